// What the weights are before the first update. Everything is drawn and computed in double, with sums in a fixed order,
// so that one seed gives the same weights on every machine.
//
// The weights of a cell's gates are stacked: G blocks of H rows. Each block is a matrix of its own to every function
// that takes `gates`; fan-in is the number of its columns, fan-out that of its rows.
#pragma once

#include <string_view>

#include "rnn/core/parameters.hpp"
#include "rnn/core/random.hpp"

namespace rnn {

enum class InitialiserKind {
  uniform,        // in ±bound, which in PyTorch is 1/√H for every number of a recurrent layer
  xavierUniform,  // in ±√(6 / (fan-in + fan-out)) (X. Glorot and Y. Bengio, 2010)
  xavierNormal,   // of variance 2 / (fan-in + fan-out) (the same)
  orthogonal,     // orthonormal rows, or columns when there are more rows, uniform among all such (A. Saxe et al., 2014)
  identity,       // 1 on the diagonal, else 0 (Q. Le, N. Jaitly and G. Hinton, 2015)
};

// How a recurrent layer begins. The default is PyTorch's: every number uniform in ±1/√H.
struct Initialisation {
  InitialiserKind input = InitialiserKind::uniform;      // of W_ax
  InitialiserKind recurrent = InitialiserKind::uniform;  // of W_aa
  double spectralRadius = 0;                             // of each gate of W_aa, 0–10; 0 leaves it as it was drawn
  bool setsForgetBias = false;
  double forgetBias = 1;                                 // b_f of an LSTM, b_u of a GRU when it is set: −10–10
};

// Throws Error naming the field, its value and what is allowed.
void check(const Initialisation& initialisation);

// "uniform", "xavier-uniform", "xavier-normal", "orthogonal", "identity"; throws setting-unknown-choice.
InitialiserKind initialiserFromName(std::string_view field, std::string_view name);
std::string_view nameOf(InitialiserKind kind);

// The rows of one gate.
template <class T>
MatrixView<T> gateOf(MatrixView<T> stacked, int gates, int gate) {
  const Eigen::Index rows = stacked.rows() / gates;
  return MatrixView<T>(stacked.data() + gate * rows * stacked.cols(), rows, stacked.cols());
}

// Fills each gate's block, one after the other. The bound is that of `uniform`; the others do without.
template <class T>
void initialise(InitialiserKind kind, MatrixView<T> stacked, int gates, double bound, Random& random);

// Scales each gate's block, a square one, so that the largest |eigenvalue| is `radius` (H. Jaeger, 2001). A block whose
// eigenvalues are all 0 stays as it is. What it costs: math/eigenvalues.hpp.
template <class T>
void scaleToSpectralRadius(MatrixView<T> stacked, int gates, double radius);

// Sets the bias of the gate that keeps the state, an LSTM's Γ_f or a GRU's Γ_u, so that it begins open (F. Gers et al.,
// 2000; R. Jozefowicz et al., 2015: 1; C. Tallec and Y. Ollivier, 2018: the logarithm of how long is to be remembered). In
// both it is the second block of rows. PyTorch adds two biases, bias_ih and bias_hh: give one the value and the other 0.
template <class T>
void setForgetBias(MatrixView<T> bias, int gates, double value);

}  // namespace rnn
