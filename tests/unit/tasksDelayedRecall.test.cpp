#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "rnn/data/tasks/delayedRecallTask.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Error refusal(const DelayedRecallOptions& options) {
  return errorOf([&] { DelayedRecallTask task(options); });
}

}  // namespace

TEST_CASE("delayed recall shows a class, then distractors, then asks for the class") {
  const DelayedRecallTask task({.lag = 12, .classes = 3, .distractors = 7});
  Random random(51);
  const Batch batch = task.trainingBatch(50, random);
  REQUIRE(batch.inputSteps == 13);
  REQUIRE(batch.targetSteps == 13);
  for (int b = 0; b < batch.size; ++b) {
    const std::vector<double> input = inputOf(batch, task.shape(), b);
    REQUIRE(input.front() < 3);
    for (int t = 1; t < 12; ++t) REQUIRE((input[t] >= 3 && input[t] < 10));
    REQUIRE(input.back() == task.questionMark());
    for (int t = 0; t < 12; ++t) REQUIRE(targetTokenOf(batch, t, b) == kNoToken);
    REQUIRE(targetTokenOf(batch, 12, b) == input.front());
  }
}

TEST_CASE("delayed recall reads classes, distractors and the question mark, and answers with classes") {
  const DelayedRecallTask task({.lag = 12, .classes = 3, .distractors = 7});
  CHECK(task.shape().tokensIn);
  CHECK(task.shape().inputSize == 11);
  CHECK(task.shape().tokensOut);
  CHECK(task.shape().outputSize == 3);
  CHECK(task.questionMark() == 10);
}

TEST_CASE("the lag may be 10,000 steps") {
  const DelayedRecallTask task({.lag = 10000, .heldOut = 2});
  const Batch batch = task.heldOut();
  CHECK(batch.inputSteps == 10001);
  CHECK(targetTokenOf(batch, 10000, 1) == batch.inputTokens[1]);
}

TEST_CASE("all classes are equally frequent, and so are all distractors") {
  const DelayedRecallTask task({.lag = 11});
  Random random(52);
  std::vector<int> counts(13);
  for (const Token token : task.trainingBatch(8000, random).inputTokens) ++counts[token];
  for (int k = 0; k < 4; ++k) CHECK(std::abs(counts[k] / 8000.0 - 0.25) < 0.02);
  for (int k = 4; k < 12; ++k) CHECK(std::abs(counts[k] / 80000.0 - 0.125) < 0.01);
  CHECK(counts[12] == 8000);
}

TEST_CASE("the held-out classes are about equally frequent") {
  std::vector<int> counts(4);
  const Batch batch = DelayedRecallTask({.heldOut = 1024}).heldOut();
  for (int b = 0; b < batch.size; ++b) ++counts[targetTokenOf(batch, batch.targetSteps - 1, b)];
  for (const int count : counts) CHECK(std::abs(count / 1024.0 - 0.25) < 0.06);
}

TEST_CASE("options of delayed recall that cannot work are refused") {
  CHECK(refusal({.lag = 4}).details().allowed == "5–10000");
  CHECK(refusal({.lag = 10001}).details().field == "lag");
  CHECK(refusal({.lag = 99.5}).code() == "setting-not-whole");
  CHECK(refusal({.classes = 1}).details().field == "classes");
  CHECK(refusal({.classes = 65}).code() == "setting-out-of-range");
  CHECK(refusal({.distractors = 5}).details().allowed == "6–64");
}

TEST_CASE("the first row to recall of a seed is the same natively and as WebAssembly") {
  Random random(1);
  CHECK(DelayedRecallTask({.lag = 8}).trainingBatch(1, random).inputTokens ==
        std::vector<Token>{1, 9, 9, 6, 10, 10, 4, 4, 12});
}
