#include "rnn/data/speech/voice.hpp"

#include <cmath>

#include "rnn/math/scalar.hpp"

namespace rnn::speech {

namespace {

constexpr int kCells = 6;  // along each side of the plane
constexpr double kPitchReach = 0.4;  // octaves
constexpr double kMargin = 0.1;      // of a cell
constexpr double kLn2 = 0.69314718055994530942;

double powerOfTwo(double exponent) { return exponential(exponent * kLn2); }

bool isHeldOutCell(int column, int row) { return (column + 2 * row) % 5 == 0; }

bool isInside(double place) {
  const double inCell = place - std::floor(place);
  return place >= 0 && place < kCells && inCell >= kMargin && inCell <= 1 - kMargin;
}

}  // namespace

double typicalPitch(double tract) { return 125 * powerOfTwo((kTypicalTract - tract) / 4); }

VoiceKind kindOf(const Voice& voice) {
  const double across = (voice.tract - kShortestTract) / (kLongestTract - kShortestTract) * kCells;
  const double octaves = naturalLog(voice.pitch / typicalPitch(voice.tract)) / kLn2;
  const double up = (octaves + kPitchReach) / (2 * kPitchReach) * kCells;
  if (!isInside(across) || !isInside(up)) return VoiceKind::between;
  return isHeldOutCell(static_cast<int>(across), static_cast<int>(up)) ? VoiceKind::heldOut : VoiceKind::learned;
}

Voice drawVoice(VoiceKind kind, Random& random) {
  for (;;) {
    const double tract = random.uniform(kShortestTract, kLongestTract);
    const double octaves = random.uniform(-kPitchReach, kPitchReach);
    const Voice voice{.pitch = typicalPitch(tract) * powerOfTwo(octaves), .tract = tract};
    if (kindOf(voice) == kind) return voice;
  }
}

}  // namespace rnn::speech
