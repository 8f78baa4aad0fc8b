// One example taken out of a batch, at its own length.
#pragma once

#include "support/networkProblem.hpp"

namespace rnn::test {

// Elements of column b of the first `steps` steps, `width` of them each.
template <class Element>
std::vector<Element> columnOf(const std::vector<Element>& all, int size, int width, int steps, int b) {
  std::vector<Element> column;
  if (all.empty()) return column;
  for (int t = 0; t < steps; ++t) {
    const auto first = all.begin() + (t * size + b) * width;
    column.insert(column.end(), first, first + width);
  }
  return column;
}

// A batch of one without padding: the input ends where the example does, and the target too where T_x = T_y.
inline Batch exampleOf(const Batch& batch, const NetworkConfig& config, int b) {
  Batch one;
  one.size = 1;
  one.inputSteps = batch.inputLengths.empty() ? batch.inputSteps : batch.inputLengths[b];
  one.targetSteps = config.type == Architecture::manyToMany ? one.inputSteps : batch.targetSteps;
  one.inputTokens = columnOf(batch.inputTokens, batch.size, 1, one.inputSteps, b);
  one.inputFeatures = columnOf(batch.inputFeatures, batch.size, config.inputSize, one.inputSteps, b);
  one.targetTokens = columnOf(batch.targetTokens, batch.size, 1, one.targetSteps, b);
  one.targetValues = columnOf(batch.targetValues, batch.size, config.outputSize, one.targetSteps, b);
  one.judged = columnOf(batch.judged, batch.size, 1, one.targetSteps, b);
  return one;
}

}  // namespace rnn::test
