#include "rnn/data/tasks/musicTask.hpp"

#include "rnn/data/music/composer.hpp"

namespace rnn {

namespace {
constexpr auto kKeys = static_cast<Token>(std::size(kTonics));
}

int musicInputs() { return static_cast<int>(styles().size()) * kKeys; }
const Style& styleOf(Token input) { return styles()[input / kKeys]; }
const Tonic& tonicOf(Token input) { return kTonics[input % kKeys]; }

MusicTask::MusicTask(const MusicOptions& options) : DrawnTask(options.heldOut) {}

TaskShape MusicTask::shape() const {
  return {.tokensIn = true, .inputSize = musicInputs(), .tokensOut = true, .outputSize = tuneTokens()};
}

TaskNames MusicTask::names() const {
  TaskNames names{.end = kTuneEnds};
  for (int input = 0; input < musicInputs(); ++input) {
    names.inputs.push_back(headOf(styleOf(static_cast<Token>(input)), tonicOf(static_cast<Token>(input))));
  }
  for (int token = 0; token < tuneTokens(); ++token) names.outputs.push_back(abcOf(static_cast<Token>(token)));
  return names;
}

Example MusicTask::draw(Random& random) const {
  const auto input = static_cast<Token>(random.below(static_cast<std::uint32_t>(musicInputs())));
  Example example{.inputTokens = {input}, .targetTokens = composeTune(styleOf(input), tonicOf(input), random)};
  example.targetTokens.push_back(kTuneEnds);
  return example;
}

bool MusicTask::holdsOut(const Example& example) const {
  const Token input = example.inputTokens.front();
  std::vector<std::uint32_t> tune{static_cast<std::uint32_t>(input / kKeys)};
  for (const Token token : example.targetTokens) {
    const auto note = noteOf(token);
    tune.push_back(note && !note->silent ? static_cast<std::uint32_t>(tokenOf({.units = note->units})) : token);
    if (note && !note->silent) tune.push_back(static_cast<std::uint32_t>(note->step - tonicOf(input).step));
  }
  return isHeldOut(tune);
}

bool MusicTask::isWellFormed(std::span<const Token> input, std::span<const Token> tune) const {
  return isWholeTune(tune, styleOf(input.front()).units);
}

}  // namespace rnn
