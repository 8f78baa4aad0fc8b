#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "rnn/data/speech/voice.hpp"

using namespace rnn;
using namespace rnn::speech;

namespace {

std::vector<Voice> drawMany(VoiceKind kind, int count) {
  Random random(1);
  std::vector<Voice> voices;
  for (int i = 0; i < count; ++i) voices.push_back(drawVoice(kind, random));
  return voices;
}

}  // namespace

TEST_CASE("no voice that is learned comes near a held-out one: 2 mm of tract or 1.8 % of pitch lie between") {
  const auto learned = drawMany(VoiceKind::learned, 3000), heldOut = drawMany(VoiceKind::heldOut, 1000);
  int tooNear = 0;
  for (const Voice& one : learned) {
    for (const Voice& other : heldOut) {
      const bool isApart = std::abs(one.tract - other.tract) > 0.199 ||
                           std::abs(std::log(one.pitch / typicalPitch(one.tract) / (other.pitch / typicalPitch(other.tract)))) > 0.018;
      tooNear += !isApart;
    }
  }
  CHECK(tooNear == 0);
}

TEST_CASE("both kinds of voices are long and short, high and low") {
  for (const VoiceKind kind : {VoiceKind::learned, VoiceKind::heldOut}) {
    double shortest = 100, longest = 0, lowest = 1000, highest = 0;
    for (const Voice& voice : drawMany(kind, 500)) {
      CHECK(kindOf(voice) == kind);
      shortest = std::min(shortest, voice.tract);
      longest = std::max(longest, voice.tract);
      lowest = std::min(lowest, voice.pitch);
      highest = std::max(highest, voice.pitch);
    }
    CHECK(shortest < 14);
    CHECK(longest > 17);
    CHECK(lowest < 110);
    CHECK(highest > 300);
  }
}

TEST_CASE("about a fifth of all voices is held out") {
  Random random(2);
  int heldOut = 0, learned = 0;
  for (int i = 0; i < 20000; ++i) {
    const double tract = random.uniform(kShortestTract, kLongestTract);
    const VoiceKind kind = kindOf({typicalPitch(tract) * std::exp2(random.uniform(-0.4, 0.4)), tract});
    heldOut += kind == VoiceKind::heldOut;
    learned += kind == VoiceKind::learned;
  }
  CHECK(static_cast<double>(heldOut) / (heldOut + learned) > 0.15);
  CHECK(static_cast<double>(heldOut) / (heldOut + learned) < 0.25);
}

TEST_CASE("a voice beyond all that are drawn is neither learned nor held out") {
  CHECK(kindOf({125, 22}) == VoiceKind::between);
  CHECK(kindOf({600, 17.5}) == VoiceKind::between);
  CHECK(kindOf({20, 12.6}) == VoiceKind::between);
}

TEST_CASE("typical pitches are near those of Peterson and Barney's men and women") {
  CHECK(std::abs(typicalPitch(17.2) - 132) < 5);
  CHECK(std::abs(typicalPitch(14.2) - 223) < 5);
}
