#include "rnn/look/saliency.hpp"

#include <algorithm>
#include <string>

#include "rnn/look/gates.hpp"
#include "rnn/look/predictions.hpp"

namespace rnn {

namespace {

// ∂ŷ⟨step⟩[output]/∂z in place of ∂L/∂z: 0 at all other steps.
template <class T>
void putSlope(NetworkTape<T>& tape, const NetworkConfig& config, int step, int output) {
  const auto z = tape.outputs.view();
  const Rows predictions = predictionsOf(rowsOf<T>(z, tape.targetSteps, {1, config.outputSize}), config.output);
  const double own = predictions.at(step, output);
  std::fill(tape.outputs.numbers().begin(), tape.outputs.numbers().end(), T(0));
  for (int i = 0; i < config.outputSize; ++i) {
    double slope = i == output ? 1 : 0;
    if (config.output == OutputKind::softmax) slope = own * (slope - predictions.at(step, i));
    if (config.output == OutputKind::sigmoid) slope *= own * (1 - own);
    z.at(step, i, 0) = static_cast<T>(slope);
  }
}

// ∂ŷ/∂x⟨t⟩ = W_axᵀ dz⟨t⟩, summed over both directions of the first layer.
template <class T>
Rows byOneHotRows(Network<T>& network, NetworkTape<T>& tape) {
  const auto& shape = network.stack().shape();
  Rows rows = emptyRows(tape.inputSteps, shape.input.size);
  for (int d = 0; d < (shape.bidirectional ? 2 : 1); ++d) {
    const std::string name = std::string(network.decoder() ? "encoder." : "") + "weight_ih_l0" + (d == 1 ? "_reverse" : "");
    const auto weights = network.parameters().value(network.parameters().find(name));
    const auto slots = tape.stack.tapes[static_cast<std::size_t>(d)].slots.view();
    for (const auto& gate : gateNames(shape.cell)) {
      for (int t = 0; t < tape.inputSteps; ++t) {
        for (int i = 0; i < shape.hidden; ++i) {
          const auto dz = static_cast<double>(slots.at(t, gate.slot * paddedSize(shape.hidden) + i, 0));
          for (int v = 0; v < rows.size; ++v) rows.at(t, v) += dz * static_cast<double>(weights(gate.gate * shape.hidden + i, v));
        }
      }
    }
  }
  return rows;
}

}  // namespace

template <class T>
Rows saliency(Network<T>& network, const Batch& example, int step, int output) {
  checkSingle(example);
  wholeNumber("step", step, 0, example.targetSteps - 1);
  wholeNumber("output", output, 0, network.config().outputSize - 1);
  auto tape = network.makeTape(1, example.inputSteps, example.targetSteps, true);
  network.forward(tape, example);
  putSlope(tape, network.config(), step, output);
  network.backward(tape);
  const auto& shape = network.stack().shape();
  return shape.oneHot ? byOneHotRows(network, tape) : rowsOf<T>(tape.dFeatures.view(), tape.inputSteps, shape.input);
}

template Rows saliency(Network<float>&, const Batch&, int, int);
template Rows saliency(Network<double>&, const Batch&, int, int);

}  // namespace rnn
