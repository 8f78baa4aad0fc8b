// One example of a task at its own length, the rule that keeps it for the held-out set, and the way into a batch.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rnn/data/task.hpp"

namespace rnn {

struct Example {
  // Input, L_x steps: one token or I numbers at each.
  std::vector<Token> inputTokens{};
  std::vector<float> inputFeatures{};

  // Target, L_y steps: one class at each (kNoToken where nothing is judged), or O numbers with a mark for each step
  // (1 where it is judged; no marks at all where every step is).
  std::vector<Token> targetTokens{};
  std::vector<float> targetValues{};
  std::vector<unsigned char> judged{};
};

// Whether the example is kept for the held-out set: about every tenth is. Its input alone decides, and equal inputs
// decide alike, so no input can ever be both learned and held out, however many are drawn.
bool isHeldOut(const Example& example);
// The same of any row of numbers.
bool isHeldOut(std::span<const std::uint32_t> numbers);

// The examples side by side, at least one; shorter ones are filled up with kNoToken, zeros and steps that are not
// judged.
Batch joinExamples(std::span<const Example> examples, const TaskShape& shape);

}  // namespace rnn
