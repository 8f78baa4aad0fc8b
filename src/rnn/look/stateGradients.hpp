// How much of the error reaches each state: the vanishing and exploding of gradients, measured.
#pragma once

#include <string>
#include <vector>

#include "rnn/model/network.hpp"

namespace rnn {

// ‖∂L/∂a⟨t⟩‖₂ of one layer at every step, averaged over the sequences of a batch; one that has ended before t counts as 0.
struct StateGradientNorms {
  std::string part;  // "stack", "encoder" or "decoder"
  int layer;         // from 0
  Direction direction;
  std::vector<double> norms;  // T
};

// L is the loss as the network's lossOver says, window as in Network::backward. The gradients of all parameters are
// computed on the way.
template <class T>
std::vector<StateGradientNorms> stateGradientNorms(Network<T>& network, const Batch& batch, int window = 0);

}  // namespace rnn
