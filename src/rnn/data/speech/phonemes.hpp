// The sounds of Turkish and English digits and syllables, and how a vocal tract stands for each.
//
// Formants of vowels: G. E. Peterson, H. L. Barney, "Control Methods Used in a Study of the Vowels", 1952 (means of the
// men), with the Turkish ɯ, ø, y between them. Formants and bandwidths of consonants: D. H. Klatt, "Software for a
// Cascade/Parallel Formant Synthesizer", 1980, table III.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn::speech {

enum class Manner { silence, vowel, glide, nasal, tap, fricative, aspirate, stop, affricate };

struct Phoneme {
  std::string_view name;  // IPA
  Manner manner;
  bool voiced;
  double milliseconds;               // of a stop or an affricate: of all that comes after its closure
  std::array<double, 3> formants;    // Hz, of a tract of kTypicalTract
  std::array<double, 3> bandwidths;  // Hz
  // The noise at a narrow place of the tract: amplitude (0: none), and the band that the cavity before it lets through.
  double noise = 0;
  double noiseFrequency = 0, noiseBandwidth = 0;  // Hz
};

// A class of the network is a number in this list. The first is silence, to which the closure of a voiceless stop and a
// voiced one's belong too, as in K.-F. Lee, H.-W. Hon, "Speaker-Independent Phone Recognition Using Hidden Markov
// Models", 1989: nothing that is heard tells closures apart.
std::span<const Phoneme> phonemes();
constexpr Token kSilence = 0;

// The number of the phoneme with that name, which must exist.
Token phonemeNamed(std::string_view name);

}  // namespace rnn::speech
