#include "rnn/train/optimiser.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr OptimiserKind kAll[] = {OptimiserKind::sgd, OptimiserKind::adagrad, OptimiserKind::rmsprop, OptimiserKind::adam,
                                  OptimiserKind::adamw};

template <class T>
constexpr double kTolerance = std::is_same_v<T, float> ? 1e-6 : 1e-14;

// A parameter that is updated with these gradients, one after the other.
template <class T>
double after(Optimiser<T>& optimiser, double value, std::initializer_list<double> gradients, double rate, double factor = 1) {
  std::vector<T> values{static_cast<T>(value)};
  for (const double gradient : gradients) {
    const std::vector<T> g{static_cast<T>(gradient)};
    optimiser.update(values, g, rate, factor);
  }
  return static_cast<double>(values[0]);
}

}  // namespace

TEMPLATE_TEST_CASE("SGD without momentum goes down the gradient", "", float, double) {
  Optimiser<TestType> sgd({OptimiserKind::sgd, 0}, 1);
  CHECK_THAT(after(sgd, 1, {2, -4}, 0.1), WithinAbs(1 - 0.2 + 0.4, kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("SGD's momentum keeps what it had, as worked out by hand", "", float, double) {
  // m: 1, 0.9 + 0.5 = 1.4, 1.26 − 2 = −0.74
  Optimiser<TestType> sgd({OptimiserKind::sgd, 0.9}, 1);
  CHECK_THAT(after(sgd, 3, {1, 0.5, -2}, 0.1), WithinAbs(3 - 0.1 * (1 + 1.4 - 0.74), kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("Adam's first step is the learning rate against the sign of the gradient, however large that is", "", float,
                   double) {
  for (const double gradient : {1e-4, 0.5, 3., 1e6, -0.02, -1e6}) {
    Optimiser<TestType> adam({OptimiserKind::adam}, 1);
    const double expected = -0.01 * gradient / (std::abs(gradient) + 1e-8);
    CHECK_THAT(after(adam, 0, {gradient}, 0.01), WithinRel(expected, 1e-6));
  }
}

TEMPLATE_TEST_CASE("Adam's three steps are those worked out from its definition", "", float, double) {
  const double rate = 0.05, gradients[] = {0.4, -0.1, 1.5};
  double value = 1, m = 0, v = 0;
  for (int step = 1; step <= 3; ++step) {
    const double g = gradients[step - 1];
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    value -= rate * (m / (1 - std::pow(0.9, step))) / (std::sqrt(v / (1 - std::pow(0.999, step))) + 1e-8);
  }
  Optimiser<TestType> adam({OptimiserKind::adam}, 1);
  CHECK_THAT(after(adam, 1, {0.4, -0.1, 1.5}, rate), WithinRel(value, kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("Adagrad's and RMSProp's steps are those worked out from their definitions", "", float, double) {
  const double rate = 0.05, gradients[] = {0.4, -0.1, 1.5};
  double adagrad = 1, rmsprop = 1, sum = 0, mean = 0;
  for (const double g : gradients) {
    sum += g * g;
    mean = 0.99 * mean + 0.01 * g * g;
    adagrad -= rate * g / (std::sqrt(sum) + 1e-10);
    rmsprop -= rate * g / (std::sqrt(mean) + 1e-8);
  }
  Optimiser<TestType> first({OptimiserKind::adagrad}, 1), second({OptimiserKind::rmsprop}, 1);
  CHECK_THAT(after(first, 1, {0.4, -0.1, 1.5}, rate), WithinRel(adagrad, kTolerance<TestType>));
  CHECK_THAT(after(second, 1, {0.4, -0.1, 1.5}, rate), WithinRel(rmsprop, 2 * kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("AdamW takes away its share of the parameter beside Adam's step", "", float, double) {
  Optimiser<TestType> adam({OptimiserKind::adam}, 1), adamw({OptimiserKind::adamw, 0, 0.25}, 1);
  const double step = after(adam, 2, {0.5}, 0.1) - 2;
  CHECK_THAT(after(adamw, 2, {0.5}, 0.1), WithinRel(2 * (1 - 0.1 * 0.25) + step, kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("A parameter whose gradient is zero stays where it is", "", float, double) {
  for (const OptimiserKind kind : kAll) {
    Optimiser<TestType> optimiser({kind, 0.9, 0}, 1);  // no decay
    CHECK(after(optimiser, 0.75, {0, 0, 0}, 1e6) == 0.75);
  }
}

TEMPLATE_TEST_CASE("The factor of clipping scales the gradient before anything else", "", float, double) {
  for (const OptimiserKind kind : kAll) {
    Optimiser<TestType> clipped({kind, 0.9}, 1), whole({kind, 0.9}, 1);
    CHECK_THAT(after(clipped, 1, {4, -8, 2}, 0.1, 0.25), WithinRel(after(whole, 1, {1, -2, 0.5}, 0.1), 1e-6));
  }
}

TEMPLATE_TEST_CASE("Every parameter of a block of any size is updated alike, and the gradients are left as they are", "", float,
                   double) {
  for (const OptimiserKind kind : kAll) {
    for (const std::size_t size : {1u, 7u, 8u, 9u, 16u, 23u}) {
      Optimiser<TestType> optimiser({kind, 0.5}, size), one({kind, 0.5}, 1);
      std::vector<TestType> values(size, TestType(1));
      const std::vector<TestType> first(size, TestType(0.5)), second(size, TestType(-2));
      auto given = second;
      optimiser.update(values, first, 0.1, 1);
      optimiser.update(values, given, 0.1, 1);
      CHECK(given == second);
      CHECK(values == std::vector<TestType>(size, static_cast<TestType>(after(one, 1, {0.5, -2}, 0.1))));
    }
  }
}

TEMPLATE_TEST_CASE("An optimiser that is put back to an earlier state repeats its step", "", float, double) {
  for (const OptimiserKind kind : kAll) {
    Optimiser<TestType> optimiser({kind, 0.9}, 1);
    after(optimiser, 0, {1, 2}, 0.1);
    const auto state = optimiser.state();
    const double first = after(optimiser, 0, {3}, 0.1);
    after(optimiser, 0, {-5, 7}, 0.1);
    optimiser.restore(state);
    CHECK(after(optimiser, 0, {3}, 0.1) == first);
  }
}
