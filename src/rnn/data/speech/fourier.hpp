// The discrete Fourier transform in n log n: J. W. Cooley, J. W. Tukey, "An Algorithm for the Machine Calculation of
// Complex Fourier Series", 1965.
#pragma once

#include <complex>
#include <vector>

namespace rnn::speech {

class Fourier {
 public:
  // size: a power of two.
  explicit Fourier(int size);

  // X[k] = Σ_n x[n] e^(−2πikn/size), in place.
  void operator()(std::vector<std::complex<double>>& x) const;

 private:
  std::vector<std::complex<double>> turns_;  // e^(−2πik/size) for the first half of all k
  std::vector<int> reversed_;                // each number with its bits in reverse
};

}  // namespace rnn::speech
