// Single examples out of a batch of a task.
#pragma once

#include <vector>

#include "rnn/data/task.hpp"

namespace rnn::test {

inline int lengthOf(const Batch& batch, int b) {
  return batch.inputLengths.empty() ? batch.inputSteps : batch.inputLengths[b];
}

// The input of example b at its own length, step by step: tokens, or all features of a step one after the other.
inline std::vector<double> inputOf(const Batch& batch, const TaskShape& shape, int b) {
  const int width = shape.tokensIn ? 1 : shape.inputSize;
  std::vector<double> input;
  for (int t = 0; t < lengthOf(batch, b); ++t) {
    for (int i = 0; i < width; ++i) {
      const int place = (t * batch.size + b) * width + i;
      input.push_back(shape.tokensIn ? batch.inputTokens[place] : batch.inputFeatures[place]);
    }
  }
  return input;
}

// The class that example b is judged by at step t; kNoToken where it is not judged.
inline Token targetTokenOf(const Batch& batch, int t, int b) { return batch.targetTokens[t * batch.size + b]; }

// The only value that example b is judged by at step t, of a task with one output.
inline float targetValueOf(const Batch& batch, int t, int b) { return batch.targetValues[t * batch.size + b]; }

inline bool isJudged(const Batch& batch, int t, int b) {
  return batch.judged.empty() || batch.judged[t * batch.size + b] == 1;
}

}  // namespace rnn::test
