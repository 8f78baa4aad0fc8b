// tanh, the logistic function and exp for eight numbers at a time.
//
// float: a rational function (tanh) and a polynomial (exp), fitted for this project by reweighted least squares to the
// least largest error; the bounds below are checked by tests/unit/activations.test.cpp over the whole range.
//   tanh      absolute error ≤ 5e-7; exactly ±1 for |x| > 8.5; NaN in, NaN out
//   logistic  absolute error ≤ 5e-7; exactly 0 below −17 and 1 above 17; NaN in, NaN out
//   exp       relative error ≤ 3e-7 for −87 ≤ x ≤ 88; 0 below, ∞ above; NaN in, NaN out
// double: the C library's, one by one: double serves the gradient check, which wants digits and not speed.
#pragma once

#include "rnn/math/lanes.hpp"

namespace rnn {

// tanh x ≈ x·P(x²)/Q(x²) for |x| ≤ 8.5
inline Lanes<float> tanhOf(const Lanes<float>& x) {
  using L = Lanes<float>;
  const L u = x * x;
  L p = L::all(1.4099511425867632e-08f);
  p = multiplyAdd(p, u, L::all(2.112182034975291e-05f));
  p = multiplyAdd(p, u, L::all(0.0035258369655528842f));
  p = multiplyAdd(p, u, L::all(0.1340622180859055f));
  p = multiplyAdd(p, u, L::all(0.9999999456801169f));
  L q = L::all(8.073745229767985e-07f);
  q = multiplyAdd(q, u, L::all(0.0003335717476951191f));
  q = multiplyAdd(q, u, L::all(0.025991205530083054f));
  q = multiplyAdd(q, u, L::all(0.46739533245759946f));
  q = multiplyAdd(q, u, L::all(1.0f));
  const L one = L::all(1.0f), minusOne = L::all(-1.0f);
  L y = x * p / q;
  y = whereLess(L::all(8.5f), x, one, y);
  y = whereLess(x, L::all(-8.5f), minusOne, y);
  return larger(smaller(y, one), minusOne);
}

// 1/(1 + e^−x) = ½ tanh(x/2) + ½
inline Lanes<float> logisticOf(const Lanes<float>& x) {
  const auto half = Lanes<float>::all(0.5f);
  return multiplyAdd(tanhOf(x * half), half, half);
}

// e^x = 2^n·e^r with n the whole number nearest to x/ln 2; 2^n is written into the exponent bits.
inline Lanes<float> expOf(const Lanes<float>& x) {
  using L = Lanes<float>;
  const L magic = L::all(12582912.0f);  // 1.5·2²³: adding it rounds to a whole number, which then sits in the low bits
  const L shifted = multiplyAdd(x, L::all(1.4426950408889634f), magic);
  const L n = shifted - magic;
  L r = multiplyAdd(n, L::all(-0.693359375f), x);  // ln 2 in two parts; the first product is exact
  r = multiplyAdd(n, L::all(2.12194440e-4f), r);
  L p = L::all(0.0013813143596053123f);
  p = multiplyAdd(p, r, L::all(0.008369418792426586f));
  p = multiplyAdd(p, r, L::all(0.04166845604777336f));
  p = multiplyAdd(p, r, L::all(0.16666515171527863f));
  p = multiplyAdd(p, r, L::all(0.4999999403953552f));
  p = multiplyAdd(p, r * r, r) + L::all(1.0f);
  L y;
  for (int i = 0; i < L::kParts; ++i) {
    const L::Bits scale = ((L::Bits)shifted.part[i] - 0x4b400000 + 127) << 23;
    y.part[i] = p.part[i] * (L::Part)scale;
  }
  y = whereLess(x, L::all(-87.0f), L::all(0.0f), y);
  y = whereLess(L::all(88.0f), x, L::all(std::numeric_limits<float>::infinity()), y);
  for (int i = 0; i < L::kParts; ++i) y.part[i] = x.part[i] == x.part[i] ? y.part[i] : x.part[i];
  return y;
}

namespace detail {
template <class F>
inline Lanes<double> eachLane(Lanes<double> x, F f) {
  for (auto& p : x.part) {
    for (int i = 0; i < Lanes<double>::kPartSize; ++i) p[i] = f(p[i]);
  }
  return x;
}
}  // namespace detail

inline Lanes<double> tanhOf(const Lanes<double>& x) {
  return detail::eachLane(x, [](double v) { return std::tanh(v); });
}
inline Lanes<double> logisticOf(const Lanes<double>& x) {
  return detail::eachLane(x, [](double v) { return 1 / (1 + std::exp(-v)); });
}
inline Lanes<double> expOf(const Lanes<double>& x) {
  return detail::eachLane(x, [](double v) { return std::exp(v); });
}

}  // namespace rnn
