#include "rnn/math/eigenvalues.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace rnn {

namespace {

// With a power of two between neighbours in a row, these all want the same place in the cache, and the solver takes
// three times as long. So four rows and columns of zeros follow, whose own eigenvalues come last.
template <class T>
Eigen::MatrixXd padded(MatrixView<T> square) {
  const Eigen::Index size = square.rows() + (square.rows() % 64 == 0 ? 4 : 0);
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size, size);
  matrix.topLeftCorner(square.rows(), square.cols()) = square.template cast<double>();
  return matrix;
}

}  // namespace

template <class T>
std::vector<std::complex<double>> eigenvalues(MatrixView<T> square) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::complex<double>> found(static_cast<std::size_t>(square.rows()), {kNaN, kNaN});
  if (!square.allFinite()) return found;
  const Eigen::EigenSolver<Eigen::MatrixXd> solver(padded(square), false);
  if (solver.info() == Eigen::Success) std::copy_n(solver.eigenvalues().begin(), found.size(), found.begin());
  return found;
}

template <class T>
double spectralRadius(MatrixView<T> square) {
  double largest = 0;
  for (const auto& value : eigenvalues(square)) {
    const double magnitude = std::sqrt(std::norm(value));  // the C library's hypot is not the same everywhere
    if (!(magnitude <= largest)) largest = magnitude;      // NaN too
  }
  return largest;
}

template std::vector<std::complex<double>> eigenvalues(MatrixView<float>);
template std::vector<std::complex<double>> eigenvalues(MatrixView<double>);
template double spectralRadius(MatrixView<float>);
template double spectralRadius(MatrixView<double>);

}  // namespace rnn
