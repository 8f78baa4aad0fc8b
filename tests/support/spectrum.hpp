// How strong a frequency is in a sound, by the sum that defines it: what the synthesiser and the features are held to.
#pragma once

#include <cmath>
#include <complex>
#include <numbers>
#include <span>

namespace rnn::test {

// |Σ_n w[n] x[n] e^(−2πifn/rate)| with a Hann window over the whole sound.
template <class T>
double strengthAt(double frequency, std::span<const T> sound, double rate) {
  std::complex<double> sum = 0;
  const auto size = static_cast<double>(sound.size());
  for (std::size_t n = 0; n < sound.size(); ++n) {
    const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(n) + 0.5) / size);
    const double angle = -2 * std::numbers::pi * frequency * static_cast<double>(n) / rate;
    sum += window * static_cast<double>(sound[n]) * std::complex<double>(std::cos(angle), std::sin(angle));
  }
  return std::abs(sum);
}

// The frequency between two at which `strength` is largest.
template <class Strength>
double strongest(double from, double to, double step, Strength strength) {
  double best = from;
  for (double frequency = from; frequency <= to; frequency += step) {
    if (strength(frequency) > strength(best)) best = frequency;
  }
  return best;
}

}  // namespace rnn::test
