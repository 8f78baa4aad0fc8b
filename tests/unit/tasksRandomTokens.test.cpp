#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "rnn/data/tasks/randomTokensTask.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("Random tokens have the lengths and the vocabularies that were asked for") {
  const RandomTokensTask task({.inputTokens = 30, .outputTokens = 7, .steps = 12, .targetSteps = 5, .heldOut = 9});
  CHECK(task.shape().inputSize == 30);
  CHECK(task.shape().outputSize == 7);
  Random random(3);
  const Batch batch = task.trainingBatch(200, random);
  CHECK((batch.inputSteps == 12 && batch.targetSteps == 5));
  CHECK(std::ranges::max(batch.inputTokens) == 29);
  CHECK(std::ranges::max(batch.targetTokens) == 6);
  CHECK(batch.inputLengths.empty());
  CHECK(task.heldOut().size == 9);
}

TEST_CASE("Without a length of its own the target of random tokens is as long as the input") {
  const Batch batch = RandomTokensTask({.steps = 11}).heldOut();
  CHECK((batch.inputSteps == 11 && batch.targetSteps == 11));
  CHECK(std::ranges::count(batch.targetTokens, kNoToken) == 0);
}

TEST_CASE("Sizes of random tokens that cannot be are refused by name") {
  const auto field = [](const RandomTokensOptions& options) { return errorOf([&] { RandomTokensTask task(options); }).details().field; };
  CHECK(field({.inputTokens = 1}) == "inputTokens");
  CHECK(field({.outputTokens = 8193}) == "outputTokens");
  CHECK(field({.inputTokens = 2, .steps = 9}) == "steps");
  CHECK(field({.targetSteps = -1}) == "targetSteps");
}
