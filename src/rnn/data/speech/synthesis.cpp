#include "rnn/data/speech/synthesis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rnn/data/speech/logMel.hpp"
#include "rnn/data/speech/resonator.hpp"
#include "rnn/data/speech/segments.hpp"

namespace rnn::speech {

namespace {

constexpr int kControl = 80;  // samples between two looks at what the tract does: 5 ms
constexpr double kOpen = 0.6;  // the share of a period in which the glottis lets air through
constexpr double kFall = 0.1;  // the share by which the pitch falls over a word
constexpr double kJitter = 0.005;  // of the pitch from period to period, a standard deviation

// Air through the glottis at a place of its period (0 to 1); 1 at most.
double glottalFlow(double place) {
  const double open = place / kOpen;
  return open < 1 ? 6.75 * open * open * (1 - open) : 0;
}

// What leaves the lips is the change of the flow.
class Pulses {
 public:
  // One sample; the same loudness at every pitch.
  double operator()(double pitch, Random& random) {
    place_ += pitch * jitter_ / kRate;
    if (place_ >= 1) {
      place_ -= 1;
      jitter_ = 1 + kJitter * random.normal();
    }
    const double flow = glottalFlow(place_);
    const double change = flow - flow_;
    flow_ = flow;
    return 0.1 * change * kRate / pitch;
  }

 private:
  double place_ = 0, jitter_ = 1, flow_ = 0;
};

class Tract {
 public:
  explicit Tract(double length) : scale_(kTypicalTract / length) {
    // The higher ones hardly move; a tube that is open at one end has them at odd multiples of 500 Hz.
    cascade_[3].setFormant(3500 * scale_, 250, kRate);
    cascade_[4].setFormant(4500 * scale_, 300, kRate);
  }

  void shape(const Segment& aim) {
    for (std::size_t i = 0; i < aim.formants.size(); ++i) cascade_[i].setFormant(aim.formants[i] * scale_, aim.bandwidths[i], kRate);
    // The cavity before the narrow place is but a part of the tract.
    if (aim.noise > 0) narrow_.setBand(std::min(aim.noiseFrequency * std::sqrt(scale_), 0.47 * kRate), aim.noiseBandwidth, kRate);
  }

  double throughAll(double x) {
    for (Resonator& formant : cascade_) x = formant(x);
    return x;
  }
  double throughNarrow(double x) { return narrow_(x); }

 private:
  double scale_;
  std::array<Resonator, 5> cascade_;
  Resonator narrow_;
};

std::vector<double> speak(Track& track, const Voice& voice, int samples, Random& random) {
  Pulses pulses;
  Tract tract(voice.tract);
  std::vector<double> sound(samples);
  Segment before = track.at(0), aim = before;
  for (int n = 0; n < samples; ++n) {
    if (n % kControl == 0) {
      before = aim;
      aim = track.at(std::min(static_cast<double>(n + kControl) / kRate, track.seconds()));
      tract.shape(aim);
    }
    // Sources go on evenly between two looks, so that nothing clicks.
    const double share = static_cast<double>(n % kControl) / kControl;
    const auto level = [&](double Segment::* source) { return before.*source + share * (aim.*source - before.*source); };
    const double pitch = voice.pitch * (1 - kFall * n / samples);
    const double hiss = random.uniform(-1, 1);
    sound[n] = tract.throughAll(level(&Segment::voice) * pulses(pitch, random) + level(&Segment::breath) * hiss) +
               tract.throughNarrow(level(&Segment::noise) * hiss);
  }
  return sound;
}

double rootMeanSquare(std::span<const double> sound) {
  double sum = 0;
  for (const double x : sound) sum += x * x;
  return std::sqrt(sum / static_cast<double>(sound.size()));
}

void addBackground(std::vector<double>& sound, double level, double colour, Random& random) {
  double noise = 0;
  // A uniform number has the variance 1/3; the recursion leaves it as it is.
  const double scale = level * std::sqrt(3 * (1 - colour * colour));
  for (double& x : sound) {
    noise = colour * noise + scale * random.uniform(-1, 1);
    x += noise;
  }
}

std::vector<float> scaledTo(double loudness, std::span<const double> sound) {
  double most = 0;
  for (const double x : sound) most = std::max(most, std::abs(x));
  const double scale = most > 0 ? loudness / most : 0;
  std::vector<float> samples;
  samples.reserve(sound.size());
  for (const double x : sound) samples.push_back(static_cast<float>(scale * x));
  return samples;
}

// A whole number of frames.
int lengthFor(const Track& track) { return samplesFor(std::max(framesIn(static_cast<int>(track.seconds() * kRate)), 1)); }

std::vector<Token> labelsOf(Track track, int frames) {
  std::vector<Token> labels;
  for (int t = 0; t < frames; ++t) labels.push_back(track.at((t * kHop + kWindow / 2.0) / kRate).label);
  return labels;
}

}  // namespace

Utterance say(std::span<const Token> spoken, const Voice& voice, const Speaking& how, Random& random) {
  Track track(segmentsOf(spoken, how.silenceBefore, how.silenceAfter, how.pace, random));
  const int samples = lengthFor(track);
  const std::vector<Token> labels = labelsOf(track, framesIn(samples));
  std::vector<double> sound = speak(track, voice, samples, random);
  const auto first = static_cast<std::size_t>(how.silenceBefore * kRate), last = static_cast<std::size_t>((track.seconds() - how.silenceAfter) * kRate);
  const double level = how.background * rootMeanSquare(std::span(sound).subspan(first, last - first));
  if (level > 0) addBackground(sound, level, how.colour, random);
  return {scaledTo(how.loudness, sound), labels};
}

}  // namespace rnn::speech
