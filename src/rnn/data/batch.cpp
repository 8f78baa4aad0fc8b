#include "rnn/data/batch.hpp"

#include <algorithm>
#include <string>

#include "rnn/core/error.hpp"

namespace rnn {

std::size_t judgedSteps(const Batch& batch) {
  const std::size_t rows = static_cast<std::size_t>(batch.targetSteps) * static_cast<std::size_t>(batch.size);
  const auto unjudged = batch.targetTokens.empty() ? std::ranges::count(batch.judged, 0) : std::ranges::count(batch.targetTokens, kNoToken);
  return rows - static_cast<std::size_t>(unjudged);
}

void checkSingle(const Batch& batch) {
  if (batch.size == 1) return;
  refuse("batch-shape", "One example is needed; the batch has {value}.", "size", batch.size, 1);
}

Batch atLastStep(const Batch& batch, int outputs) {
  Batch last = batch;
  last.targetSteps = 1;
  last.targetTokens.clear();
  last.targetValues.clear();
  last.judged.clear();
  for (int b = 0; b < batch.size; ++b) {
    const int step = (batch.inputLengths.empty() ? batch.targetSteps : batch.inputLengths[static_cast<std::size_t>(b)]) - 1;
    const auto row = static_cast<std::size_t>(step * batch.size + b);
    if (!batch.targetTokens.empty()) last.targetTokens.push_back(batch.targetTokens[row]);
    for (int i = 0; i < outputs && !batch.targetValues.empty(); ++i) {
      last.targetValues.push_back(batch.targetValues[row * static_cast<std::size_t>(outputs) + static_cast<std::size_t>(i)]);
    }
  }
  return last;
}

namespace {

// The columns [from, from + count) of rows that hold `size` columns of some elements each.
template <class Element>
std::vector<Element> columnsOf(const std::vector<Element>& rows, int steps, int size, int from, int count) {
  if (rows.empty()) return {};
  const std::size_t width = rows.size() / (static_cast<std::size_t>(steps) * static_cast<std::size_t>(size));
  std::vector<Element> columns;
  columns.reserve(static_cast<std::size_t>(steps) * static_cast<std::size_t>(count) * width);
  for (int t = 0; t < steps; ++t) {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(t) * static_cast<std::size_t>(size) + static_cast<std::size_t>(from)) * width);
    columns.insert(columns.end(), first, first + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(count) * width));
  }
  return columns;
}

// The first `to` of `steps` equal parts.
template <class Element>
void shorten(std::vector<Element>& numbers, int steps, int to) {
  numbers.resize(numbers.size() / static_cast<std::size_t>(steps) * static_cast<std::size_t>(to));
}

int judgedLength(const Batch& example) {
  const auto judged = [&](int t) {
    const auto i = static_cast<std::size_t>(t);
    if (!example.targetTokens.empty()) return example.targetTokens[i] != kNoToken;
    return example.judged.empty() || example.judged[i] != 0;
  };
  int length = example.targetSteps;
  while (length > 1 && !judged(length - 1)) --length;
  return length;
}

}  // namespace

Batch examplesOf(const Batch& batch, int from, int count) {
  Batch some;
  some.size = count;
  some.inputSteps = batch.inputSteps;
  some.inputTokens = columnsOf(batch.inputTokens, batch.inputSteps, batch.size, from, count);
  some.inputFeatures = columnsOf(batch.inputFeatures, batch.inputSteps, batch.size, from, count);
  some.inputLengths = columnsOf(batch.inputLengths, 1, batch.size, from, count);
  some.targetSteps = batch.targetSteps;
  some.targetTokens = columnsOf(batch.targetTokens, batch.targetSteps, batch.size, from, count);
  some.targetValues = columnsOf(batch.targetValues, batch.targetSteps, batch.size, from, count);
  some.judged = columnsOf(batch.judged, batch.targetSteps, batch.size, from, count);
  return some;
}

Batch atOwnLength(const Batch& example) {
  Batch own = example;
  const bool together = example.inputSteps == example.targetSteps;
  if (!own.inputLengths.empty()) {
    own.inputSteps = own.inputLengths[0];
    own.inputLengths.clear();
    shorten(own.inputTokens, example.inputSteps, own.inputSteps);
    shorten(own.inputFeatures, example.inputSteps, own.inputSteps);
  }
  own.targetSteps = together ? own.inputSteps : judgedLength(example);
  shorten(own.targetTokens, example.targetSteps, own.targetSteps);
  shorten(own.targetValues, example.targetSteps, own.targetSteps);
  shorten(own.judged, example.targetSteps, own.targetSteps);
  return own;
}

}  // namespace rnn
