// Seeded numbers to test with, and how far two numbers lie apart.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/core/sequence.hpp"

namespace rnn::test {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <class T>
void fillRandom(std::span<T> numbers, Random& random, double low = -1, double high = 1) {
  for (T& number : numbers) number = static_cast<T>(random.uniform(low, high));
}

// Every number of every step, the padding too: what stands there must not matter as long as it is finite.
template <class T>
Sequence<T> randomSequence(int steps, int features, int batch, Random& random) {
  Sequence<T> sequence(steps, panelsFor(features), batch);
  fillRandom(std::span<T>(sequence.numbers()), random);
  return sequence;
}

// |x − y| / max(|x|, |y|); numbers below `floor` are held to the error that `floor` itself may have.
inline double relativeError(double x, double y, double floor = 1e-300) {
  return std::abs(x - y) / std::max({std::abs(x), std::abs(y), floor});
}

// The same bits; a NaN equals a NaN.
inline bool same(double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); }

// Whether two vectors hold the same bits, number by number.
template <class A, class B>
bool allSame(const A& a, const B& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same(x, y); });
}

}  // namespace rnn::test
