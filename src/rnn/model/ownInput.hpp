// An input that a person made, for a network that learns a task: checked, and put into a batch of one.
#pragma once

#include <vector>

#include "rnn/data/batch.hpp"
#include "rnn/model/networkConfig.hpp"

namespace rnn {

struct OwnInput {
  std::vector<Token> tokens{};    // T_x of them, where the network reads tokens; one for one to many
  std::vector<float> features{};  // T_x × I, where it reads features
  // Classes, T_y of them, kNoToken where nothing is judged. What feeds its outputs back (one to many, encoder–decoder)
  // reads them one step late and so needs them in a trace; elsewhere they may be left out.
  std::vector<Token> targets{};
};

// As long as it may be; shorter for a large network, so that a look at it stays quick.
constexpr int kMostOwnSteps = 2000;

// Throws Error text-empty, text-too-long, setting-out-of-range for a token that the network does not have, and
// batch-shape where the numbers do not make whole steps or the targets are of another length than T_y.
Batch batchOf(const OwnInput& input, const NetworkConfig& config);

}  // namespace rnn
