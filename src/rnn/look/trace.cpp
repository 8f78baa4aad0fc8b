#include "rnn/look/trace.hpp"

#include <algorithm>

#include "rnn/look/gates.hpp"
#include "rnn/look/predictions.hpp"
#include "rnn/train/loss.hpp"

namespace rnn {

namespace {

constexpr int kWidestOneHot = 256;

// One layer of one part.
template <class T>
class LayerTracer {
 public:
  LayerTracer(Network<T>& network, const std::string& prefix, StackTape<T>& tape, const StackShape& shape, int layer, int direction)
      : tape_(tape),
        one_(tape.tapes[static_cast<std::size_t>(layer * (shape.bidirectional ? 2 : 1) + direction)]),
        shape_(shape) {
    const std::string suffix = "_l" + std::to_string(layer) + (direction == 1 ? "_reverse" : "");
    auto& parameters = network.parameters();
    const auto numbersOf = [&](const char* kind) { return parameters.value(parameters.find(prefix + kind + suffix)).data(); };
    inputWeights_ = numbersOf("weight_ih");
    recurrentWeights_ = numbersOf("weight_hh");
    inputBias_ = numbersOf("bias_ih");
    recurrentBias_ = numbersOf("bias_hh");
    traced_.layer = layer;
    traced_.direction = direction == 1 ? Direction::backward : Direction::forward;
  }

  TracedLayer run(const LayerInput<T>& input, int steps) {
    steps_ = steps;
    readInput(input);
    const PaddedAxis hidden{1, shape_.hidden};
    const int own = traced_.direction == Direction::forward ? 1 : 0;
    traced_.a = rowsOf<T>(one_.a.fromStep(own), steps, hidden);
    traced_.aPrevious = rowsOf<T>(one_.a.fromStep(1 - own), steps, hidden);
    if (!one_.c.numbers().empty()) traced_.c = rowsOf<T>(one_.c.view().fromStep(own), steps, hidden);
    for (const auto& gate : gateNames(shape_.cell)) addGate(gate);
    return std::move(traced_);
  }

 private:
  void readInput(const LayerInput<T>& input) {
    const int layer = traced_.layer;
    const PaddedAxis axis = layer == 0 ? shape_.input : PaddedAxis{shape_.bidirectional ? 2 : 1, shape_.hidden};
    if (layer > 0) {
      traced_.x = rowsOf<T>(tape_.outputs[static_cast<std::size_t>(layer - 1)].view().fromStep(1), steps_, axis);
    } else if (!shape_.oneHot) {
      traced_.x = rowsOf<T>(input.features, steps_, axis);
    } else {
      tokens_ = input.tokens;
      if (axis.size > kWidestOneHot) return;
      traced_.x = emptyRows(steps_, axis.size);
      for (int t = 0; t < steps_; ++t) {
        if (tokens_[t] != kNoToken) traced_.x.at(t, tokens_[t]) = 1;
      }
    }
  }

  void addGate(const GateName& name) {
    TracedGate gate{name.name, emptyRows(steps_, shape_.hidden), {}};
    const int panels = panelsFor(shape_.hidden);
    // The plain cell's slot keeps z; its value is a⟨t⟩.
    gate.value = shape_.cell == CellKind::rnn
                     ? traced_.a
                     : rowsOf<T>(one_.slots.view().fromPanel(name.slot * panels, panels), steps_, {1, shape_.hidden});
    for (int t = 0; t < steps_; ++t) {
      for (int i = 0; i < shape_.hidden; ++i) gate.preActivation.at(t, i) = preActivation(name, t, i);
    }
    traced_.gates.push_back(std::move(gate));
  }

  // Straight from the equation, with the weights as PyTorch lays them out.
  double preActivation(const GateName& name, int t, int i) const {
    const int row = name.gate * shape_.hidden + i;
    double fromInput = static_cast<double>(inputBias_[row]);
    if (!tokens_) fromInput += rowTimes(inputWeights_, row, traced_.x, t);
    else if (tokens_[t] != kNoToken) fromInput += static_cast<double>(inputWeights_[row * shape_.input.size + tokens_[t]]);
    double fromState = static_cast<double>(recurrentBias_[row]) + rowTimes(recurrentWeights_, row, traced_.aPrevious, t);
    if (shape_.cell == CellKind::gru && name.gate == 2) fromState *= traced_.gates[0].value.at(t, i);  // Γ_r
    return fromInput + fromState;
  }

  // In four sums, as a single one waits for each of its additions: a trace has millions of them.
  static double rowTimes(const T* weights, int row, const Rows& x, int t) {
    const T* const w = weights + static_cast<std::ptrdiff_t>(row) * x.size;
    double first = 0, second = 0, third = 0, fourth = 0;
    int i = 0;
    for (; i + 4 <= x.size; i += 4) {
      first += static_cast<double>(w[i]) * x.at(t, i);
      second += static_cast<double>(w[i + 1]) * x.at(t, i + 1);
      third += static_cast<double>(w[i + 2]) * x.at(t, i + 2);
      fourth += static_cast<double>(w[i + 3]) * x.at(t, i + 3);
    }
    for (; i < x.size; ++i) first += static_cast<double>(w[i]) * x.at(t, i);
    return (first + second) + (third + fourth);
  }

  StackTape<T>& tape_;
  RecurrentTape<T>& one_;
  const StackShape& shape_;
  const T *inputWeights_, *recurrentWeights_, *inputBias_, *recurrentBias_;
  const Token* tokens_ = nullptr;  // where the layer reads tokens
  int steps_ = 0;
  TracedLayer traced_{};
};

template <class T>
void traceStack(Trace& trace, Network<T>& network, const std::string& part, StackTape<T>& tape, const StackShape& shape,
                const LayerInput<T>& input, int steps) {
  const std::string prefix = part == "stack" ? "" : part + ".";
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (int d = 0; d < (shape.bidirectional ? 2 : 1); ++d) {
      trace.layers.push_back(LayerTracer<T>(network, prefix, tape, shape, layer, d).run(input, steps));
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
  traceStack(trace, network, decodes ? "encoder" : "stack", tape.stack, network.stack().shape(),
             LayerInput<T>{tape.inputs.data(), tape.features.view()}, tape.inputSteps);
  if (decodes) {
    traceStack(trace, network, "decoder", tape.decoder, network.decoder()->shape(),
               LayerInput<T>{tape.decoderInputs.data(), tape.decoderFeatures.view()}, tape.targetSteps);
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
