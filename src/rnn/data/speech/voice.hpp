// Who speaks: how high, and with how long a vocal tract.
//
//   The plane of all voices is cut into cells of 1 cm × 2/15 octave. Every fifth cell is kept for the held-out voices, a
//   knight's move from one to the next, so that none of them touches another. A voice keeps a tenth of the cell away from
//   its edges, so a held-out one differs from every one that was learned by 2 mm of tract or 1.8 % of pitch, or more.
//
//        + · · · · +
//        · · + · · ·      + held out
//        · · · · + ·      · learned
//        · + · · · ·
#pragma once

#include "rnn/core/random.hpp"

namespace rnn::speech {

// The length of a tract whose formants are those of the tables (a man's), in cm.
constexpr double kTypicalTract = 17.5;

struct Voice {
  double pitch;  // Hz, where a word begins
  double tract;  // cm
};

constexpr double kShortestTract = 12.5, kLongestTract = 18.5;  // children of ten or so to tall men

enum class VoiceKind { learned, heldOut, between };

// Short tracts go with high voices (Peterson & Barney, 1952: men 132 Hz, women 223, children 264): any pitch up to 0.4
// octaves above or below this.
double typicalPitch(double tract);

// Where the voice lies in the plane; `between` also outside of it.
VoiceKind kindOf(const Voice& voice);

// kind: learned or heldOut.
Voice drawVoice(VoiceKind kind, Random& random);

}  // namespace rnn::speech
