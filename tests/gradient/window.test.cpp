// Truncated back-propagation through time in a network: the gradient of each window's loss by the weights as that window
// uses them, with the state that it began with held fast.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <algorithm>
#include <vector>

#include "support/errors.hpp"
#include "support/networkProblem.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSteps = 7, kBatch = 2;

Batch exampleOf(const NetworkConfig& config) {
  Batch batch;
  batch.size = kBatch;
  batch.inputSteps = batch.targetSteps = kSteps;
  Random random(9);
  for (int i = 0; i < kSteps * kBatch; ++i) {
    batch.inputTokens.push_back(static_cast<Token>(random.below(static_cast<std::uint32_t>(config.inputSize))));
    batch.targetTokens.push_back(static_cast<Token>(random.below(static_cast<std::uint32_t>(config.outputSize))));
  }
  return batch;
}

// The loss of steps [from, to) alone, with the present weights there and `before` in all earlier steps.
double lossOfWindow(Network<double>& network, const Batch& batch, const std::vector<double>& before, int from, int to) {
  auto tape = network.makeTape(kBatch, kSteps, kSteps, false);
  const auto values = network.parameters().values();
  const std::vector<double> present(values.begin(), values.end());
  tape.inputs = batch.inputTokens;
  std::ranges::copy(before, values.begin());
  network.pack();
  network.continueStack(tape, 0, from);
  std::ranges::copy(present, values.begin());
  network.pack();
  network.continueStack(tape, from, to);
  Batch judged = batch;
  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < kBatch; ++b) {
      if (t < from || t >= to) judged.targetTokens[static_cast<std::size_t>(t * kBatch + b)] = kNoToken;
    }
  }
  // The mean is over the judged steps; all windows together are judged at every step.
  return network.loss(tape, judged) * (to - from) / kSteps;
}

}  // namespace

TEST_CASE("The gradient of a window is that of its weights alone") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const int window = GENERATE(1, 3, 7, 20);
  NetworkConfig config = smallConfig(Architecture::manyToMany, cell, 4);
  config.layers = 2;
  Network<double> network(config);
  Random random(2);
  network.initialise(random);
  const Batch batch = exampleOf(config);
  auto tape = network.makeTape(kBatch, kSteps, kSteps, true);
  network.forward(tape, batch);
  network.loss(tape, batch);
  network.backward(tape, window);
  const auto values = network.parameters().values();
  const std::vector<double> before(values.begin(), values.end());
  const std::vector<double> gradients(network.parameters().gradients().begin(), network.parameters().gradients().end());
  constexpr double kStep = 1e-5;
  for (std::size_t i = 0; i < values.size(); i += 3) {
    double numerical = 0;
    for (int to = kSteps; to > 0; to -= window) {
      const int from = std::max(0, to - window);
      values[i] = before[i] + kStep;
      const double above = lossOfWindow(network, batch, before, from, to);
      values[i] = before[i] - kStep;
      numerical += (above - lossOfWindow(network, batch, before, from, to)) / (2 * kStep);
      values[i] = before[i];
    }
    CAPTURE(i, window);
    CHECK(relativeError(gradients[i], numerical, 1e-4) < 1e-5);
  }
}

TEST_CASE("A window is refused where time runs both ways or through two stacks") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::gru);
  config.bidirectional = true;
  Network<double> bidirectional(config), translates(smallConfig(Architecture::encoderDecoder, CellKind::gru));
  auto tape = bidirectional.makeTape(1, 4, 4, true);
  CHECK(errorOf([&] { bidirectional.backward(tape, 2); }).code() == "setting-not-together");
  tape = translates.makeTape(1, 4, 4, true);
  CHECK(errorOf([&] { translates.backward(tape, 2); }).details().field == "window");
}
