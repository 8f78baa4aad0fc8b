#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "rnn/taskSession.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int kTokens = 9;

TaskSession session(Architecture type, int steps, int targetSteps) {
  NetworkConfig network;
  network.type = type;
  network.cell = CellKind::gru;
  network.hidden = 8;
  const TaskSettings task{.name = "randomTokens",
                          .options = {{"inputTokens", kTokens}, {"outputTokens", 6}, {"steps", steps}, {"targetSteps", targetSteps}, {"heldOut", 8}}};
  return {network, task, TaskTraining{}};
}

TaskSession reader(Architecture type = Architecture::manyToMany) { return session(type, 5, type == Architecture::manyToOne ? 1 : 5); }
TaskSession translator() { return session(Architecture::encoderDecoder, 5, 4); }

bool same(const Trace& one, const Trace& other) {
  return one.z.numbers == other.z.numbers && one.losses == other.losses && one.layers.size() == other.layers.size() &&
         one.layers[0].a.numbers == other.layers[0].a.numbers;
}

}  // namespace

TEST_CASE("An input of one's own is traced as the same example of the task is") {
  const auto open = GENERATE(+[] { return reader(); }, +[] { return reader(Architecture::manyToOne); }, +[] { return translator(); });
  TaskSession opened = open();
  const Batch example = opened.example(3);
  CHECK(same(opened.traceInput({.tokens = example.inputTokens, .targets = example.targetTokens}), opened.trace(3)));
}

TEST_CASE("Points of one's own are traced, too") {
  NetworkConfig network;
  network.type = Architecture::oneToOne;
  network.cell = CellKind::rnn;
  network.hidden = 4;
  network.output = OutputKind::sigmoid;
  TaskSession plane(network, {.name = "xor"}, TaskTraining{});
  const std::vector<float> point{0.25f, -0.5f};
  CHECK(plane.traceInput({.features = point}).outputs.numbers == plane.predict(point, 1).numbers);
}

TEST_CASE("An input of one's own may be longer or shorter than the examples, and need not be judged") {
  TaskSession opened = reader();
  const int steps = GENERATE(1, 3, 60);
  const Trace trace = opened.traceInput({.tokens = std::vector<Token>(static_cast<std::size_t>(steps), 2)});
  CHECK(trace.outputs.steps == steps);
  CHECK(trace.losses == std::vector<double>(static_cast<std::size_t>(steps), 0.0));
}

TEST_CASE("The saliency of an embedded input is the slope that finite differences of its embedding give") {
  NetworkConfig network;
  network.type = Architecture::manyToOne;
  network.cell = CellKind::lstm;
  network.hidden = 6;
  network.embedding = 3;
  TaskSession opened(network,
                     {.name = "randomTokens", .options = {{"inputTokens", kTokens}, {"outputTokens", 6}, {"steps", 5}, {"targetSteps", 1}, {"heldOut", 8}}},
                     TaskTraining{});
  const OwnInput input{.tokens = {1, 7, 2, 8}};  // each token once, so that its row of the table is the feature of one step
  const Rows slopes = opened.saliency(input, 0, 4);
  REQUIRE(slopes.steps == 4);
  REQUIRE(slopes.size == 3);
  auto& network32 = opened.network();
  auto table = network32.parameters().value(0);
  REQUIRE(network32.parameters().tensors()[0].name == "embedding.weight");
  const float step = 1e-2f;
  const auto chance = [&] {
    network32.pack();
    return opened.traceInput(input).outputs.at(0, 4);
  };
  for (int s = 0; s < 4; ++s) {
    float& feature = table(input.tokens[static_cast<std::size_t>(s)], 1);
    const float before = feature;
    feature = before + step;
    const double above = chance();
    feature = before - step;
    const double below = chance();
    feature = before;
    CHECK_THAT((above - below) / (2 * static_cast<double>(step)), WithinAbs(slopes.at(s, 1), 2e-4));
  }
}

TEST_CASE("What is generated for an input ends or is cut off, and is the same for the same seed") {
  TaskSession opened = translator();
  const OwnInput source{.tokens = {1, 2, 3}};
  const Generated first = opened.generate(source, 20, {}, 7);
  CHECK(first.tokens.size() == 20);  // randomTokens has no end token
  CHECK_FALSE(first.ended);
  CHECK(opened.generate(source, 20, {}, 7).tokens == first.tokens);
  CHECK(opened.generate(source, 20, {}, 8).tokens != first.tokens);
}

TEST_CASE("The best of a beam of one is what greedy generation gives") {
  TaskSession opened = translator();
  const OwnInput source{.tokens = {4, 2}};
  const auto beam = opened.beam(source, {.width = 1, .mostSteps = 12});
  REQUIRE(beam.size() == 1);
  CHECK(beam[0].tokens == opened.generate(source, 12, {.temperature = 0}, 1).tokens);
}

TEST_CASE("An input that the network cannot read is refused") {
  TaskSession opened = reader();
  const auto trace = [&](const OwnInput& input) { opened.traceInput(input); };
  CHECK(errorOf([&] { trace({}); }).code() == "text-empty");
  CHECK(errorOf([&] { trace({.tokens = std::vector<Token>(kMostOwnSteps + 1, 0)}); }).code() == "text-too-long");
  CHECK(errorOf([&] { trace({.tokens = {kTokens}}); }).code() == "setting-out-of-range");
  CHECK(errorOf([&] { trace({.tokens = {0, 1}, .targets = {6, 0}}); }).code() == "setting-out-of-range");
  CHECK(errorOf([&] { trace({.tokens = {0, 1}, .targets = {1}}); }).code() == "batch-shape");
  CHECK(errorOf([&] { opened.generate({.tokens = {0}}, 5, {}, 1); }).code() == "setting-unknown-choice");
  TaskSession other = translator();
  CHECK(errorOf([&] { other.traceInput({.tokens = {0, 1}}); }).code() == "text-empty");
}
