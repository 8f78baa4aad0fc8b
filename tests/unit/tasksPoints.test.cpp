#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

#include "rnn/data/tasks/pointsTask.hpp"
#include "rnn/math/scalar.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Batch points(PointsKind kind, int size = 2000, double noise = 0) {
  Random random(21);
  return PointsTask({.kind = kind, .noise = noise}).trainingBatch(size, random);
}

double xOf(const Batch& batch, int b) { return batch.inputFeatures[2 * b]; }
double yOf(const Batch& batch, int b) { return batch.inputFeatures[2 * b + 1]; }
double radiusOf(const Batch& batch, int b) { return std::hypot(xOf(batch, b), yOf(batch, b)); }
bool isOne(const Batch& batch, int b) { return targetValueOf(batch, 0, b) == 1; }

constexpr PointsKind kKinds[] = {PointsKind::exclusiveOr, PointsKind::circles, PointsKind::spiral};

}  // namespace

TEST_CASE("a point is one step of two features and one judged value") {
  const PointsTask task;
  const TaskShape shape = task.shape();
  CHECK_FALSE(shape.tokensIn);
  CHECK(shape.inputSize == 2);
  CHECK_FALSE(shape.tokensOut);
  CHECK(shape.outputSize == 1);
  const Batch batch = task.heldOut();
  CHECK(batch.inputSteps == 1);
  CHECK(batch.targetSteps == 1);
  CHECK(batch.inputLengths.empty());
  CHECK(batch.judged.empty());
}

TEST_CASE("xor is 1 where the signs differ, and no point lies near an axis") {
  const Batch batch = points(PointsKind::exclusiveOr);
  for (int b = 0; b < batch.size; ++b) {
    const double x = xOf(batch, b), y = yOf(batch, b);
    REQUIRE(isOne(batch, b) == (x * y < 0));
    REQUIRE((std::abs(x) >= 0.0499 && std::abs(x) <= 1));
    REQUIRE((std::abs(y) >= 0.0499 && std::abs(y) <= 1));
  }
}

TEST_CASE("of the circles, 1 is the inner disc and 0 the outer ring, both filled evenly") {
  const Batch batch = points(PointsKind::circles, 8000);
  int ones = 0, innerHalf = 0, left = 0;
  for (int b = 0; b < batch.size; ++b) {
    const double radius = radiusOf(batch, b);
    REQUIRE((isOne(batch, b) ? radius <= 0.5001 : radius >= 0.6999 && radius <= 1.0001));
    ones += isOne(batch, b);
    innerHalf += isOne(batch, b) && radius < 0.5 / std::numbers::sqrt2;  // half of the disc's area
    left += xOf(batch, b) < 0;
  }
  CHECK(std::abs(innerHalf / double(ones) - 0.5) < 0.03);
  CHECK(std::abs(left / 8000.0 - 0.5) < 0.03);
}

TEST_CASE("a point of the spiral has the angle that its radius says, half a turn further in class 1") {
  const Batch batch = points(PointsKind::spiral);
  for (int b = 0; b < batch.size; ++b) {
    const double radius = radiusOf(batch, b);
    REQUIRE((radius > 0.0999 && radius < 1.0001));
    const double angle = 2 * std::numbers::pi * 1.75 * radius + (isOne(batch, b) ? std::numbers::pi : 0);
    REQUIRE(std::abs(xOf(batch, b) - radius * std::cos(angle)) < 1e-5);
    REQUIRE(std::abs(yOf(batch, b) - radius * std::sin(angle)) < 1e-5);
  }
}

TEST_CASE("both classes of points are equally frequent, learned and held out") {
  for (const PointsKind kind : kKinds) {
    const auto shareOfOnes = [](const Batch& batch) {
      int ones = 0;
      for (int b = 0; b < batch.size; ++b) ones += isOne(batch, b);
      return ones / double(batch.size);
    };
    CHECK(std::abs(shareOfOnes(points(kind, 8000)) - 0.5) < 0.03);
    CHECK(std::abs(shareOfOnes(PointsTask({.kind = kind, .heldOut = 1024}).heldOut()) - 0.5) < 0.06);
  }
}

TEST_CASE("noise moves points by its standard deviation and keeps their class") {
  const Batch batch = points(PointsKind::circles, 8000, 0.3);
  double meanSquare = 0;  // of the radius; before the noise it is 0.125 for ones and 0.745 for zeros
  for (int b = 0; b < batch.size; ++b) meanSquare += radiusOf(batch, b) * radiusOf(batch, b) / batch.size;
  CHECK(std::abs(meanSquare - ((0.125 + 0.745) / 2 + 2 * 0.3 * 0.3)) < 0.03);
}

TEST_CASE("noise outside of 0 to 1 is refused") {
  const auto refusal = [](double noise) { return errorOf([&] { PointsTask({.noise = noise}); }); };
  CHECK(refusal(-0.1).code() == "setting-out-of-range");
  CHECK(refusal(kNaN).code() == "setting-not-a-number");
  const Error error = refusal(1.5);
  CHECK(error.code() == "setting-out-of-range");
  CHECK(error.details().field == "noise");
  CHECK(error.details().value == "1.5");
  CHECK(error.details().allowed == "0–1");
}

TEST_CASE("the first points of a seed are the same natively and as WebAssembly") {
  const auto first = [](PointsKind kind) { return points(kind, 2, 0.25); };
  CHECK(first(PointsKind::exclusiveOr).inputFeatures ==
        std::vector{1.28821981f, -0.535915554f, -0.27516976f, -0.543738365f});
  CHECK(first(PointsKind::circles).inputFeatures ==
        std::vector{-1.230220675f, -0.650955737f, 0.018310659f, 0.427256852f});
  CHECK(first(PointsKind::spiral).inputFeatures ==
        std::vector{-0.66804105f, -0.946478963f, 0.376047999f, -0.345349342f});
}
