// Phonemes as what the tract does for a while: a stop is a closure, a burst and the breath after it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/layers/recurrentLayer.hpp"

namespace rnn::speech {

struct Segment {
  Token label;
  double seconds;
  std::array<double, 3> formants;    // Hz, of a tract of kTypicalTract
  std::array<double, 3> bandwidths;  // Hz
  double voice = 0, breath = 0, noise = 0;  // amplitudes of the three sources
  double noiseFrequency = 1000, noiseBandwidth = 1000;  // Hz
};

// What the tract aims at in the segments of these phonemes, between two silences; formants and lengths a little different
// at each call.
std::vector<Segment> segmentsOf(std::span<const Token> spoken, double silenceBefore, double silenceAfter, double pace, Random& random);

// What it does at a time: a segment's own aims, but for the way from one to the next around each border.
class Track {
 public:
  explicit Track(std::vector<Segment> segments);

  double seconds() const { return ends_.back(); }
  // Calls must not go back in time.
  Segment at(double time);

 private:
  std::vector<Segment> segments_;
  std::vector<double> ends_;
  std::size_t now_ = 0;
};

}  // namespace rnn::speech
