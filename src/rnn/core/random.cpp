#include "rnn/core/random.hpp"

#include <cmath>

#include "rnn/math/scalar.hpp"

namespace rnn {

Random::Random(std::uint64_t seed, std::uint64_t stream) : increment_((stream << 1) | 1) {
  bits();
  state_ += seed;
  bits();
}

std::uint32_t Random::bits() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  const auto turn = static_cast<std::uint32_t>(old >> 59);
  return (shifted >> turn) | (shifted << ((32 - turn) & 31));
}

double Random::uniform() {
  const std::uint64_t high = bits() >> 5;  // 27 bits
  const std::uint64_t low = bits() >> 6;   // 26 bits
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::uint32_t Random::below(std::uint32_t n) {
  const std::uint32_t threshold = (0u - n) % n;  // numbers below it would favour the small remainders
  for (;;) {
    const std::uint32_t r = bits();
    if (r >= threshold) return r % n;
  }
}

// Marsaglia's polar method: a logarithm and a root, both the same everywhere; no cosine.
double Random::normal() {
  for (;;) {
    const double u = uniform(-1, 1);
    const double v = uniform(-1, 1);
    const double s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * naturalLog(s) / s);
  }
}

void Random::restore(Position position) {
  state_ = position.state;
  increment_ = position.increment;
}

}  // namespace rnn
