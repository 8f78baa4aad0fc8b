#include "rnn/train/clipping.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinRel;

TEMPLATE_TEST_CASE("The global norm is the root of the sum of squares", "", float, double) {
  CHECK(globalNorm<TestType>(std::vector<TestType>{}) == 0);
  CHECK(globalNorm<TestType>(std::vector<TestType>{3, -4}) == 5);
  CHECK(globalNorm<TestType>(std::vector<TestType>(100, 2)) == 20);  // more than whole vectors of eight
  const std::vector<TestType> large(11, TestType(1e30));              // its squares are beyond float
  CHECK_THAT(globalNorm<TestType>(large), WithinRel(1e30 * std::sqrt(11.0), 1e-6));
  CHECK(std::isnan(globalNorm<TestType>(std::vector<TestType>{1, static_cast<TestType>(kNaN)})));
  CHECK(globalNorm<TestType>(std::vector<TestType>(9, static_cast<TestType>(-kInfinity))) == kInfinity);
}

TEST_CASE("Clipping brings a gradient down to the norm that is allowed and leaves a smaller one alone") {
  CHECK_THAT(clipFactor(10, 5) * 10, WithinRel(5, 1e-6));
  CHECK(clipFactor(10, 5) * 10 <= 5);
  CHECK(clipFactor(4.9, 5) == 1);
  CHECK(clipFactor(5, 5) == 1);
  CHECK(clipFactor(0, 5) == 1);
  CHECK(clipFactor(1e9, 0) == 1);  // turned off
}

TEMPLATE_TEST_CASE("Clipping by value cuts each number by itself, leaves NaN, and does nothing with a limit of 0", "", float,
                   double) {
  std::vector<TestType> numbers{-7, -2, -0.5, 0, 2, 1000, static_cast<TestType>(kInfinity), static_cast<TestType>(kNaN)};
  const auto before = numbers;
  clipByValue<TestType>(numbers, 0);
  CHECK(allSame(numbers, before));
  clipByValue<TestType>(numbers, 2);
  CHECK(allSame(numbers, std::vector<TestType>{-2, -2, -0.5, 0, 2, 2, 2, static_cast<TestType>(kNaN)}));
}
