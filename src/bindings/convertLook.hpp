// What is looked at, as JavaScript sees it: graphs, traces, tensors, gradients.
#pragma once

#include "rnn/look/stateGradients.hpp"
#include "rnn/look/tensors.hpp"
#include "rnn/look/trace.hpp"
#include "rnn/model/graph.hpp"
#include "rnn/session.hpp"
#include "values.hpp"

namespace rnn::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(DirectionName)
EMSCRIPTEN_DECLARE_VAL_TYPE(PartName)
EMSCRIPTEN_DECLARE_VAL_TYPE(GateNameOf)
EMSCRIPTEN_DECLARE_VAL_TYPE(NodeRole)
EMSCRIPTEN_DECLARE_VAL_TYPE(EdgeRole)
EMSCRIPTEN_DECLARE_VAL_TYPE(RowsOrNull)
EMSCRIPTEN_DECLARE_VAL_TYPE(NodeArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(EdgeArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(GateArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(NormsArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorShapeArray)

struct JsRows {
  int steps;
  int size;
  Float64Array numbers{emscripten::val::undefined()};
};

struct JsTensorShape {
  Text name{emscripten::val::undefined()};
  int rows;
  int columns;
};

struct JsMatrix {
  Text name{emscripten::val::undefined()};
  int rows;
  int columns;
  Float32Array numbers{emscripten::val::undefined()};
};

struct JsNode {
  NodeRole role{emscripten::val::undefined()};
  int column;
  int step;
  int layer;
  DirectionName direction{emscripten::val::undefined()};
  bool decoder;
};

struct JsEdge {
  int from;
  int to;
  EdgeRole role{emscripten::val::undefined()};
  Text weight{emscripten::val::undefined()};
};

struct JsGraph {
  NodeArray nodes{emscripten::val::undefined()};
  EdgeArray edges{emscripten::val::undefined()};
  int columns;
};

struct JsGate {
  GateNameOf name{emscripten::val::undefined()};
  JsRows preActivation;
  JsRows value;
};

struct JsLayer {
  PartName part{emscripten::val::undefined()};
  int layer;
  DirectionName direction{emscripten::val::undefined()};
  JsRows x;
  GateArray gates{emscripten::val::undefined()};
  JsRows a;
  JsRows aPrevious;
  RowsOrNull c{emscripten::val::undefined()};
};

struct JsTrace {
  LayerArray layers{emscripten::val::undefined()};
  JsRows z;
  JsRows outputs;
  RowsOrNull running{emscripten::val::undefined()};
  Float64Array losses{emscripten::val::undefined()};
  RowsOrNull attention{emscripten::val::undefined()};
};

struct JsTextTrace {
  Text text{emscripten::val::undefined()};
  StringArray unknown{emscripten::val::undefined()};
  JsTrace trace;
};

struct JsNorms {
  PartName part{emscripten::val::undefined()};
  int layer;
  DirectionName direction{emscripten::val::undefined()};
  Float64Array norms{emscripten::val::undefined()};
};

JsRows toJs(const Rows& rows);
RowsOrNull rowsOrNull(const Rows& rows);  // null when there are none
JsMatrix toJs(const Matrix& matrix);
JsGraph toJs(const Graph& graph);
JsTrace toJs(const Trace& trace);
JsTextTrace toJs(const TextTrace& trace);
NormsArray toJs(const std::vector<StateGradientNorms>& norms);
TensorShapeArray toJs(const Parameters<float>& parameters);
Float64Array toJs(const std::vector<std::complex<double>>& numbers);  // re, im, re, im …

}  // namespace rnn::bindings
