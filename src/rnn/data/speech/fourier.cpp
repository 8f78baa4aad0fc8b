#include "rnn/data/speech/fourier.hpp"

#include <utility>

#include "rnn/math/scalar.hpp"

namespace rnn::speech {

namespace {

constexpr double kTwoPi = 6.28318530717958647693;

// Of complex numbers by hand: the library's looks for NaN in every product.
std::complex<double> product(std::complex<double> x, std::complex<double> y) {
  return {x.real() * y.real() - x.imag() * y.imag(), x.real() * y.imag() + x.imag() * y.real()};
}

}  // namespace

Fourier::Fourier(int size) : turns_(size / 2), reversed_(size) {
  for (int k = 0; k < size / 2; ++k) turns_[k] = {cosine(kTwoPi * k / size), -sine(kTwoPi * k / size)};
  for (int i = 1; i < size; ++i) reversed_[i] = reversed_[i / 2] / 2 + (i % 2) * (size / 2);
}

void Fourier::operator()(std::vector<std::complex<double>>& x) const {
  const int size = static_cast<int>(reversed_.size());
  for (int i = 0; i < size; ++i) {
    if (i < reversed_[i]) std::swap(x[i], x[reversed_[i]]);
  }
  for (int half = 1; half < size; half *= 2) {
    const int stride = size / 2 / half;
    for (int from = 0; from < size; from += 2 * half) {
      for (int k = 0; k < half; ++k) {
        const std::complex<double> even = x[from + k], odd = product(turns_[k * stride], x[from + k + half]);
        x[from + k] = even + odd;
        x[from + k + half] = even - odd;
      }
    }
  }
}

}  // namespace rnn::speech
