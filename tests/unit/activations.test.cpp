#include "rnn/math/activations.hpp"

#include <bit>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr float kInfinityFloat = std::numeric_limits<float>::infinity();

float tanhOfOne(float x) { return tanhOf(Lanes<float>::all(x))[0]; }
float logisticOfOne(float x) { return logisticOf(Lanes<float>::all(x))[0]; }
float expOfOne(float x) { return expOf(Lanes<float>::all(x))[0]; }

double logisticExactly(double x) { return 1 / (1 + std::exp(-x)); }

struct Worst {
  double error = 0;
  float at = 0;
  void take(double e, float x) {
    if (!(e <= error)) error = e, at = x;  // a NaN is the worst of all
  }
};

// Every 997th of all floats, from 0 to ∞, with both signs: two million each.
template <class Visit>
void throughAllFloats(Visit visit) {
  for (std::uint32_t bits = 0; bits < 0x7f800000; bits += 997) {
    const float x = std::bit_cast<float>(bits);
    visit(x);
    visit(-x);
  }
}

}  // namespace

TEST_CASE("tanh has an absolute error of at most 5e-7 over all floats, and is exactly ±1 beyond 8.5") {
  Worst worst;
  bool saturated = true;
  throughAllFloats([&](float x) {
    const float y = tanhOfOne(x);
    worst.take(std::abs(static_cast<double>(y) - std::tanh(static_cast<double>(x))), x);
    if (std::abs(x) > 8.5f) saturated = saturated && y == std::copysign(1.0f, x);
  });
  INFO("at x = " << worst.at);
  CHECK(worst.error <= 5e-7);
  CHECK(saturated);
}

TEST_CASE("The logistic function has an absolute error of at most 5e-7 over all floats, and is exactly 0 or 1 beyond ±17") {
  Worst worst;
  bool saturated = true;
  throughAllFloats([&](float x) {
    const float y = logisticOfOne(x);
    worst.take(std::abs(static_cast<double>(y) - logisticExactly(static_cast<double>(x))), x);
    if (std::abs(x) > 17) saturated = saturated && y == (x > 0 ? 1.0f : 0.0f);
  });
  INFO("at x = " << worst.at);
  CHECK(worst.error <= 5e-7);
  CHECK(saturated);
}

TEST_CASE("exp has a relative error of at most 3e-7 from −87 to 88, is 0 below and ∞ above") {
  Worst worst;
  bool zeroBelow = true, infiniteAbove = true;
  throughAllFloats([&](float x) {
    const float y = expOfOne(x);
    if (x < -87) {
      zeroBelow = zeroBelow && y == 0;
    } else if (x > 88) {
      infiniteAbove = infiniteAbove && y == kInfinityFloat;
    } else {
      const double exact = std::exp(static_cast<double>(x));
      worst.take(std::abs(static_cast<double>(y) - exact) / exact, x);
    }
  });
  INFO("at x = " << worst.at);
  CHECK(worst.error <= 3e-7);
  CHECK(zeroBelow);
  CHECK(infiniteAbove);
}

TEST_CASE("The activations never leave their range and never fall by more than their error") {
  float lastTanh = -1, lastLogistic = 0;
  bool within = true;
  double fall = 0;
  for (float x = -20; x < 20; x += 0.0003f) {
    const float t = tanhOfOne(x), l = logisticOfOne(x);
    within = within && t >= -1 && t <= 1 && l >= 0 && l <= 1;
    fall = std::max({fall, static_cast<double>(lastTanh - t), static_cast<double>(lastLogistic - l)});
    lastTanh = t;
    lastLogistic = l;
  }
  CHECK(within);
  CHECK(fall <= 5e-7);
}

TEST_CASE("The activations pass NaN on and end exactly at ±∞") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(std::isnan(tanhOfOne(nan)));
  CHECK(std::isnan(logisticOfOne(nan)));
  CHECK(std::isnan(expOfOne(nan)));
  CHECK(tanhOfOne(kInfinityFloat) == 1);
  CHECK(tanhOfOne(-kInfinityFloat) == -1);
  CHECK(logisticOfOne(kInfinityFloat) == 1);
  CHECK(logisticOfOne(-kInfinityFloat) == 0);
  CHECK(expOfOne(kInfinityFloat) == kInfinityFloat);
  CHECK(expOfOne(-kInfinityFloat) == 0);
  CHECK(tanhOfOne(0) == 0);
  CHECK(logisticOfOne(0) == 0.5f);
  CHECK(expOfOne(0) == 1);
}

TEMPLATE_TEST_CASE("Each lane is computed by itself", "", float, double) {
  using T = TestType;
  const T x[kPanel] = {T(-30), T(-1.5), std::numeric_limits<T>::quiet_NaN(), T(0), T(0.25), T(2), T(30), T(200)};
  const auto lanes = Lanes<T>::load(x);
  for (int i = 0; i < kPanel; ++i) {
    const auto alone = Lanes<T>::all(x[i]);
    CHECK(same(tanhOf(lanes)[i], tanhOf(alone)[0]));
    CHECK(same(logisticOf(lanes)[i], logisticOf(alone)[0]));
    CHECK(same(expOf(lanes)[i], expOf(alone)[0]));
  }
}

TEST_CASE("In double the activations are the C library's") {
  for (double x = -40; x < 40; x += 0.37) {
    const auto lanes = Lanes<double>::all(x);
    CHECK(tanhOf(lanes)[7] == std::tanh(x));
    CHECK(expOf(lanes)[7] == std::exp(x));
    CHECK(relativeError(logisticOf(lanes)[7], logisticExactly(x)) < 1e-15);
  }
}
