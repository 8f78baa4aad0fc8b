// A sound from outside, such as a microphone's, made ready for the network that has learned from the synthesiser.
#pragma once

#include <span>
#include <vector>

namespace rnn::speech {

// The same sound at kRate samples a second, by a windowed sinc: J. O. Smith, "Digital Audio Resampling", 2002.
// rate: 8,000–192,000, whole.
std::vector<float> resampled(std::span<const float> samples, int rate);

struct Heard {
  std::vector<float> samples;   // at kRate, as loud as usual speech
  std::vector<float> features;  // logMel of them
};

constexpr int kLongestSeconds = 10;

// Throws setting-out-of-range for the rate, sound-too-short, sound-too-long, sound-silent, and sound-not-finite when a
// sample is no number.
Heard hear(std::span<const float> samples, double rate);

}  // namespace rnn::speech
