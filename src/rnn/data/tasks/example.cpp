#include "rnn/data/tasks/example.hpp"

#include <algorithm>
#include <bit>

namespace rnn {

namespace {

constexpr std::uint64_t kSalt = 0x54656b7261722031;  // any fixed number; another one would hold out other examples

// The finaliser of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
// 2014; constants of D. Stafford's variant 13): every bit of the input turns about half of the bits of the result.
std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

int inputStepsOf(const Example& example, const TaskShape& shape) {
  return static_cast<int>(shape.tokensIn ? example.inputTokens.size() : example.inputFeatures.size() / shape.inputSize);
}

int targetStepsOf(const Example& example, const TaskShape& shape) {
  return static_cast<int>(shape.tokensOut ? example.targetTokens.size()
                                          : example.targetValues.size() / shape.outputSize);
}

// Writes one example's `width` elements per step into column b of a batch of `size`.
template <class Element>
void placeColumn(const std::vector<Element>& from, int width, int b, int size, std::vector<Element>& to) {
  const std::size_t steps = from.size() / width;
  for (std::size_t t = 0; t < steps; ++t) {
    std::copy_n(from.begin() + t * width, width, to.begin() + (t * size + b) * width);
  }
}

void joinInputs(std::span<const Example> examples, const TaskShape& shape, Batch& batch) {
  std::vector<int> lengths;
  for (const Example& example : examples) lengths.push_back(inputStepsOf(example, shape));
  batch.inputSteps = *std::ranges::max_element(lengths);
  const std::size_t places = static_cast<std::size_t>(batch.inputSteps) * batch.size;
  if (shape.tokensIn) {
    batch.inputTokens.assign(places, kNoToken);
    for (int b = 0; b < batch.size; ++b) placeColumn(examples[b].inputTokens, 1, b, batch.size, batch.inputTokens);
  } else {
    batch.inputFeatures.assign(places * shape.inputSize, 0.0f);
    for (int b = 0; b < batch.size; ++b) {
      placeColumn(examples[b].inputFeatures, shape.inputSize, b, batch.size, batch.inputFeatures);
    }
  }
  if (*std::ranges::min_element(lengths) < batch.inputSteps) batch.inputLengths = std::move(lengths);
}

void joinValues(std::span<const Example> examples, int width, Batch& batch) {
  const std::size_t places = static_cast<std::size_t>(batch.targetSteps) * batch.size;
  batch.targetValues.assign(places * width, 0.0f);
  batch.judged.assign(places, 0);
  for (int b = 0; b < batch.size; ++b) {
    const Example& example = examples[b];
    placeColumn(example.targetValues, width, b, batch.size, batch.targetValues);
    if (example.judged.empty()) {
      const std::size_t steps = example.targetValues.size() / width;
      for (std::size_t t = 0; t < steps; ++t) batch.judged[t * batch.size + b] = 1;
    } else {
      placeColumn(example.judged, 1, b, batch.size, batch.judged);
    }
  }
  if (std::ranges::count(batch.judged, 0) == 0) batch.judged.clear();
}

void joinTargets(std::span<const Example> examples, const TaskShape& shape, Batch& batch) {
  for (const Example& example : examples) {
    batch.targetSteps = std::max(batch.targetSteps, targetStepsOf(example, shape));
  }
  if (shape.tokensOut) {
    batch.targetTokens.assign(static_cast<std::size_t>(batch.targetSteps) * batch.size, kNoToken);
    for (int b = 0; b < batch.size; ++b) placeColumn(examples[b].targetTokens, 1, b, batch.size, batch.targetTokens);
  } else {
    joinValues(examples, shape.outputSize, batch);
  }
}

}  // namespace

bool isHeldOut(std::span<const std::uint32_t> numbers) {
  std::uint64_t hash = kSalt;
  for (const std::uint32_t number : numbers) hash = mix(hash ^ number);
  return hash % 10 == 0;
}

bool isHeldOut(const Example& example) {
  std::vector<std::uint32_t> numbers(example.inputTokens.begin(), example.inputTokens.end());
  // Adding +0 makes −0 and 0, which are equal numbers, equal bits.
  for (const float value : example.inputFeatures) numbers.push_back(std::bit_cast<std::uint32_t>(value + 0.0f));
  return isHeldOut(numbers);
}

Batch joinExamples(std::span<const Example> examples, const TaskShape& shape) {
  Batch batch;
  batch.size = static_cast<int>(examples.size());
  joinInputs(examples, shape, batch);
  joinTargets(examples, shape, batch);
  return batch;
}

}  // namespace rnn
