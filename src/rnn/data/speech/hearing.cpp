#include "rnn/data/speech/hearing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "rnn/core/error.hpp"
#include "rnn/data/speech/logMel.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn::speech {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kCrossings = 12;         // zeros of the sinc on either side
constexpr float kUsualPeak = 0.5f;
constexpr float kQuietestPeak = 1e-3f;  // 60 dB below what a microphone can give

double sinc(double x) { return x == 0 ? 1 : sine(kPi * x) / (kPi * x); }

// The filter at each of the places between two samples that come up again and again.
class Filter {
 public:
  explicit Filter(int rate) : step_(rate / std::gcd(rate, kRate)), phases_(kRate / std::gcd(rate, kRate)) {
    const double cutOff = std::min(1.0, static_cast<double>(kRate) / rate);  // a share of the input's own half rate
    reach_ = static_cast<int>(std::ceil(kCrossings / cutOff));
    for (int phase = 0; phase < phases_; ++phase) {
      for (int tap = 1 - reach_; tap <= reach_; ++tap) {
        const double away = tap - static_cast<double>(phase) / phases_;
        const double hann = 0.5 + 0.5 * cosine(kPi * away / reach_);
        taps_.push_back(std::abs(away) < reach_ ? cutOff * sinc(cutOff * away) * hann : 0);
      }
    }
  }

  // Output sample n lies at n·step/phases of the input.
  float at(std::span<const float> samples, std::int64_t n) const {
    const std::int64_t place = n * step_ / phases_;
    const double* tap = &taps_[static_cast<std::size_t>(n * step_ % phases_) * 2 * reach_];
    double sum = 0;
    for (std::int64_t i = place + 1 - reach_; i <= place + reach_; ++i, ++tap) {
      if (i >= 0 && i < std::ssize(samples)) sum += *tap * samples[i];
    }
    return static_cast<float>(sum);
  }

 private:
  int step_, phases_, reach_ = 0;
  std::vector<double> taps_;
};

void checkLength(std::size_t samples, int rate) {
  const double seconds = static_cast<double>(samples) / rate;
  const int given = static_cast<int>(1000 * seconds);
  if (seconds * kRate < kWindow + 1) refuse("sound-too-short", "A sound of {value} ms has no frame of its own.", "sound", given, 25);
  if (seconds > kLongestSeconds) refuse("sound-too-long", "The sound is {value} ms long; at most {allowed} s can be heard.", "sound", given, kLongestSeconds);
}

float peakOf(std::span<const float> samples) {
  float peak = 0;
  for (const float x : samples) {
    if (!std::isfinite(x)) refuse("sound-not-finite", "A sample of the sound is no number.", "sound");
    peak = std::max(peak, std::abs(x));
  }
  return peak;
}

}  // namespace

std::vector<float> resampled(std::span<const float> samples, int rate) {
  if (rate == kRate) return {samples.begin(), samples.end()};
  const Filter filter(rate);
  std::vector<float> out(samples.size() * kRate / rate);
  for (std::size_t n = 0; n < out.size(); ++n) out[n] = filter.at(samples, static_cast<std::int64_t>(n));
  return out;
}

Heard hear(std::span<const float> samples, double rate) {
  const int wholeRate = wholeNumber("rate", rate, 8000, 192000);
  checkLength(samples.size(), wholeRate);
  const float peak = peakOf(samples);
  if (peak < kQuietestPeak) refuse("sound-silent", "There is nothing to be heard.", "sound");
  Heard heard{resampled(samples, wholeRate), {}};
  for (float& x : heard.samples) x *= kUsualPeak / peak;
  heard.features = logMel(heard.samples);
  return heard;
}

}  // namespace rnn::speech
