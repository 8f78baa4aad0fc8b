// The filters that a voice goes through.
//
//   y[n] = A x[n] + B y[n−1] + C y[n−2]      C = −e^(−2πb/r), B = 2 e^(−πb/r) cos(2πf/r)
//
// D. H. Klatt, "Software for a Cascade/Parallel Formant Synthesizer", 1980, eq. 1–2.
#pragma once

#include <cmath>

#include "rnn/math/scalar.hpp"

namespace rnn::speech {

class Resonator {
 public:
  // A formant: what is at 0 Hz goes through as it is. All in Hz.
  void setFormant(double frequency, double bandwidth, double rate) {
    setPoles(frequency, bandwidth, rate);
    a_ = 1 - b_ - c_;
  }

  // A band: what is at `frequency` goes through as it is.
  void setBand(double frequency, double bandwidth, double rate) {
    setPoles(frequency, bandwidth, rate);
    // |1 − B z⁻¹ − C z⁻²| at the frequency, by its factors 1 − R and 1 − R e^(−2iθ)
    const double radius = exponential(-kPi * bandwidth / rate);
    a_ = (1 - radius) * std::sqrt(1 - 2 * radius * cosine(4 * kPi * frequency / rate) + radius * radius);
  }

  double operator()(double x) {
    const double y = a_ * x + b_ * y1_ + c_ * y2_;
    y2_ = y1_;
    y1_ = y;
    return y;
  }

 private:
  static constexpr double kPi = 3.14159265358979323846;

  void setPoles(double frequency, double bandwidth, double rate) {
    const double radius = exponential(-kPi * bandwidth / rate);
    c_ = -radius * radius;
    b_ = 2 * radius * cosine(2 * kPi * frequency / rate);
  }

  double a_ = 1, b_ = 0, c_ = 0;
  double y1_ = 0, y2_ = 0;
};

}  // namespace rnn::speech
