// What is spoken and what is heard, as JavaScript sees it: no session has to be open for it.
#include <emscripten/bind.h>

#include "guard.hpp"
#include "rnn/data/speech/hearing.hpp"
#include "rnn/data/speech/logMel.hpp"
#include "rnn/data/speech/phonemes.hpp"
#include "rnn/data/speech/spoken.hpp"
#include "values.hpp"

namespace rnn::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(WordKindName)
EMSCRIPTEN_DECLARE_VAL_TYPE(VoiceKindName)
EMSCRIPTEN_DECLARE_VAL_TYPE(WordArray)

namespace {

struct JsWord {
  Text written{emscripten::val::undefined()};
  WordKindName kind{emscripten::val::undefined()};
  StringArray phonemes{emscripten::val::undefined()};
};

struct JsSound {
  Float32Array samples{emscripten::val::undefined()};
  double rate;
  Float32Array features{emscripten::val::undefined()};
  int bands;
};

struct JsSpoken {
  JsSound sound;
  Int32Array labels{emscripten::val::undefined()};
  VoiceKindName voice{emscripten::val::undefined()};
};

WordKindName toJs(speech::WordKind kind) {
  using speech::WordKind;
  return nameToJs<WordKindName>(kind == WordKind::syllable ? "syllable" : kind == WordKind::turkishDigit ? "turkishDigit" : "englishDigit");
}

VoiceKindName toJs(speech::VoiceKind kind) {
  using speech::VoiceKind;
  return nameToJs<VoiceKindName>(kind == VoiceKind::learned ? "learned" : kind == VoiceKind::heldOut ? "heldOut" : "between");
}

JsWord toJs(const speech::Word& word) {
  std::vector<std::string> names;
  for (const Token token : word.phonemes) names.emplace_back(speech::phonemes()[token].name);
  return {.written = nameToJs(word.written), .kind = toJs(word.kind), .phonemes = bindings::toJs(names)};
}

JsSound soundOf(const std::vector<float>& samples, const std::vector<float>& features) {
  return {.samples = bindings::toJs(samples), .rate = speech::kRate, .features = bindings::toJs(features), .bands = speech::kBands};
}

WordArray spokenWords() {
  const auto all = speech::words();
  return arrayOf<WordArray>(std::vector<speech::Word>(all.begin(), all.end()), [](const speech::Word& word) { return toJs(word); });
}

JsSpoken speak(const speech::Wish& wish) {
  const speech::Spoken spoken = speech::speak(wish);
  return {.sound = soundOf(spoken.samples, spoken.features),
          .labels = copyOf<Int32Array>("Int32Array", std::vector<int>(spoken.labels.begin(), spoken.labels.end())),
          .voice = toJs(spoken.voice)};
}

JsSound hear(const Float32Array& samples, double rate) {
  const auto numbers = emscripten::convertJSArrayToNumberVector<float>(samples);
  const speech::Heard heard = speech::hear(numbers, rate);
  return soundOf(heard.samples, heard.features);
}

}  // namespace

EMSCRIPTEN_BINDINGS(speech) {
  using namespace emscripten;

  register_type<WordKindName>("'turkishDigit' | 'englishDigit' | 'syllable'");
  register_type<VoiceKindName>("'learned' | 'heldOut' | 'between'");
  register_type<WordArray>("SpokenWord[]");
  value_object<JsWord>("SpokenWord").field("written", &JsWord::written).field("kind", &JsWord::kind).field("phonemes", &JsWord::phonemes);
  value_object<JsSound>("Sound")
      .field("samples", &JsSound::samples)
      .field("rate", &JsSound::rate)
      .field("features", &JsSound::features)
      .field("bands", &JsSound::bands);
  value_object<JsSpoken>("Spoken").field("sound", &JsSpoken::sound).field("labels", &JsSpoken::labels).field("voice", &JsSpoken::voice);
  value_object<speech::Wish>("Wish")
      .field("word", &speech::Wish::word)
      .field("pitch", &speech::Wish::pitch)
      .field("tract", &speech::Wish::tract)
      .field("background", &speech::Wish::background)
      .field("seed", &speech::Wish::seed);
  function("spokenWords()", guarded<&spokenWords>);
  function("speak(wish)", guarded<&speak>);
  function("hear(samples, rate)", guarded<&hear>);
}

}  // namespace rnn::bindings
