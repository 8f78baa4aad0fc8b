// The weights α of attention: shares of 1 over the encoder states that there are.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

NetworkProblem attending(AttentionKind kind, bool masked) {
  NetworkProblem problem{smallConfig(Architecture::encoderDecoder, CellKind::gru, 9), masked};
  problem.config.attention = kind;
  problem.config.bidirectional = true;
  problem.longest = 10;  // more than one vector of scores
  return problem;
}

// α⟨t,s⟩ of example b.
double weight(const NetworkTape<double>& tape, int t, int s, int b) {
  return tape.attention.weights[(t * tape.size + b) * tape.inputSteps + s];
}

}  // namespace

TEST_CASE("The weights of every step are shares of 1, and zero where the example has ended") {
  const AttentionKind kind = GENERATE(AttentionKind::dot, AttentionKind::additive);
  const NetworkProblem problem = attending(kind, true);
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  network.forward(tape, batch);
  for (int t = 0; t < batch.targetSteps; ++t) {
    for (int b = 0; b < batch.size; ++b) {
      double sum = 0;
      for (int s = 0; s < batch.inputSteps; ++s) {
        if (s >= batch.inputLengths[b]) CHECK(weight(tape, t, s, b) == 0);
        else CHECK(weight(tape, t, s, b) > 0);
        sum += weight(tape, t, s, b);
      }
      CHECK(std::abs(sum - 1) < 1e-14);
    }
  }
}

TEST_CASE("One encoder state gets the whole weight") {
  const AttentionKind kind = GENERATE(AttentionKind::dot, AttentionKind::additive);
  const NetworkProblem problem = attending(kind, true);
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  REQUIRE(batch.inputLengths[1] == 1);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  network.forward(tape, batch);
  for (int t = 0; t < batch.targetSteps; ++t) CHECK(weight(tape, t, 0, 1) == 1);
}

TEST_CASE("Where all scores are equal all states have equal weights") {
  const AttentionKind kind = GENERATE(AttentionKind::dot, AttentionKind::additive);
  const NetworkProblem problem = attending(kind, false);
  auto network = makeNetwork<double>(problem);
  auto& parameters = network.parameters();
  parameters.value(parameters.find(kind == AttentionKind::dot ? "attention.key.weight" : "attention.score.weight")).setZero();
  network.pack();
  const Batch batch = makeBatch(problem);
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  network.forward(tape, batch);
  for (const double w : tape.attention.weights) CHECK(std::abs(w - 0.1) < 1e-16);
}

TEST_CASE("Scores that are far apart give the whole weight to one state, without NaN") {
  const AttentionKind kind = GENERATE(AttentionKind::dot, AttentionKind::additive);
  const NetworkProblem problem = attending(kind, false);
  auto network = makeNetwork<double>(problem);
  auto& parameters = network.parameters();
  parameters.value(parameters.find(kind == AttentionKind::dot ? "attention.key.weight" : "attention.score.weight")) *= 1e6;
  const Batch batch = makeBatch(problem);
  const Passed passed = passThrough(network, batch);
  CHECK(std::isfinite(passed.loss));
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  network.forward(tape, batch);
  for (int t = 0; t < batch.targetSteps; ++t) {
    for (int b = 0; b < batch.size; ++b) {
      double largest = 0;
      for (int s = 0; s < batch.inputSteps; ++s) largest = std::max(largest, weight(tape, t, s, b));
      CHECK(largest > 0.999);
    }
  }
  for (const double g : parameters.gradients()) CHECK(std::isfinite(g));
}
