// Is the gradient right? The derivative by a parameter, once by back-propagation and once by moving the parameter a
// little to both sides and looking at the loss.
#pragma once

#include <span>
#include <vector>

#include "rnn/model/network.hpp"

namespace rnn {

struct CheckedGradient {
  std::size_t parameter;  // its index in the flat block
  double analytic;        // by back-propagation through time
  double numeric;         // (L(θ + h) − L(θ − h)) / 2h
  double relativeError;   // |analytic − numeric| / max(|analytic| + |numeric|, 1e-6)
};

// Checks the chosen parameters of a network in double precision on one batch; nothing is dropped. The network is left
// as it was. Throws Error setting-out-of-range for an index that there is not.
std::vector<CheckedGradient> checkGradients(Network<double>& network, const Batch& batch, std::span<const std::size_t> parameters,
                                            double h = 1e-5);

}  // namespace rnn
