#include "rnn/model/ownInput.hpp"

#include <algorithm>
#include <string>

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

[[noreturn]] void refuseCount(const char* field, std::size_t given, std::size_t allowed) {
  refuse("batch-shape", "There are {value} {field}; {allowed} are needed.", field, given, allowed);
}

void checkTokens(const char* field, const std::vector<Token>& tokens, int size) {
  for (const Token token : tokens) {
    if (token != kNoToken) wholeNumber(field, token, 0, size - 1);
  }
}

void checkSteps(std::size_t steps, const char* field) {
  if (steps == 0) refuse("text-empty", "There is nothing to read.", field, 0, "1–" + std::to_string(kMostOwnSteps));
  if (steps <= kMostOwnSteps) return;
  refuse("text-too-long", "This has {value} steps; at most {allowed} can be looked at.", field, steps, kMostOwnSteps);
}

int stepsOf(const OwnInput& input, const NetworkConfig& config) {
  const char* field = config.tokensIn ? "tokens" : "features";
  const auto width = static_cast<std::size_t>(config.tokensIn ? 1 : config.inputSize);
  const std::size_t count = config.tokensIn ? input.tokens.size() : input.features.size();
  if (count % width != 0) refuseCount(field, count, (count / width + 1) * width);
  checkSteps(count / width, field);
  const bool readsOne = config.type == Architecture::oneToOne || config.type == Architecture::oneToMany;
  if (readsOne && count != width) refuseCount(field, count, width);
  return static_cast<int>(count / width);
}

// 0: as many as there are targets.
int targetStepsFor(Architecture type, int inputSteps) {
  if (type == Architecture::oneToOne || type == Architecture::manyToOne) return 1;
  return type == Architecture::manyToMany ? inputSteps : 0;
}

}  // namespace

Batch batchOf(const OwnInput& input, const NetworkConfig& config) {
  Batch batch;
  batch.size = 1;
  batch.inputSteps = stepsOf(input, config);
  checkTokens("tokens", input.tokens, config.inputSize);
  checkTokens("targets", input.targets, config.outputSize);
  const auto steps = static_cast<std::size_t>(targetStepsFor(config.type, batch.inputSteps));
  if (steps == 0) checkSteps(input.targets.size(), "targets");
  else if (!input.targets.empty() && input.targets.size() != steps) refuseCount("targets", input.targets.size(), steps);
  batch.targetSteps = static_cast<int>(steps == 0 ? input.targets.size() : steps);
  batch.inputTokens = input.tokens;
  batch.inputFeatures = input.features;
  batch.targetTokens = input.targets;
  return batch;
}

}  // namespace rnn
