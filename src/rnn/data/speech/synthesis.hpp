// A voice of our own: pulses of the glottis and noise, sent through the resonances of a vocal tract that moves from
// phoneme to phoneme.
//
//   pulses ─┐
//           ├─→ F1 → F2 → F3 → F4 → F5 ─┐
//   breath ─┘                           ├─→ + background ─→ samples
//   noise at a narrow place → its band ─┘
//
// D. H. Klatt, "Software for a Cascade/Parallel Formant Synthesizer", 1980; the pulse is that of D. H. Klatt,
// L. C. Klatt, "Analysis, Synthesis, and Perception of Voice Quality Variations among Female and Male Talkers", 1990.
#pragma once

#include <span>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/data/speech/voice.hpp"
#include "rnn/layers/recurrentLayer.hpp"

namespace rnn::speech {

struct Speaking {
  double silenceBefore = 0.1, silenceAfter = 0.1;  // seconds
  double pace = 1;        // how long a phoneme lasts, as a multiple of its own length
  double background = 0;  // level of the noise around, as a share of the speech's (both root mean squares); 0: none
  double colour = 0;      // of that noise: 0 is white, towards 1 a rumble
  double loudness = 0.5;  // the largest sample of all: above 0, at most 1
};

struct Utterance {
  std::vector<float> samples;  // kRate of them a second
  std::vector<Token> labels;   // the phoneme in the middle of each frame of logMel
};

// Numbers of phonemes, one after the other. Small differences from one speaking to the next come from `random`.
Utterance say(std::span<const Token> spoken, const Voice& voice, const Speaking& how, Random& random);

}  // namespace rnn::speech
