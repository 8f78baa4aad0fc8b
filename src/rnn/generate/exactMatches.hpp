// How many whole outputs of an encoder–decoder are right: what it says by itself, without the right answer as its input.
#pragma once

#include <vector>

#include "rnn/model/network.hpp"

namespace rnn {

// One mark for each example: 1 where the likeliest class at every step, each fed back, makes the example's target, whose
// last class is `end`. All examples are decoded side by side, and as long as any of them may still be right. Throws
// setting-unknown-choice for other networks.
std::vector<unsigned char> exactMatches(Network<float>& network, const Batch& examples, Token end);

}  // namespace rnn
