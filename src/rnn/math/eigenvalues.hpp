// The eigenvalues of W_aa: what becomes of a small disturbance of a⟨t⟩ from one step to the next. In a plain cell with
// g near its straight part, those inside the unit circle let it vanish and those outside let it explode.
#pragma once

#include <complex>
#include <vector>

#include "rnn/core/parameters.hpp"

namespace rnn {

// All of them, conjugate pairs side by side. Computed in double by Hessenberg form and QR iterations (J. Francis, 1961):
// some 25 n³ operations, which took 30 ms for n = 128, 0.1 s for 256 and 0.8 s for 512. Each is NaN when a number of the
// matrix is not finite.
template <class T>
std::vector<std::complex<double>> eigenvalues(MatrixView<T> square);

// The largest |eigenvalue|; NaN when a number is not finite.
template <class T>
double spectralRadius(MatrixView<T> square);

}  // namespace rnn
