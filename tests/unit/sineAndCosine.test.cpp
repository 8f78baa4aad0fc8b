#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

#include "rnn/core/random.hpp"
#include "rnn/math/scalar.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// Beside the C library, which itself is wrong by some half a unit of the last place: 0.6e-16 just below 1.
double worstError(double range) {
  Random random(7);
  double worst = 0;
  for (int i = 0; i < 100000; ++i) {
    const double x = random.uniform(-range, range);
    worst = std::fmax(worst, std::abs(sine(x) - std::sin(x)));
    worst = std::fmax(worst, std::abs(cosine(x) - std::cos(x)));
  }
  return worst;
}

}  // namespace

TEST_CASE("sine and cosine agree with the C library within their stated error") {
  for (const double range : {0.8, 7.0, 1e3, 1e6}) {
    CAPTURE(range);
    CHECK(worstError(range) < 2.4e-16);
  }
}

TEST_CASE("sine and cosine have their closed values") {
  CHECK(sine(0) == 0);
  CHECK(cosine(0) == 1);
  CHECK(sine(std::numbers::pi / 2) == 1);
  CHECK(cosine(std::numbers::pi) == -1);
  CHECK(std::abs(sine(std::numbers::pi / 6) - 0.5) < 3e-16);
  CHECK(std::abs(cosine(std::numbers::pi / 4) - std::numbers::sqrt2 / 2) < 3e-16);
}

TEST_CASE("near a multiple of π/2 the small one of sine and cosine keeps all its digits") {
  // The double next to 1000·π lies this much beside it.
  const double x = 1000 * std::numbers::pi;
  CHECK(relativeError(sine(x), std::sin(x)) < 1e-14);
  CHECK(relativeError(cosine(std::numbers::pi / 2), 6.123233995736766e-17) < 1e-14);
}

TEST_CASE("sine is odd, cosine is even, and their squares add up to one") {
  Random random(8);
  for (int i = 0; i < 1000; ++i) {
    const double x = random.uniform(-100, 100);
    REQUIRE(sine(-x) == -sine(x));
    REQUIRE(cosine(-x) == cosine(x));
    REQUIRE(std::abs(sine(x) * sine(x) + cosine(x) * cosine(x) - 1) < 1e-15);
  }
}

TEST_CASE("sine and cosine of what is no angle are NaN") {
  for (const double x : {kNaN, kInfinity, -kInfinity, 1.1e6, -1e300}) {
    CHECK(std::isnan(sine(x)));
    CHECK(std::isnan(cosine(x)));
  }
}

TEST_CASE("sine and cosine are the same to the last bit natively and as WebAssembly") {
  CHECK(sine(1) == 0x1.aed548f090ceep-1);
  CHECK(cosine(1) == 0x1.14a280fb5068cp-1);
  CHECK(sine(-12.3) == 0x1.0d8ca27cbc046p-2);
  CHECK(cosine(98765.4321) == 0x1.ff8afef125a18p-1);
}
