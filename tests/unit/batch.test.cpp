#include "rnn/data/batch.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// Three steps of two examples, targets with two values at each.
Batch values() {
  Batch batch;
  batch.size = 2;
  batch.inputSteps = batch.targetSteps = 3;
  batch.inputFeatures = {0, 1, 2, 3, 4, 5};
  batch.targetValues = {0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51};
  return batch;
}

Batch classes() {
  Batch batch;
  batch.size = 2;
  batch.inputSteps = batch.targetSteps = 3;
  batch.inputTokens = {0, 1, 2, 3, 4, 5};
  batch.targetTokens = {10, 11, 12, 13, 14, 15};
  return batch;
}

}  // namespace

TEST_CASE("Without marks every step of every example is judged") {
  CHECK(judgedSteps(values()) == 6);
  CHECK(judgedSteps(classes()) == 6);
}

TEST_CASE("Steps without a class, or marked as not judged, are not counted") {
  Batch batch = classes();
  batch.targetTokens[0] = batch.targetTokens[5] = kNoToken;
  CHECK(judgedSteps(batch) == 4);
  batch = values();
  batch.judged = {1, 0, 0, 1, 0, 0};
  CHECK(judgedSteps(batch) == 2);
  batch.judged.assign(6, 0);
  CHECK(judgedSteps(batch) == 0);
}

TEST_CASE("At the last step there is one target for each example, that of its own end") {
  Batch batch = classes();
  CHECK(atLastStep(batch, 20).targetTokens == std::vector<Token>{14, 15});
  batch.inputLengths = {3, 1};
  CHECK(atLastStep(batch, 20).targetTokens == std::vector<Token>{14, 11});
  batch = values();
  CHECK(atLastStep(batch, 2).targetValues == std::vector<float>{40, 41, 50, 51});
  batch.inputLengths = {1, 2};
  CHECK(atLastStep(batch, 2).targetValues == std::vector<float>{0, 1, 30, 31});
}

TEST_CASE("At the last step the input is what it was, and all is judged") {
  Batch batch = values();
  batch.inputLengths = {2, 3};
  batch.judged = {0, 0, 1, 0, 0, 1};
  const Batch last = atLastStep(batch, 2);
  CHECK(last.size == 2);
  CHECK(last.inputSteps == 3);
  CHECK(last.targetSteps == 1);
  CHECK(last.inputFeatures == batch.inputFeatures);
  CHECK(last.inputLengths == batch.inputLengths);
  CHECK(judgedSteps(last) == 2);
}

TEST_CASE("Where one example is needed, none and two are refused") {
  Batch batch = classes();
  const Error two = errorOf([&] { checkSingle(batch); });
  CHECK(two.code() == "batch-shape");
  CHECK(two.details().value == "2");
  batch.size = 0;
  CHECK(errorOf([&] { checkSingle(batch); }).code() == "batch-shape");
  batch.size = 1;
  CHECK_NOTHROW(checkSingle(batch));
}

namespace {

// Three examples of lengths 2, 3 and 1 of one feature, with two values each at the end of its target.
Batch uneven() {
  Batch batch;
  batch.size = 3;
  batch.inputSteps = 3;
  batch.inputFeatures = {11, 21, 31, 12, 22, 0, 0, 23, 0};
  batch.inputLengths = {2, 3, 1};
  batch.targetSteps = 3;
  batch.targetValues = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0, 0, 0, 0, 6, 6, 0, 0};
  batch.judged = {1, 1, 1, 1, 1, 0, 0, 1, 0};
  return batch;
}

}  // namespace

TEST_CASE("Some examples of a batch are its columns") {
  const Batch two = examplesOf(uneven(), 1, 2);
  CHECK(two.size == 2);
  CHECK(two.inputFeatures == std::vector<float>{21, 31, 22, 0, 23, 0});
  CHECK(two.inputLengths == std::vector<int>{3, 1});
  CHECK(two.targetValues == std::vector<float>{2, 2, 3, 3, 5, 5, 0, 0, 6, 6, 0, 0});
  CHECK(two.judged == std::vector<unsigned char>{1, 1, 1, 0, 1, 0});
}

TEST_CASE("An example at its own length has no padding") {
  const Batch own = atOwnLength(examplesOf(uneven(), 0, 1));
  CHECK((own.inputSteps == 2 && own.targetSteps == 2));
  CHECK(own.inputFeatures == std::vector<float>{11, 12});
  CHECK(own.inputLengths.empty());
  CHECK(own.targetValues == std::vector<float>{1, 1, 4, 4});
  CHECK(own.judged == std::vector<unsigned char>{1, 1});
}

TEST_CASE("Where the target is apart from the input it ends with its last judged step") {
  Batch batch;
  batch.size = 1;
  batch.inputSteps = 2;
  batch.inputTokens = {4, 5};
  batch.targetSteps = 4;
  batch.targetTokens = {1, kNoToken, 2, kNoToken};
  const Batch own = atOwnLength(batch);
  CHECK(own.targetTokens == std::vector<Token>{1, kNoToken, 2});
  CHECK(own.inputTokens == batch.inputTokens);
}
