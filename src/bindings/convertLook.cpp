#include "convertLook.hpp"

#include <emscripten/bind.h>

namespace rnn::bindings {

using emscripten::val;

// Overloads of toJs must stand in one namespace to be found beside each other, so these are static.

RowsOrNull rowsOrNull(const Rows& rows) { return RowsOrNull(rows.steps > 0 ? val(toJs(rows)) : val::null()); }

static DirectionName toJs(Direction direction) {
  return nameToJs<DirectionName>(direction == Direction::backward ? "backward" : "forward");
}

static NodeRole toJs(GraphNode::Role role) {
  constexpr const char* kNames[] = {"input", "hidden", "output", "attention"};
  return nameToJs<NodeRole>(kNames[static_cast<int>(role)]);
}

static EdgeRole toJs(GraphEdge::Role role) {
  constexpr const char* kNames[] = {"input", "recurrent", "output", "feedback", "handover", "attention", "mixture"};
  return nameToJs<EdgeRole>(kNames[static_cast<int>(role)]);
}

static JsNode toJs(const GraphNode& node) {
  return {.role = toJs(node.role),
          .column = node.column,
          .step = node.step,
          .layer = node.layer,
          .direction = toJs(node.direction),
          .decoder = node.decoder};
}

static JsEdge toJs(const GraphEdge& edge) { return {.from = edge.from, .to = edge.to, .role = toJs(edge.role), .weight = nameToJs(edge.weight)}; }

static JsGate toJs(const TracedGate& gate) {
  return {.name = nameToJs<GateNameOf>(gate.name), .preActivation = toJs(gate.preActivation), .value = toJs(gate.value)};
}

static JsLayer toJs(const TracedLayer& layer) {
  return {.part = nameToJs<PartName>(layer.part),
          .layer = layer.layer,
          .direction = toJs(layer.direction),
          .x = toJs(layer.x),
          .gates = arrayOf<GateArray>(layer.gates, [](const TracedGate& one) { return toJs(one); }),
          .a = toJs(layer.a),
          .aPrevious = toJs(layer.aPrevious),
          .c = rowsOrNull(layer.c)};
}

static JsNorms toJs(const StateGradientNorms& norms) {
  return {.part = nameToJs<PartName>(norms.part), .layer = norms.layer, .direction = toJs(norms.direction), .norms = toJs(norms.norms)};
}

static JsTensorShape toJs(const Parameters<float>::Tensor& tensor) { return {nameToJs(tensor.name), tensor.rows, tensor.columns}; }

JsRows toJs(const Rows& rows) { return {.steps = rows.steps, .size = rows.size, .numbers = toJs(rows.numbers)}; }

JsMatrix toJs(const Matrix& matrix) {
  return {.name = nameToJs(matrix.name), .rows = matrix.rows, .columns = matrix.columns, .numbers = toJs(matrix.numbers)};
}

JsGraph toJs(const Graph& graph) {
  return {.nodes = arrayOf<NodeArray>(graph.nodes, [](const GraphNode& one) { return toJs(one); }),
          .edges = arrayOf<EdgeArray>(graph.edges, [](const GraphEdge& one) { return toJs(one); }),
          .columns = graph.columns};
}

JsTrace toJs(const Trace& trace) {
  return {.layers = arrayOf<LayerArray>(trace.layers, [](const TracedLayer& one) { return toJs(one); }),
          .z = toJs(trace.z),
          .outputs = toJs(trace.outputs),
          .running = rowsOrNull(trace.running),
          .losses = toJs(trace.losses),
          .attention = rowsOrNull(trace.attention)};
}

JsTextTrace toJs(const TextTrace& trace) {
  return {.text = nameToJs(trace.text), .unknown = toJs(trace.unknown), .trace = toJs(trace.trace)};
}

NormsArray toJs(const std::vector<StateGradientNorms>& norms) {
  return arrayOf<NormsArray>(norms, [](const StateGradientNorms& one) { return toJs(one); });
}

TensorShapeArray toJs(const Parameters<float>& parameters) {
  return arrayOf<TensorShapeArray>(parameters.tensors(), [](const Parameters<float>::Tensor& one) { return toJs(one); });
}

Float64Array toJs(const std::vector<std::complex<double>>& numbers) {
  std::vector<double> pairs;
  for (const auto& one : numbers) pairs.insert(pairs.end(), {one.real(), one.imag()});
  return toJs(pairs);
}

}  // namespace rnn::bindings
