#include "rnn/math/scalar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("naturalLog has a relative error below 1e-15") {
  double worst = 0, worstAt = 0;
  const auto measure = [&](double x) {
    const double error = relativeError(naturalLog(x), std::log(x));
    if (error > worst) worst = error, worstAt = x;
  };
  SECTION("from the smallest to the largest number") {
    for (double x = 5e-324; x < 1.7e308; x = std::max(x * 1.0137, std::nextafter(x, kInfinity))) measure(x);
    measure(std::numeric_limits<double>::max());
    measure(std::numeric_limits<double>::min());
  }
  SECTION("around 1, where the logarithm itself is small") {
    for (double distance = 1e-16; distance < 0.5; distance *= 1.01) {
      if (1 + distance != 1) measure(1 + distance);
      if (1 - distance != 1) measure(1 - distance);
    }
  }
  SECTION("around √½, where the series begins anew") {
    for (int i = -1000; i <= 1000; ++i) measure(std::sqrt(0.5) + i * 1e-16);
  }
  INFO("at x = " << worstAt);
  CHECK(worst < 1e-15);
}

TEST_CASE("naturalLog is exact where it can be and says where there is no logarithm") {
  CHECK(naturalLog(1) == 0);
  CHECK(naturalLog(0) == -kInfinity);
  CHECK(naturalLog(-0.0) == -kInfinity);
  CHECK(naturalLog(kInfinity) == kInfinity);
  CHECK(std::isnan(naturalLog(-1)));
  CHECK(std::isnan(naturalLog(-kInfinity)));
  CHECK(std::isnan(naturalLog(kNaN)));
}

TEST_CASE("exponential has a relative error below 1e-15") {
  double worst = 0, worstAt = 0;
  for (double x = -708; x < 709.7; x += 0.00137) {
    const double error = relativeError(exponential(x), std::exp(x));
    if (error > worst) worst = error, worstAt = x;
  }
  INFO("at x = " << worstAt);
  CHECK(worst < 1e-15);
}

TEST_CASE("exponential fades to 0, grows to ∞ and passes NaN on") {
  CHECK(exponential(0) == 1);
  CHECK(exponential(-0.0) == 1);
  CHECK(exponential(-745.3) == 0);
  CHECK(exponential(-kInfinity) == 0);
  CHECK(exponential(709.9) == kInfinity);
  CHECK(exponential(kInfinity) == kInfinity);
  CHECK(std::isnan(exponential(kNaN)));
  for (double x = -745.1; x < -708; x += 0.01) {  // below the normal numbers: right to the last place there is
    CHECK(std::abs(exponential(x) - std::exp(x)) <= 5e-324);
  }
}
