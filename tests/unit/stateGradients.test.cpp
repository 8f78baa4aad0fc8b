// The gradient of a state is held against one computed from the equations, and against differences where a state can be moved.
#include "rnn/look/stateGradients.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/look/trace.hpp"
#include "rnn/train/longSequence.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

double entry(Network<double>& network, const char* tensor, int row, int column = 0) {
  return network.parameters().value(network.parameters().find(tensor))(row, column);
}

// ∂L/∂a⟨t⟩ of a plain tanh network in one direction, many to many with softmax and the sum over steps, by hand:
// W_yaᵀ(ŷ⟨t⟩ − y⟨t⟩) + W_aaᵀ(da⟨t+1⟩ ∘ (1 − a⟨t+1⟩²)).
std::vector<std::vector<double>> stateGradientsByHand(Network<double>& network, const Batch& example) {
  const Trace traced = trace(network, example);
  const Rows& a = traced.layers[0].a;
  const int steps = a.steps, hidden = a.size;
  std::vector<std::vector<double>> da(static_cast<std::size_t>(steps), std::vector<double>(static_cast<std::size_t>(hidden)));
  for (int t = steps - 1; t >= 0; --t) {
    for (int i = 0; i < hidden; ++i) {
      double& d = da[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)];
      const Token target = example.targetTokens[static_cast<std::size_t>(t)];
      for (int o = 0; o < traced.outputs.size && target != kNoToken; ++o) {
        d += entry(network, "output.weight", o, i) * (traced.outputs.at(t, o) - (o == target ? 1 : 0));
      }
      for (int j = 0; j < hidden && t + 1 < steps; ++j) {
        const double next = da[static_cast<std::size_t>(t + 1)][static_cast<std::size_t>(j)];
        d += entry(network, "weight_hh_l0", j, i) * next * (1 - a.at(t + 1, j) * a.at(t + 1, j));
      }
    }
  }
  return da;
}

double normOf(const std::vector<double>& numbers) {
  double square = 0;
  for (const double x : numbers) square += x * x;
  return std::sqrt(square);
}

NetworkConfig summed(Architecture type, CellKind cell, int hidden = 3) {
  NetworkConfig config = smallConfig(type, cell, hidden);
  config.lossOver = LossOver::examples;
  return config;
}

// One example of a batch of tokens and classes, at its own length.
Batch single(const Batch& batch, int b) {
  const int steps = batch.inputLengths.empty() ? batch.inputSteps : batch.inputLengths[static_cast<std::size_t>(b)];
  Batch one;
  one.size = 1;
  one.inputSteps = steps;
  one.targetSteps = batch.targetSteps == batch.inputSteps ? steps : batch.targetSteps;
  const auto at = [&](int t) { return static_cast<std::size_t>(t * batch.size + b); };
  for (int t = 0; t < one.inputSteps; ++t) one.inputTokens.push_back(batch.inputTokens[at(t)]);
  for (int t = 0; t < one.targetSteps; ++t) one.targetTokens.push_back(batch.targetTokens[at(t)]);
  return one;
}

}  // namespace

TEST_CASE("The gradients of the states of a small network are those computed by hand") {
  const NetworkProblem problem{.config = summed(Architecture::manyToMany, CellKind::rnn, GENERATE(1, 2, 3)), .size = 1, .longest = 3};
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const auto expected = stateGradientsByHand(network, batch);
  const auto norms = stateGradientNorms(network, batch);
  REQUIRE(norms.size() == 1);
  CHECK(norms[0].part == "stack");
  CHECK(norms[0].layer == 0);
  CHECK(norms[0].direction == Direction::forward);
  REQUIRE(norms[0].norms.size() == 3);
  for (std::size_t t = 0; t < 3; ++t) CHECK(std::abs(norms[0].norms[t] - normOf(expected[t])) < 1e-13);
}

TEST_CASE("Where only the last step is judged, a one-unit network's gradient shrinks by w(1 − a²) from step to step") {
  const NetworkProblem problem{.config = summed(Architecture::manyToMany, CellKind::rnn, 1), .size = 1, .longest = 6};
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  for (std::size_t t = 0; t < 5; ++t) batch.targetTokens[t] = kNoToken;
  const Rows a = trace(network, batch).layers[0].a;
  const auto norms = stateGradientNorms(network, batch)[0].norms;
  CHECK(norms[5] > 0);
  for (int t = 0; t < 5; ++t) {
    const double factor = std::abs(entry(network, "weight_hh_l0", 0) * (1 - a.at(t + 1, 0) * a.at(t + 1, 0)));
    CHECK(std::abs(norms[static_cast<std::size_t>(t)] - factor * norms[static_cast<std::size_t>(t + 1)]) < 1e-14);
  }
}

TEST_CASE("The norms of a batch are the mean of those of its examples, each at its own length and 0 after its end") {
  NetworkConfig config = summed(GENERATE(Architecture::manyToMany, Architecture::manyToOne), GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.bidirectional = GENERATE(false, true);
  config.layers = 2;
  const NetworkProblem problem{.config = config, .masked = true, .size = 3, .longest = 5};
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  REQUIRE(batch.inputLengths == std::vector<int>{5, 1, 4});
  Batch all = batch;
  // Many to one: makeBatch leaves some unjudged; judge them all.
  for (Token& target : all.targetTokens) target = config.type == Architecture::manyToOne && target == kNoToken ? Token(0) : target;
  const auto together = stateGradientNorms(network, all);
  std::vector<std::vector<double>> expected(together.size(), std::vector<double>(5));
  for (int b = 0; b < 3; ++b) {
    const auto alone = stateGradientNorms(network, single(all, b));
    for (std::size_t i = 0; i < alone.size(); ++i) {
      // The loss is a mean over the examples: a third of what it is alone; and the norms are averaged over three.
      for (std::size_t t = 0; t < alone[i].norms.size(); ++t) expected[i][t] += alone[i].norms[t] / 9;
    }
  }
  for (std::size_t i = 0; i < together.size(); ++i) {
    CAPTURE(i);
    for (std::size_t t = 0; t < 5; ++t) CHECK(std::abs(together[i].norms[t] - expected[i][t]) < 1e-14);
  }
}

TEST_CASE("A gradient goes from the decoder to every state of its encoder") {
  NetworkConfig config = summed(Architecture::encoderDecoder, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.bidirectional = true;
  config.attention = AttentionKind::dot;
  const NetworkProblem problem{.config = config, .size = 2};
  auto network = makeNetwork<double>(problem);
  const auto norms = stateGradientNorms(network, makeBatch(problem));
  REQUIRE(norms.size() == 3);
  CHECK(norms[0].part == "encoder");
  CHECK(norms[1].part == "encoder");
  CHECK(norms[1].direction == Direction::backward);
  CHECK(norms[2].part == "decoder");
  CHECK(norms[0].norms.size() == 4);
  CHECK(norms[2].norms.size() == 3);
  for (const auto& one : norms) {
    for (const double norm : one.norms) CHECK(norm > 0);
  }
}

TEST_CASE("A long sequence in segments has the norms of one computed at once") {
  NetworkConfig config = summed(GENERATE(Architecture::manyToMany, Architecture::manyToOne), GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.layers = 2;
  const NetworkProblem problem{.config = config, .size = 3, .longest = 11};
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const auto expected = stateGradientNorms(network, batch);
  LongSequence<double> sequence(network, 4);
  sequence.run(batch);
  CHECK(sequence.norms().empty());  // kept only when asked for
  sequence.keepNorms(true);
  sequence.run(batch);
  REQUIRE(sequence.norms().size() == 2);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    REQUIRE(sequence.norms()[layer].size() == 11);
    for (std::size_t t = 0; t < 11; ++t) CHECK(std::abs(sequence.norms()[layer][t] - expected[layer].norms[t]) < 1e-14);
  }
}
