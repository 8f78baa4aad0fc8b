#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "rnn/data/tasks/addingTask.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Batch draw(int length, int size) {
  Random random(41);
  return AddingTask({.length = double(length)}).trainingBatch(size, random);
}

}  // namespace

TEST_CASE("the adding problem marks one number in each half and asks for their sum at the last step") {
  for (const int length : {2, 3, 10, 101}) {
    CAPTURE(length);
    const Batch batch = draw(length, 50);
    const TaskShape shape = AddingTask().shape();
    REQUIRE(batch.inputSteps == length);
    REQUIRE(batch.targetSteps == length);
    for (int b = 0; b < batch.size; ++b) {
      const std::vector<double> input = inputOf(batch, shape, b);
      std::vector<int> marked;
      double sum = 0;
      for (int t = 0; t < length; ++t) {
        const double number = input[2 * t], mark = input[2 * t + 1];
        REQUIRE((number >= 0 && number <= 1));
        REQUIRE((mark == 0 || mark == 1));
        if (mark == 1) marked.push_back(t);
        sum += mark * number;
        REQUIRE(isJudged(batch, t, b) == (t == length - 1));
      }
      REQUIRE(marked.size() == 2);
      REQUIRE(marked[0] < length / 2);
      REQUIRE(marked[1] >= length / 2);
      REQUIRE(std::abs(targetValueOf(batch, length - 1, b) - sum) < 1e-6);
    }
  }
}

TEST_CASE("the adding problem reads two features and answers with one value") {
  const TaskShape shape = AddingTask().shape();
  CHECK_FALSE(shape.tokensIn);
  CHECK(shape.inputSize == 2);
  CHECK_FALSE(shape.tokensOut);
  CHECK(shape.outputSize == 1);
}

TEST_CASE("who always says 1 has a squared error of a sixth, learned and held out") {
  const auto errorOfOne = [](const Batch& batch) {
    double error = 0;
    for (int b = 0; b < batch.size; ++b) {
      const double miss = targetValueOf(batch, batch.targetSteps - 1, b) - 1;
      error += miss * miss / batch.size;
    }
    return error;
  };
  CHECK(std::abs(errorOfOne(draw(20, 5000)) - 1.0 / 6) < 0.01);
  CHECK(std::abs(errorOfOne(AddingTask({.length = 20, .heldOut = 1024}).heldOut()) - 1.0 / 6) < 0.02);
}

TEST_CASE("every place of the first half is marked equally often, and every place of the rest") {
  for (const int length : {10, 9}) {
    const Batch batch = draw(length, 10000);
    const int half = length / 2;
    for (int t = 0; t < length; ++t) {
      int marks = 0;
      for (int b = 0; b < batch.size; ++b) marks += batch.inputFeatures[2 * (t * batch.size + b) + 1] == 1;
      CHECK(std::abs(marks / 10000.0 - 1.0 / (t < half ? half : length - half)) < 0.02);
    }
  }
}

TEST_CASE("a length of the adding problem that cannot work is refused") {
  const auto refusal = [](double length) { return errorOf([&] { AddingTask({.length = length}); }); };
  CHECK(refusal(10001).code() == "setting-out-of-range");
  CHECK(refusal(7.5).code() == "setting-not-whole");
  CHECK(refusal(kNaN).code() == "setting-not-a-number");
  const Error error = refusal(1);
  CHECK(error.details().field == "length");
  CHECK(error.details().value == "1");
  CHECK(error.details().allowed == "2–10000");
}

TEST_CASE("the first row of numbers of a seed is the same natively and as WebAssembly") {
  const Batch batch = draw(3, 1);
  CHECK(batch.inputFeatures == std::vector{0.596129835f, 1.0f, 0.841313481f, 1.0f, 0.072129913f, 0.0f});
  CHECK(batch.targetValues.back() == 1.437443256f);
}
