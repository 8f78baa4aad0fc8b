// What an answer depends on: how much one output would change with each number of the input.
#pragma once

#include "rnn/look/rows.hpp"
#include "rnn/model/network.hpp"

namespace rnn {

// ∂ŷ⟨t⟩[output]/∂x⟨s⟩ for all inputs of one example, t = step: T_x × I. For tokens the derivative by the one-hot row; for
// embedded ones by their features. For an encoder–decoder: by the encoder's input.
template <class T>
Rows saliency(Network<T>& network, const Batch& example, int step, int output);

}  // namespace rnn
