// A gradient held against differences: the slope of a function where one of its numbers is moved a little to both sides.
#pragma once

#include <algorithm>

#include "support/numbers.hpp"

namespace rnn::test {

constexpr double kGradientTolerance = 1e-6;
// Rounding leaves up to 1e-10 of error in a difference, so that gradients below this are held to that absolute error.
constexpr double kSmallestGradient = 1e-4;

// From four values around the present one; the error is of the fourth order in the step.
template <class Function>
double centralDifference(double& number, double step, Function value) {
  const double present = number;
  const auto at = [&](double offset) {
    number = present + offset;
    return value();
  };
  const double near = at(step) - at(-step);
  const double far = at(2 * step) - at(-2 * step);
  number = present;
  return (8 * near - far) / (12 * step);
}

// The relative error of what is said to be ∂value/∂number. Where a kink (of ReLU) lies within a step, a smaller step
// does not reach it; a gradient that is wrong is wrong with every step.
template <class Function>
double gradientError(double gradient, double& number, Function value) {
  double best = kInfinity;
  for (const double step : {1e-3, 1e-4, 1e-5}) {
    best = std::min(best, relativeError(gradient, centralDifference(number, step, value), kSmallestGradient));
    if (best < kGradientTolerance) break;
  }
  return best;
}

}  // namespace rnn::test
