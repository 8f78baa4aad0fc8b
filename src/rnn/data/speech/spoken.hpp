// A word spoken as somebody wishes to hear it, with all that a network is shown of it.
#pragma once

#include <vector>

#include "rnn/data/speech/synthesis.hpp"
#include "rnn/data/speech/words.hpp"

namespace rnn::speech {

// Doubles, because they come from outside as such.
struct Wish {
  double word;            // a number in words()
  double pitch;           // Hz: 50–500
  double tract;           // cm: 10–20
  double background = 0;  // 0–1, as Speaking has it
  double seed = 1;        // 0–4,294,967,295
};

struct Spoken {
  std::vector<float> samples;   // kRate of them a second
  std::vector<float> features;  // logMel of them
  std::vector<Token> labels;    // one for each frame
  VoiceKind voice;
};

// Throws setting-not-a-number, setting-not-whole and setting-out-of-range.
Spoken speak(const Wish& wish);

}  // namespace rnn::speech
