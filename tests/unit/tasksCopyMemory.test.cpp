#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "rnn/data/tasks/copyMemoryTask.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Error refusal(const CopyMemoryOptions& options) {
  return errorOf([&] { CopyMemoryTask task(options); });
}

}  // namespace

TEST_CASE("copy memory shows symbols, blanks, the marker and blanks, and asks for the symbols in order") {
  const CopyMemoryTask task({.symbols = 5, .remember = 6, .blanks = 9});
  Random random(31);
  const Batch batch = task.trainingBatch(50, random);
  REQUIRE(batch.inputSteps == 2 * 6 + 9 + 1);
  REQUIRE(batch.targetSteps == batch.inputSteps);
  for (int b = 0; b < batch.size; ++b) {
    const std::vector<double> input = inputOf(batch, task.shape(), b);
    for (int t = 0; t < batch.inputSteps; ++t) {
      if (t < 6) {
        REQUIRE(input[t] < 5);
        REQUIRE(targetTokenOf(batch, t, b) == kNoToken);
        REQUIRE(targetTokenOf(batch, 16 + t, b) == input[t]);
      } else {
        REQUIRE(input[t] == (t == 15 ? task.marker() : task.blank()));
        REQUIRE((targetTokenOf(batch, t, b) == kNoToken) == (t < 16));
      }
    }
  }
}

TEST_CASE("copy memory reads its symbols, blank and marker, and answers with symbols") {
  const CopyMemoryTask task({.symbols = 5, .remember = 6, .blanks = 9});
  CHECK(task.shape().tokensIn);
  CHECK(task.shape().inputSize == 7);
  CHECK(task.shape().tokensOut);
  CHECK(task.shape().outputSize == 5);
  CHECK(task.blank() == 5);
  CHECK(task.marker() == 6);
}

TEST_CASE("all symbols to remember are equally frequent") {
  const CopyMemoryTask task;
  Random random(32);
  std::vector<int> counts(8);
  const Batch batch = task.trainingBatch(2000, random);
  for (int i = 0; i < 10 * batch.size; ++i) ++counts[batch.inputTokens[i]];
  for (const int count : counts) CHECK(std::abs(count / 20000.0 - 0.125) < 0.01);
}

TEST_CASE("options of copy memory that cannot work are refused") {
  CHECK(refusal({.symbols = 1}).details().field == "symbols");
  CHECK(refusal({.symbols = 65}).details().allowed == "2–64");
  CHECK(refusal({.symbols = 2.5}).code() == "setting-not-whole");
  CHECK(refusal({.remember = 101}).details().field == "remember");
  CHECK(refusal({.blanks = -1}).code() == "setting-out-of-range");
  CHECK(refusal({.blanks = 10001}).details().allowed == "0–10000");
}

TEST_CASE("with few symbols more of them must be remembered, so that some rows can be held out") {
  CHECK(refusal({.symbols = 2, .remember = 9}).details().allowed == "10–100");
  CHECK(refusal({.symbols = 10, .remember = 2}).details().allowed == "3–100");
  CHECK(refusal({.symbols = 64, .remember = 1}).details().allowed == "2–100");
  CHECK_NOTHROW(CopyMemoryTask({.symbols = 10, .remember = 3}));
}

TEST_CASE("the first row of a seed is the same natively and as WebAssembly") {
  const CopyMemoryTask task({.symbols = 8, .remember = 6, .blanks = 2});
  Random random(1);
  CHECK(task.trainingBatch(1, random).inputTokens == std::vector<Token>{1, 5, 5, 2, 6, 6, 8, 8, 9, 8, 8, 8, 8, 8, 8});
}
