#include "rnn/data/tasks/pointsTask.hpp"

#include <cmath>
#include <numbers>

#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

constexpr double kTwoPi = 2 * std::numbers::pi;

struct Point {
  double x;
  double y;
  bool one;  // of class 1
};

bool coin(Random& random) { return random.below(2) == 1; }

double awayFromAxis(Random& random) {
  const double distance = random.uniform(0.05, 1);
  return coin(random) ? distance : -distance;
}

// Evenly over the area between two circles: the square of the radius is uniform.
double radiusBetween(double inner, double outer, Random& random) {
  return std::sqrt(random.uniform(inner * inner, outer * outer));
}

Point inQuadrants(Random& random) {
  const double x = awayFromAxis(random);
  const double y = awayFromAxis(random);
  return {x, y, (x < 0) != (y < 0)};
}

Point inCircles(Random& random) {
  const bool one = coin(random);
  const double radius = one ? radiusBetween(0, 0.5, random) : radiusBetween(0.7, 1, random);
  const double angle = random.uniform(0, kTwoPi);
  return {radius * cosine(angle), radius * sine(angle), one};
}

Point onSpiral(Random& random) {
  const bool one = coin(random);
  const double radius = radiusBetween(0.1, 1, random);
  const double angle = 1.75 * kTwoPi * radius;
  const double side = one ? -1 : 1;
  return {side * radius * cosine(angle), side * radius * sine(angle), one};
}

Point drawPoint(PointsKind kind, Random& random) {
  switch (kind) {
    case PointsKind::circles: return inCircles(random);
    case PointsKind::spiral: return onSpiral(random);
    default: return inQuadrants(random);
  }
}

}  // namespace

PointsTask::PointsTask(const PointsOptions& options)
    : DrawnTask(options.heldOut), kind_(options.kind), noise_(realNumber("noise", options.noise, 0, 1)) {}

TaskShape PointsTask::shape() const { return {.tokensIn = false, .inputSize = 2, .tokensOut = false, .outputSize = 1}; }

Example PointsTask::draw(Random& random) const {
  const Point point = drawPoint(kind_, random);
  const double x = point.x + noise_ * random.normal();
  const double y = point.y + noise_ * random.normal();
  Example example;
  example.inputFeatures = {static_cast<float>(x), static_cast<float>(y)};
  example.targetValues = {point.one ? 1.0f : 0.0f};
  return example;
}

}  // namespace rnn
