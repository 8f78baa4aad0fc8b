// How large the gradient of a state is.
#pragma once

#include <cmath>
#include <span>

#include "rnn/core/sequence.hpp"

namespace rnn {

// ‖∂L/∂a⟨t⟩‖₂ averaged over the sequences of a batch; one that has ended before t counts as 0.
template <class T>
double meanNorm(const SequenceView<const T>& dStates, int hidden, int t, std::span<const int> lengths = {}) {
  double total = 0;
  for (int b = 0; b < dStates.batch; ++b) {
    if (!lengths.empty() && t >= lengths[static_cast<std::size_t>(b)]) continue;
    double square = 0;
    for (int i = 0; i < hidden; ++i) {
      const double d = static_cast<double>(dStates.at(t, i, b));
      square += d * d;
    }
    total += std::sqrt(square);
  }
  return total / dStates.batch;
}

}  // namespace rnn
