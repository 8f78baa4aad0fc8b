#include "rnn/data/tasks/randomTokensTask.hpp"

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

// The fewest steps with a thousand different rows, enough to hold some out.
int fewestSteps(int tokens) {
  int steps = 0;
  for (double rows = 1; rows < 1000; rows *= tokens) ++steps;
  return steps;
}

std::vector<Token> drawTokens(int count, int different, Random& random) {
  std::vector<Token> tokens;
  for (int t = 0; t < count; ++t) tokens.push_back(static_cast<Token>(random.below(static_cast<std::uint32_t>(different))));
  return tokens;
}

}  // namespace

RandomTokensTask::RandomTokensTask(const RandomTokensOptions& options)
    : DrawnTask(options.heldOut),
      inputTokens_(wholeNumber("inputTokens", options.inputTokens, 2, 8192)),
      outputTokens_(wholeNumber("outputTokens", options.outputTokens, 2, 8192)),
      steps_(wholeNumber("steps", options.steps, fewestSteps(inputTokens_), 10000)),
      targetSteps_(options.targetSteps == 0 ? steps_ : wholeNumber("targetSteps", options.targetSteps, 1, 10000)) {}

TaskShape RandomTokensTask::shape() const {
  return {.tokensIn = true, .inputSize = inputTokens_, .tokensOut = true, .outputSize = outputTokens_};
}

Example RandomTokensTask::draw(Random& random) const {
  Example example;
  example.inputTokens = drawTokens(steps_, inputTokens_, random);
  example.targetTokens = drawTokens(targetSteps_, outputTokens_, random);
  return example;
}

}  // namespace rnn
