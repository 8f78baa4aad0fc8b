// The shapes of what is looked at. The functions that give it away belong to the sessions (bindings.cpp).
#include <emscripten/bind.h>

#include "guard.hpp"
#include "look.hpp"

namespace {

using namespace rnn;
using namespace rnn::bindings;
using namespace emscripten;

void registerGraph() {
  register_type<DirectionName>("'forward' | 'backward'");
  register_type<NodeRole>("'input' | 'hidden' | 'output' | 'attention'");
  register_type<EdgeRole>("'input' | 'recurrent' | 'output' | 'feedback' | 'handover' | 'attention' | 'mixture'");
  register_type<NodeArray>("GraphNode[]");
  register_type<EdgeArray>("GraphEdge[]");
  value_object<JsNode>("GraphNode")
      .field("role", &JsNode::role)
      .field("column", &JsNode::column)
      .field("step", &JsNode::step)
      .field("layer", &JsNode::layer)
      .field("direction", &JsNode::direction)
      .field("decoder", &JsNode::decoder);
  value_object<JsEdge>("GraphEdge")
      .field("from", &JsEdge::from)
      .field("to", &JsEdge::to)
      .field("role", &JsEdge::role)
      .field("weight", &JsEdge::weight);
  value_object<JsGraph>("Graph").field("nodes", &JsGraph::nodes).field("edges", &JsGraph::edges).field("columns", &JsGraph::columns);
}

void registerTrace() {
  register_type<PartName>("'stack' | 'encoder' | 'decoder'");
  register_type<GateNameOf>("'update' | 'forget' | 'candidate' | 'output' | 'reset' | 'hidden'");
  register_type<RowsOrNull>("Rows | null");
  register_type<GateArray>("TracedGate[]");
  register_type<LayerArray>("TracedLayer[]");
  value_object<JsRows>("Rows").field("steps", &JsRows::steps).field("size", &JsRows::size).field("numbers", &JsRows::numbers);
  value_object<JsGate>("TracedGate")
      .field("name", &JsGate::name)
      .field("preActivation", &JsGate::preActivation)
      .field("value", &JsGate::value);
  value_object<JsLayer>("TracedLayer")
      .field("part", &JsLayer::part)
      .field("layer", &JsLayer::layer)
      .field("direction", &JsLayer::direction)
      .field("x", &JsLayer::x)
      .field("gates", &JsLayer::gates)
      .field("a", &JsLayer::a)
      .field("aPrevious", &JsLayer::aPrevious)
      .field("c", &JsLayer::c);
  value_object<JsTrace>("Trace")
      .field("layers", &JsTrace::layers)
      .field("z", &JsTrace::z)
      .field("outputs", &JsTrace::outputs)
      .field("running", &JsTrace::running)
      .field("losses", &JsTrace::losses)
      .field("attention", &JsTrace::attention);
  value_object<JsTextTrace>("TextTrace")
      .field("text", &JsTextTrace::text)
      .field("unknown", &JsTextTrace::unknown)
      .field("trace", &JsTextTrace::trace);
}

void registerTensors() {
  register_type<TensorShapeArray>("TensorShape[]");
  value_object<JsTensorShape>("TensorShape")
      .field("name", &JsTensorShape::name)
      .field("rows", &JsTensorShape::rows)
      .field("columns", &JsTensorShape::columns);
  value_object<JsMatrix>("Matrix")
      .field("name", &JsMatrix::name)
      .field("rows", &JsMatrix::rows)
      .field("columns", &JsMatrix::columns)
      .field("numbers", &JsMatrix::numbers);
  register_type<NormsArray>("StateGradientNorms[]");
  value_object<JsNorms>("StateGradientNorms")
      .field("part", &JsNorms::part)
      .field("layer", &JsNorms::layer)
      .field("direction", &JsNorms::direction)
      .field("norms", &JsNorms::norms);
}

void registerNetworkSettings() {
  register_type<NumberOrNull>("number | null");
  register_optional<std::string>();
  register_optional<double>();
  register_optional<bool>();
  register_optional<NumberOrNull>();
  register_optional<JsInitialisers>();
  value_object<JsInitialisers>("Initialisers")
      .field("input", &JsInitialisers::input)
      .field("recurrent", &JsInitialisers::recurrent)
      .field("spectralRadius", &JsInitialisers::spectralRadius)
      .field("forgetBias", &JsInitialisers::forgetBias);
  value_object<JsNetworkSettings>("NetworkSettings")
      .field("type", &JsNetworkSettings::type)
      .field("cell", &JsNetworkSettings::cell)
      .field("g", &JsNetworkSettings::g)
      .field("hidden", &JsNetworkSettings::hidden)
      .field("layers", &JsNetworkSettings::layers)
      .field("bidirectional", &JsNetworkSettings::bidirectional)
      .field("dropout", &JsNetworkSettings::dropout)
      .field("embedding", &JsNetworkSettings::embedding)
      .field("attention", &JsNetworkSettings::attention)
      .field("output", &JsNetworkSettings::output)
      .field("lossOver", &JsNetworkSettings::lossOver)
      .field("initialiser", &JsNetworkSettings::initialiser);
}

}  // namespace

EMSCRIPTEN_BINDINGS(look) {
  registerGraph();
  registerTrace();
  registerTensors();
  registerNetworkSettings();
  function("graph(network, inputSteps, outputSteps)", guarded<&graph>);
}
