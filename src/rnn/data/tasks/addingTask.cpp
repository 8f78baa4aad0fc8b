#include "rnn/data/tasks/addingTask.hpp"

#include "rnn/model/settings.hpp"

namespace rnn {

AddingTask::AddingTask(const AddingOptions& options)
    : DrawnTask(options.heldOut), length_(wholeNumber("length", options.length, 2, 10000)) {}

TaskShape AddingTask::shape() const { return {.tokensIn = false, .inputSize = 2, .tokensOut = false, .outputSize = 1}; }

Example AddingTask::draw(Random& random) const {
  const int half = length_ / 2;
  const int first = static_cast<int>(random.below(half));
  const int second = half + static_cast<int>(random.below(length_ - half));

  Example example;
  example.inputFeatures.resize(2 * length_);
  for (int t = 0; t < length_; ++t) {
    example.inputFeatures[2 * t] = static_cast<float>(random.uniform());
    example.inputFeatures[2 * t + 1] = t == first || t == second ? 1.0f : 0.0f;
  }
  example.targetValues.assign(length_, 0.0f);
  example.targetValues.back() = example.inputFeatures[2 * first] + example.inputFeatures[2 * second];
  example.judged.assign(length_, 0);
  example.judged.back() = 1;
  return example;
}

}  // namespace rnn
