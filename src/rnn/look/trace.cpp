#include "rnn/look/trace.hpp"

#include <algorithm>
#include <utility>

#include "rnn/look/gates.hpp"
#include "rnn/look/predictions.hpp"
#include "rnn/train/loss.hpp"

namespace rnn {

namespace {

constexpr int kWidestOneHot = 256;

// x⟨t⟩ of a layer.
template <class T>
Rows inputRows(const StackShape& shape, StackTape<T>& tape, const LayerInput<T>& input, int layer) {
  if (layer > 0) {
    const PaddedAxis below{shape.bidirectional ? 2 : 1, shape.hidden};
    return rowsOf<T>(tape.outputs[static_cast<std::size_t>(layer - 1)].view().fromStep(1), tape.steps, below);
  }
  if (!shape.oneHot) return rowsOf<T>(input.features, tape.steps, shape.input);
  if (shape.input.size > kWidestOneHot) return {};
  Rows x = emptyRows(tape.steps, shape.input.size);
  for (int t = 0; t < tape.steps; ++t) {
    if (input.tokens[t] != kNoToken) x.at(t, input.tokens[t]) = 1;
  }
  return x;
}

template <class T>
TracedLayer traceLayer(const RecurrentStack<T>& stack, StackTape<T>& tape, const LayerInput<T>& input, int layer, int direction) {
  const StackShape& shape = stack.shape();
  auto& one = tape.tapes[static_cast<std::size_t>(layer * (shape.bidirectional ? 2 : 1) + direction)];
  const PaddedAxis hidden{1, shape.hidden};
  const auto rows = [&](SequenceView<const T> view) { return rowsOf<T>(view, tape.steps, hidden); };
  const auto slot = [&](int place) { return rows(one.slots.view().fromPanel(place * hidden.panels(), hidden.panels())); };

  TracedLayer traced{};
  traced.layer = layer;
  traced.direction = direction == 1 ? Direction::backward : Direction::forward;
  traced.x = inputRows(shape, tape, input, layer);
  traced.a = rows(one.a.fromStep(1 - direction));
  traced.aPrevious = rows(one.a.fromStep(direction));
  if (!one.c.numbers().empty()) traced.c = rows(one.c.view().fromStep(1 - direction));
  // The plain cell's slot keeps z; its value is a⟨t⟩.
  const auto names = gateNames(shape.cell);
  for (const auto& gate : names) {
    Rows value = shape.cell == CellKind::rnn ? traced.a : slot(gate.slot);
    traced.gates.push_back({gate.name, {}, std::move(value)});
  }

  stack.preActivations(tape, input, layer, direction);  // now the slots hold these
  for (std::size_t i = 0; i < names.size(); ++i) traced.gates[i].preActivation = slot(names[i].slot);
  if (shape.cell == CellKind::gru) {  // Γ_r stands between the two parts of its candidate, the last slot (cells/gru.hpp)
    const Rows q = slot(3), &reset = traced.gates[0].value;
    Rows& candidate = traced.gates[2].preActivation;
    for (std::size_t i = 0; i < q.numbers.size(); ++i) candidate.numbers[i] += reset.numbers[i] * q.numbers[i];
  }
  return traced;
}

template <class T>
void traceStack(Trace& trace, const std::string& part, const RecurrentStack<T>& stack, StackTape<T>& tape, const LayerInput<T>& input) {
  for (int layer = 0; layer < stack.shape().layers; ++layer) {
    for (int d = 0; d < (stack.shape().bidirectional ? 2 : 1); ++d) {
      trace.layers.push_back(traceLayer<T>(stack, tape, input, layer, d));
      trace.layers.back().part = part;
    }
  }
}

// The loss of each step alone, judged by the same code that trains.
template <class T>
double lossAt(const Rows& z, int t, const Batch& example, OutputKind output) {
  const auto row = static_cast<std::size_t>(t);
  Sequence<T> step(1, panelsFor(z.size), 1);
  for (int i = 0; i < z.size; ++i) step.view().at(0, i, 0) = static_cast<T>(z.at(t, i));
  if (output == OutputKind::softmax) {
    return softmaxCrossEntropy<T>(step.view(), z.size, &example.targetTokens[row], 0, 1, T(1));
  }
  const unsigned char* judged = example.judged.empty() ? nullptr : &example.judged[row];
  const auto lossOf = output == OutputKind::sigmoid ? sigmoidCrossEntropy<T> : squaredError<T>;
  return lossOf(step.view(), z.size, &example.targetValues[row * static_cast<std::size_t>(z.size)], judged, T(1));
}

template <class T>
void traceOutputs(Trace& trace, Network<T>& network, NetworkTape<T>& tape, const Batch& example) {
  const auto& c = network.config();
  trace.z = rowsOf<T>(tape.outputs.view(), tape.targetSteps, {1, c.outputSize});
  trace.outputs = predictionsOf(trace.z, c.output);
  trace.losses.resize(static_cast<std::size_t>(tape.targetSteps));
  if (example.targetTokens.empty() && example.targetValues.empty()) return;
  network.loss(tape, example);  // throws where the targets do not fit
  for (int t = 0; t < tape.targetSteps; ++t) trace.losses[static_cast<std::size_t>(t)] = lossAt<T>(trace.z, t, example, c.output);
}

// The output layer after every step, where the state at t is what it would be if the input ended there.
template <class T>
void traceRunning(Trace& trace, Network<T>& network) {
  const auto& c = network.config();
  if (c.type != Architecture::manyToOne || c.bidirectional) return;
  auto& parameters = network.parameters();
  const auto weights = parameters.value(parameters.find("output.weight")), bias = parameters.value(parameters.find("output.bias"));
  const Rows& a = trace.layers.back().a;
  Rows z = emptyRows(a.steps, c.outputSize);
  for (int t = 0; t < z.steps; ++t) {
    for (int o = 0; o < z.size; ++o) {
      z.at(t, o) = static_cast<double>(bias(o, 0));
      for (int i = 0; i < a.size; ++i) z.at(t, o) += static_cast<double>(weights(o, i)) * a.at(t, i);
    }
  }
  trace.running = predictionsOf(z, c.output);
}

}  // namespace

template <class T>
Trace trace(Network<T>& network, const Batch& example) {
  checkSingle(example);
  auto tape = network.makeTape(1, example.inputSteps, example.targetSteps, false);
  network.forward(tape, example);
  Trace trace;
  const bool decodes = network.decoder() != nullptr;
  traceStack<T>(trace, decodes ? "encoder" : "stack", network.stack(), tape.stack, {tape.inputs.data(), tape.features.view()});
  if (decodes) {
    traceStack<T>(trace, "decoder", *network.decoder(), tape.decoder, {tape.decoderInputs.data(), tape.decoderFeatures.view()});
  }
  if (network.attention()) {
    trace.attention = emptyRows(tape.targetSteps, tape.inputSteps);
    std::copy(tape.attention.weights.begin(), tape.attention.weights.end(), trace.attention.numbers.begin());
  }
  traceOutputs(trace, network, tape, example);
  traceRunning(trace, network);
  return trace;
}

template Trace trace(Network<float>&, const Batch&);
template Trace trace(Network<double>&, const Batch&);

}  // namespace rnn
