#include "rnn/data/speech/spoken.hpp"

#include "rnn/data/speech/logMel.hpp"
#include "rnn/model/settings.hpp"

namespace rnn::speech {

Spoken speak(const Wish& wish) {
  const auto all = words();
  const Word& word = all[wholeNumber("word", wish.word, 0, static_cast<int>(all.size()) - 1)];
  const Voice voice{.pitch = realNumber("pitch", wish.pitch, 50, 500), .tract = realNumber("tract", wish.tract, 10, 20)};
  const Speaking how{.background = realNumber("background", wish.background, 0, 1)};
  Random random(static_cast<std::uint64_t>(realNumber("seed", wish.seed, 0, 4294967295.0)));
  Utterance utterance = say(word.phonemes, voice, how, random);
  std::vector<float> features = logMel(utterance.samples);
  return {std::move(utterance.samples), std::move(features), std::move(utterance.labels), kindOf(voice)};
}

}  // namespace rnn::speech
