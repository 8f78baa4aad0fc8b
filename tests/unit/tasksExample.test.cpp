#include <catch2/catch_test_macros.hpp>

#include "rnn/data/tasks/example.hpp"

using namespace rnn;

namespace {

constexpr TaskShape kTranslation{.tokensIn = true, .inputSize = 9, .tokensOut = true, .outputSize = 9};
constexpr TaskShape kTracking{.tokensIn = false, .inputSize = 2, .tokensOut = false, .outputSize = 2};

}  // namespace

TEST_CASE("examples stand side by side, step by step, the shorter ones filled up") {
  const std::vector<Example> examples = {{.inputTokens = {1, 2, 3}, .targetTokens = {7}},
                                         {.inputTokens = {4}, .targetTokens = {5, 6}}};
  const Batch batch = joinExamples(examples, kTranslation);
  CHECK(batch.size == 2);
  CHECK(batch.inputSteps == 3);
  CHECK(batch.targetSteps == 2);
  CHECK(batch.inputTokens == std::vector<Token>{1, 4, 2, kNoToken, 3, kNoToken});
  CHECK(batch.inputLengths == std::vector{3, 1});
  CHECK(batch.targetTokens == std::vector<Token>{7, 5, kNoToken, 6});
  CHECK(batch.inputFeatures.empty());
  CHECK(batch.judged.empty());
}

TEST_CASE("features and values keep those of one step together, and what is filled up is not judged") {
  const std::vector<Example> examples = {
      {.inputFeatures = {1, 2, 3, 4}, .targetValues = {10, 20, 30, 40}, .judged = {0, 1}},
      {.inputFeatures = {5, 6}, .targetValues = {50, 60}}};
  const Batch batch = joinExamples(examples, kTracking);
  CHECK(batch.inputFeatures == std::vector<float>{1, 2, 5, 6, 3, 4, 0, 0});
  CHECK(batch.inputLengths == std::vector{2, 1});
  CHECK(batch.targetValues == std::vector<float>{10, 20, 50, 60, 30, 40, 0, 0});
  CHECK(batch.judged == std::vector<unsigned char>{0, 1, 1, 0});
}

TEST_CASE("equal numbers decide alike whether an example is held out, −0 and 0 too") {
  int held = 0;
  for (int i = 0; i < 1000; ++i) {
    const float x = static_cast<float>(i);
    const bool positive = isHeldOut({.inputFeatures = {x, 0.0f}});
    REQUIRE(isHeldOut({.inputFeatures = {x, -0.0f}}) == positive);
    held += positive;
  }
  CHECK(held > 70);
  CHECK(held < 130);
}

TEST_CASE("the target has no say in whether an example is held out, the order of the input has") {
  int differ = 0;
  for (Token i = 1; i < 200; ++i) {
    const bool held = isHeldOut({.inputTokens = {i, 0}, .targetTokens = {1}});
    REQUIRE(isHeldOut({.inputTokens = {i, 0}, .targetTokens = {2}}) == held);
    differ += isHeldOut({.inputTokens = {0, i}}) != held;
  }
  CHECK(differ > 0);
}
