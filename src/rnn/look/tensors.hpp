// Single tensors of a network, for who looks at its weights.
#pragma once

#include <complex>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/model/network.hpp"

namespace rnn {

// As PyTorch names it and lays it out, row by row.
struct Matrix {
  std::string name;
  int rows;
  int columns;  // 1 for a bias
  std::vector<float> numbers;
};

// Throws setting-unknown-choice (field "tensor") when the network has no tensor of that name.
Matrix tensorOf(Network<float>& network, std::string_view name);

// Of W_aa ("weight_hh_l0", …), a square one; of a gated cell, the rows of the gate of that name (look/gates.hpp). For a
// plain cell the gate may be left out. Throws setting-unknown-choice, and too-many-units beyond 512: that takes 0.8 s.
std::vector<std::complex<double>> eigenvaluesOf(Network<float>& network, std::string_view tensor, std::string_view gate = {});

}  // namespace rnn
