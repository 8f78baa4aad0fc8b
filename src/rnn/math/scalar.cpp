#include "rnn/math/scalar.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace rnn {

namespace {
// ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

// π/2 in three parts; the first two have 33 bits, so that their products with a number below 2²⁰ are exact.
constexpr double kHalfPiHigh = 0x1.921fb544p+0;
constexpr double kHalfPiMiddle = 0x1.0b4611a6p-34;
constexpr double kHalfPiLow = 0x1.3198a2e037073p-69;

// An angle as n·π/2 + rest: its sine and cosine are ± those of the rest.
struct ReducedAngle {
  int quarter;  // n mod 4
  double rest;  // |rest| ≤ π/4
};

ReducedAngle reduceAngle(double x) {
  const double n = std::floor(x * 0.63661977236758134308 + 0.5);
  const double rest = ((x - n * kHalfPiHigh) - n * kHalfPiMiddle) - n * kHalfPiLow;
  return {static_cast<int>(n) & 3, rest};
}

// Taylor: the first term left out is below 1e-19 for |r| ≤ π/4.
double sineSeries(double r) {
  const double u = r * r;
  double series = 0;
  for (int k = 17; k >= 3; k -= 2) series = -u / (k * (k - 1)) * (1 + series);
  return r + r * series;
}

double cosineSeries(double r) {
  const double u = r * r;
  double series = 0;
  for (int k = 18; k >= 2; k -= 2) series = -u / (k * (k - 1)) * (1 + series);
  return 1 + series;
}

// sin(x + turn·π/2)
double sineTurned(double x, int turn) {
  if (!(std::abs(x) <= 1e6)) return std::numeric_limits<double>::quiet_NaN();
  const auto [quarter, rest] = reduceAngle(x);
  const int n = (quarter + turn) & 3;
  const double value = n & 1 ? cosineSeries(rest) : sineSeries(rest);
  return n & 2 ? -value : value;
}

// ln((1 + s)/(1 − s)) = 2 artanh s for |s| < 0.18, whose 22nd power is below 1e-16
double logOfRatio(double s) {
  const double u = s * s;
  double series = 0;
  for (int k = 21; k >= 3; k -= 2) series = u * (1.0 / k + series);
  return 2 * (s + s * series);
}
}  // namespace

// x = m·2^e with m in [√½, √2); ln m = 2 artanh s with s = (m − 1)/(m + 1), |s| < 0.1716.
double naturalLog(double x) {
  if (!(x > 0)) return x == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(x)) return x;
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678118654752440) {
    m *= 2;
    --exponent;
  }
  return exponent * kLn2High + (logOfRatio((m - 1) / (m + 1)) + exponent * kLn2Low);
}

double naturalLogOnePlus(double x) { return x > 0.4 ? naturalLog(1 + x) : logOfRatio(x / (2 + x)); }

namespace {
constexpr auto kReciprocals = [] {
  std::array<double, 15> all{};
  for (std::size_t k = 1; k < all.size(); ++k) all[k] = 1.0 / static_cast<double>(k);
  return all;
}();
}  // namespace

// x = n ln 2 + r with |r| ≤ ½ ln 2; e^r by its Taylor series, whose 14th term is below 1e-18.
double exponential(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.8) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const double n = std::floor(x * 1.44269504088896340736 + 0.5);
  const double r = (x - n * kLn2High) - n * kLn2Low;
  double series = 1;
  for (int k = 14; k >= 1; --k) series = 1 + series * (r * kReciprocals[static_cast<std::size_t>(k)]);
  return std::ldexp(series, static_cast<int>(n));
}

double sine(double x) { return sineTurned(x, 0); }
double cosine(double x) { return sineTurned(x, 1); }

}  // namespace rnn
