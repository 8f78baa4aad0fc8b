#include "rnn/data/tasks/delayedRecallTask.hpp"

#include "rnn/model/settings.hpp"

namespace rnn {

// Six distractors and a lag of 5 are the fewest: 6⁴ different rows for each class, enough to hold some out.
DelayedRecallTask::DelayedRecallTask(const DelayedRecallOptions& options)
    : DrawnTask(options.heldOut),
      lag_(wholeNumber("lag", options.lag, 5, 10000)),
      classes_(wholeNumber("classes", options.classes, 2, 64)),
      distractors_(wholeNumber("distractors", options.distractors, 6, 64)) {}

TaskShape DelayedRecallTask::shape() const {
  return {.tokensIn = true, .inputSize = classes_ + distractors_ + 1, .tokensOut = true, .outputSize = classes_};
}

Example DelayedRecallTask::draw(Random& random) const {
  const auto shown = static_cast<Token>(random.below(classes_));
  Example example;
  example.inputTokens.resize(lag_ + 1);
  example.inputTokens.front() = shown;
  for (int t = 1; t < lag_; ++t) example.inputTokens[t] = static_cast<Token>(classes_ + random.below(distractors_));
  example.inputTokens.back() = questionMark();
  example.targetTokens.assign(lag_ + 1, kNoToken);
  example.targetTokens.back() = shown;
  return example;
}

}  // namespace rnn
