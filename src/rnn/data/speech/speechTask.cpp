#include "rnn/data/speech/speechTask.hpp"

#include "rnn/data/speech/logMel.hpp"
#include "rnn/data/speech/phonemes.hpp"
#include "rnn/data/speech/synthesis.hpp"
#include "rnn/data/speech/words.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

using namespace speech;

// A digit as often as a syllable.
const Word& drawWord(Random& random) {
  const auto all = words();
  const bool isDigit = random.below(2) == 0;
  return all[isDigit ? random.below(kDigits) : kDigits + random.below(static_cast<std::uint32_t>(all.size()) - kDigits)];
}

Speaking drawSpeaking(Random& random) {
  Speaking how;
  how.silenceBefore = random.uniform(0.04, 0.12);
  how.silenceAfter = random.uniform(0.04, 0.12);
  how.pace = random.uniform(0.85, 1.3);
  how.background = exponential(random.uniform(-5.3, -2.3));  // 46 to 20 dB below the voice
  how.colour = random.uniform(0, 0.9);
  how.loudness = exponential(random.uniform(-2.3, 0));
  return how;
}

// Number `index` of the voices of that kind.
Example drawUtterance(VoiceKind kind, int index) {
  Random random(static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(kind));
  const Voice voice = drawVoice(kind, random);
  const Word& word = drawWord(random);
  const Speaking how = drawSpeaking(random);
  const Utterance utterance = say(word.phonemes, voice, how, random);
  Example example;
  example.inputFeatures = logMel(utterance.samples);
  example.targetTokens = utterance.labels;
  return example;
}

}  // namespace

SpeechTask::SpeechTask(const SpeechOptions& options) : heldOut_(wholeNumber("heldOut", options.heldOut, 1, 1024)), made_(kUtterances) {}

TaskShape SpeechTask::shape() const {
  return {.tokensIn = false, .inputSize = kBands, .tokensOut = true, .outputSize = static_cast<int>(phonemes().size())};
}

TaskNames SpeechTask::names() const {
  TaskNames names;
  for (const Phoneme& phoneme : phonemes()) names.outputs.emplace_back(phoneme.name);
  return names;
}

Batch SpeechTask::trainingBatch(int size, Random& random) const {
  std::vector<Example> examples;
  for (int i = 0; i < size; ++i) {
    const int index = static_cast<int>(random.below(kUtterances));
    if (made_[index].targetTokens.empty()) made_[index] = drawUtterance(VoiceKind::learned, index);
    examples.push_back(made_[index]);
  }
  return joinExamples(examples, shape());
}

Batch SpeechTask::heldOut() const {
  std::vector<Example> examples;
  for (int i = 0; i < heldOut_; ++i) examples.push_back(drawUtterance(VoiceKind::heldOut, i));
  return joinExamples(examples, shape());
}

}  // namespace rnn
