#include "rnn/train/gradientCheck.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/error.hpp"

namespace rnn {

std::vector<CheckedGradient> checkGradients(Network<double>& network, const Batch& batch, std::span<const std::size_t> parameters, double h) {
  const auto values = network.parameters().values();
  for (const std::size_t i : parameters) {
    if (i < values.size()) continue;
    refuse("setting-out-of-range", "{field} must be within its range ({allowed}); it is {value}.", "parameter", i,
           "0–" + std::to_string(values.size() - 1));
  }
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  const auto loss = [&] {
    network.pack();
    network.forward(tape, batch);
    return network.loss(tape, batch);
  };
  loss();
  network.backward(tape);
  const std::vector<double> analytic(network.parameters().gradients().begin(), network.parameters().gradients().end());

  std::vector<CheckedGradient> checked;
  for (const std::size_t i : parameters) {
    const double value = values[i];
    values[i] = value + h;
    const double above = loss();
    values[i] = value - h;
    const double below = loss();
    values[i] = value;
    const double numeric = (above - below) / (2 * h);
    const double size = std::max(std::abs(analytic[i]) + std::abs(numeric), 1e-6);
    checked.push_back({i, analytic[i], numeric, std::abs(analytic[i] - numeric) / size});
  }
  network.pack();
  return checked;
}

}  // namespace rnn
