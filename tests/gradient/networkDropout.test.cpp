// Dropout between layers: the gradient of the masked network, and what is dropped.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "support/difference.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

NetworkProblem droppingProblem(Architecture type, CellKind cell) {
  NetworkProblem problem{smallConfig(type, cell), true};
  problem.config.layers = 3;
  problem.config.bidirectional = true;
  problem.config.dropout = 0.4;
  return problem;
}

// The loss under a mask that the seed decides.
template <class T>
double maskedLoss(Network<T>& network, NetworkTape<T>& tape, const Batch& batch, std::uint64_t seed) {
  Random dropout(seed);
  network.pack();
  network.forward(tape, batch, &dropout);
  return network.loss(tape, batch);
}

// The share of zeros in the masks, and whether every other number is 1/(1 − dropout).
struct Dropped {
  double share;
  bool othersAreScaled;
};
Dropped droppedIn(const StackTape<double>& tape, double dropout) {
  double zeros = 0, all = 0;
  bool scaled = true;
  for (const auto& mask : tape.masks) {
    for (const double m : mask.numbers()) {
      zeros += m == 0;
      scaled = scaled && (m == 0 || m == 1 / (1 - dropout));
      ++all;
    }
  }
  return {zeros / all, scaled};
}

}  // namespace

TEST_CASE("Under a fixed mask the gradient is that of the masked network's central differences") {
  const Architecture type = GENERATE(Architecture::manyToMany, Architecture::manyToOne, Architecture::encoderDecoder);
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const NetworkProblem problem = droppingProblem(type, cell);
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  const std::uint64_t mask = GENERATE(1, 2);
  maskedLoss(network, tape, batch, mask);
  network.backward(tape);
  auto& parameters = network.parameters();
  const std::vector<double> gradients(parameters.gradients().begin(), parameters.gradients().end());
  double worst = 0;
  for (std::size_t i = 0; i < gradients.size(); i += 3) {
    worst = std::max(worst, gradientError(gradients[i], parameters.values()[i], [&] { return maskedLoss(network, tape, batch, mask); }));
  }
  INFO(problem.text());
  CHECK(worst < kGradientTolerance);
}

TEST_CASE("The same seed drops the same outputs, another seed others, none when nothing is to be dropped") {
  const NetworkProblem problem = droppingProblem(Architecture::manyToMany, CellKind::gru);
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  const double first = maskedLoss(network, tape, batch, 1), other = maskedLoss(network, tape, batch, 2);
  CHECK(first != other);
  CHECK(maskedLoss(network, tape, batch, 1) == first);

  network.forward(tape, batch);
  const double whole = network.loss(tape, batch);
  auto plain = problem;
  plain.config.dropout = 0;
  auto withoutDropout = makeNetwork<double>(plain);
  CHECK(whole == passThrough(withoutDropout, batch).loss);
}

TEST_CASE("The share that is dropped is the one asked for, and what is kept is scaled up to keep the mean") {
  const double dropout = GENERATE(0.1, 0.5, 0.9);
  NetworkProblem problem{smallConfig(Architecture::manyToMany, CellKind::rnn, 16)};
  problem.config.layers = 2;
  problem.config.dropout = dropout;
  problem.size = 32;
  problem.longest = 20;
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  maskedLoss(network, tape, batch, 3);
  const Dropped dropped = droppedIn(tape.stack, dropout);
  // 10,240 draws: five standard deviations are at most 0.025.
  CHECK_THAT(dropped.share, WithinAbs(dropout, 0.025));
  CHECK(dropped.othersAreScaled);
}
