// What a network hears: every 10 ms, how loud each band of a mel scale is. The same code for every sound, spoken by the
// synthesiser or into a microphone.
//
// S. B. Davis, P. Mermelstein, "Comparison of Parametric Representations for Monosyllabic Word Recognition in
// Continuously Spoken Sentences", 1980 (without the last cosine transform).
#pragma once

#include <span>
#include <vector>

namespace rnn::speech {

constexpr int kRate = 16000;   // samples a second
constexpr int kHop = 160;      // samples from one frame to the next: 10 ms
constexpr int kWindow = 400;   // samples that a frame looks at: 25 ms
constexpr int kSpectrum = 512; // points of the transform, zeros after the window
constexpr int kBands = 24;     // of the mel scale, from 100 to 7,600 Hz

// Frames in so many samples: those whose whole window lies in the sound.
constexpr int framesIn(int samples) { return samples < kWindow ? 0 : (samples - kWindow) / kHop + 1; }
// The samples that so many frames need.
constexpr int samplesFor(int frames) { return kWindow + (frames - 1) * kHop; }

// Of ln energy over speech of all voices: about its mean and its standard deviation.
constexpr double kMiddle = -3, kSpread = 3.5;

// The middle of each band, in Hz.
std::vector<double> bandCentres();

// frames × kBands: (ln energy − kMiddle) / kSpread, so that speech of any usual loudness lies within about −2 to 2.
std::vector<float> logMel(std::span<const float> samples);

}  // namespace rnn::speech
