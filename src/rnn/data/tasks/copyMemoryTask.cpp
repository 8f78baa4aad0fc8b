#include "rnn/data/tasks/copyMemoryTask.hpp"

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

// The shortest rows of which there are enough different ones to hold some out.
int fewestToRemember(int symbols) {
  int length = 1;
  for (int rows = symbols; rows < 1000; rows *= symbols) ++length;
  return length;
}

}  // namespace

CopyMemoryTask::CopyMemoryTask(const CopyMemoryOptions& options)
    : DrawnTask(options.heldOut),
      symbols_(wholeNumber("symbols", options.symbols, 2, 64)),
      remember_(wholeNumber("remember", options.remember, fewestToRemember(symbols_), 100)),
      blanks_(wholeNumber("blanks", options.blanks, 0, 10000)) {}

TaskShape CopyMemoryTask::shape() const {
  return {.tokensIn = true, .inputSize = symbols_ + 2, .tokensOut = true, .outputSize = symbols_};
}

Example CopyMemoryTask::draw(Random& random) const {
  const int steps = 2 * remember_ + blanks_ + 1;
  Example example;
  example.inputTokens.assign(steps, blank());
  example.targetTokens.assign(steps, kNoToken);
  for (int i = 0; i < remember_; ++i) {
    const auto symbol = static_cast<Token>(random.below(symbols_));
    example.inputTokens[i] = symbol;
    example.targetTokens[steps - remember_ + i] = symbol;
  }
  example.inputTokens[remember_ + blanks_] = marker();
  return example;
}

}  // namespace rnn
