#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "rnn/data/tasks/parityTask.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Batch draw(const ParityOptions& options, int size) {
  Random random(61);
  return ParityTask(options).trainingBatch(size, random);
}

Error refusal(const ParityOptions& options) {
  return errorOf([&] { ParityTask task(options); });
}

}  // namespace

TEST_CASE("the target of parity is 1 where the number of ones so far is odd, for features and for tokens") {
  for (const bool bitTokens : {false, true}) {
    const ParityOptions options{.bitTokens = bitTokens};
    const TaskShape shape = ParityTask(options).shape();
    const Batch batch = draw(options, 200);
    for (int b = 0; b < batch.size; ++b) {
      int ones = 0;
      const std::vector<double> bits = inputOf(batch, shape, b);
      for (int t = 0; t < lengthOf(batch, b); ++t) {
        REQUIRE((bits[t] == 0 || bits[t] == 1));
        ones += bits[t] == 1;
        REQUIRE(targetValueOf(batch, t, b) == ones % 2);
        REQUIRE(isJudged(batch, t, b));
      }
    }
  }
}

TEST_CASE("asked only at the end, parity is judged at the last step of each row") {
  const Batch batch = draw({.everyStep = false}, 200);
  for (int b = 0; b < batch.size; ++b) {
    for (int t = 0; t < batch.targetSteps; ++t) REQUIRE(isJudged(batch, t, b) == (t == lengthOf(batch, b) - 1));
  }
}

TEST_CASE("after the end of a row there is no token and nothing is judged") {
  const Batch batch = draw({.bitTokens = true}, 200);
  REQUIRE(batch.inputLengths.size() == 200);
  int padded = 0;
  for (int b = 0; b < batch.size; ++b) {
    for (int t = lengthOf(batch, b); t < batch.inputSteps; ++t, ++padded) {
      REQUIRE(batch.inputTokens[t * batch.size + b] == kNoToken);
      REQUIRE_FALSE(isJudged(batch, t, b));
    }
  }
  CHECK(padded > 0);
}

TEST_CASE("rows of one length need neither lengths nor marks") {
  const Batch batch = draw({.shortest = 12, .longest = 12}, 10);
  CHECK(batch.inputSteps == 12);
  CHECK(batch.inputLengths.empty());
  CHECK(batch.judged.empty());
}

TEST_CASE("parity reads bits as one feature or as two tokens and answers with one value") {
  CHECK_FALSE(ParityTask().shape().tokensIn);
  CHECK(ParityTask().shape().inputSize == 1);
  CHECK(ParityTask({.bitTokens = true}).shape().tokensIn);
  CHECK(ParityTask({.bitTokens = true}).shape().inputSize == 2);
  CHECK_FALSE(ParityTask().shape().tokensOut);
  CHECK(ParityTask().shape().outputSize == 1);
}

TEST_CASE("all lengths are equally frequent, and so are odd and even rows") {
  const Batch batch = draw({.shortest = 11, .longest = 15}, 10000);
  std::vector<int> counts(16);
  int odd = 0;
  for (int b = 0; b < batch.size; ++b) {
    ++counts[lengthOf(batch, b)];
    odd += targetValueOf(batch, lengthOf(batch, b) - 1, b) == 1;
  }
  for (int length = 11; length <= 15; ++length) CHECK(std::abs(counts[length] / 10000.0 - 0.2) < 0.02);
  CHECK(std::abs(odd / 10000.0 - 0.5) < 0.02);
}

TEST_CASE("options of parity that cannot work are refused") {
  CHECK(refusal({.shortest = 0}).details().field == "shortest");
  CHECK(refusal({.shortest = 2.5}).code() == "setting-not-whole");
  CHECK(refusal({.longest = 10001}).code() == "setting-out-of-range");
  CHECK(refusal({.shortest = 1, .longest = 9}).details().allowed == "10–10000");
  CHECK(refusal({.shortest = 30, .longest = 29}).details().allowed == "30–10000");
}

TEST_CASE("the first row of bits of a seed is the same natively and as WebAssembly") {
  const Batch batch = draw({.shortest = 10, .longest = 12, .bitTokens = true}, 1);
  CHECK(batch.inputTokens == std::vector<Token>{1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0});
}
