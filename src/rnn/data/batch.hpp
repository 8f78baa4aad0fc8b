// One batch of examples of different lengths: what a network reads, and what it is judged by.
#pragma once

#include <cstddef>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

struct Batch {
  int size = 0;  // B, examples side by side

  // Input, T_x steps: tokens (T_x × B, step by step) or features (T_x × B × I). Where an example has ended its tokens
  // are kNoToken and its features do not matter.
  int inputSteps = 0;
  std::vector<Token> inputTokens;
  std::vector<float> inputFeatures;
  std::vector<int> inputLengths;  // of each example; empty when all have T_x steps

  // Target, T_y steps: classes (T_y × B, kNoToken where nothing is judged) or values (T_y × B × O) with a mark for each
  // step and example (T_y × B; empty when all are judged). Many to one: only the last step of each example is judged.
  int targetSteps = 0;
  std::vector<Token> targetTokens;
  std::vector<float> targetValues;
  std::vector<unsigned char> judged;
};

// How many steps of all examples are judged.
std::size_t judgedSteps(const Batch& batch);

// Throws Error batch-shape unless the batch is one example.
void checkSingle(const Batch& batch);

// `count` of its examples, from number `from` on, with room for the longest of the whole batch.
Batch examplesOf(const Batch& batch, int from, int count);

// One example at its own lengths: the steps after its input has ended, and those at the end of its target that are not
// judged, are cut off (where T_x = T_y, the target's with the input's).
Batch atOwnLength(const Batch& example);

// The same batch with T_y = 1: of each example, the target of its last step. outputs: values at each step.
Batch atLastStep(const Batch& batch, int outputs);

}  // namespace rnn
