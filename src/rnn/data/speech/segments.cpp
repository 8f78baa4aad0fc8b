#include "rnn/data/speech/segments.hpp"

#include <algorithm>

#include "rnn/data/speech/phonemes.hpp"

namespace rnn::speech {

namespace {

constexpr double kFormantsMove = 0.03, kSourcesMove = 0.006;  // seconds on either side of a border
constexpr double kClosure = 0.055, kBurst = 0.015;            // seconds
constexpr double kFormantSpread = 0.02, kLengthSpread = 0.1;  // standard deviations, as shares

double voiceOf(Manner manner) {
  switch (manner) {
    case Manner::vowel: return 1;
    case Manner::glide: return 0.7;
    case Manner::nasal: return 0.5;
    case Manner::tap: return 0.3;
    default: return 0.25;
  }
}

class Writer {
 public:
  Writer(double pace, Random& random) : pace_(pace), random_(random) {}

  void silence(double seconds) { segments_.push_back({kSilence, seconds, {500, 1500, 2500}, {60, 90, 150}}); }

  void phoneme(Token token) {
    const Phoneme& phoneme = phonemes()[token];
    Segment segment{token, lengthOf(phoneme), phoneme.formants, phoneme.bandwidths};
    for (double& formant : segment.formants) formant *= 1 + kFormantSpread * random_.normal();
    segment.voice = phoneme.voiced ? voiceOf(phoneme.manner) : 0;
    segment.noise = phoneme.noise;
    segment.noiseFrequency = phoneme.noiseFrequency;
    segment.noiseBandwidth = phoneme.noiseBandwidth;
    switch (phoneme.manner) {
      case Manner::stop: return stop(segment);
      case Manner::affricate:
        closure(segment);
        break;
      case Manner::aspirate: segment.breath = 0.3; break;
      default: break;
    }
    segments_.push_back(segment);
  }

  std::vector<Segment> finished() {
    borrow();
    return std::move(segments_);
  }

 private:
  double lengthOf(const Phoneme& phoneme) {
    return phoneme.milliseconds / 1000 * pace_ * std::clamp(1 + kLengthSpread * random_.normal(), 0.7, 1.3);
  }

  // The mouth is shut: nothing, or what comes through the skin.
  void closure(const Segment& opening) {
    Segment segment = opening;
    segment.label = kSilence;
    segment.seconds = kClosure * pace_;
    segment.voice = opening.voice > 0 ? 0.08 : 0;
    segment.noise = 0;
    segments_.push_back(segment);
  }

  void stop(const Segment& aim) {
    closure(aim);
    Segment burst = aim;
    burst.seconds = std::min(kBurst, aim.seconds);
    segments_.push_back(burst);
    Segment after = aim;
    after.seconds = std::max(aim.seconds - kBurst, 0.002);
    after.noise = 0;
    after.voice = aim.voice > 0 ? 0.6 : 0;
    after.breath = aim.voice > 0 ? 0.04 : 0.22;
    segments_.push_back(after);
  }

  // [h] has the formants of what comes after it; so has silence before a word, and that after it those of the end.
  void borrow() {
    const Token h = phonemeNamed("h");
    for (std::size_t i = segments_.size() - 1; i-- > 0;) {
      if (segments_[i].label == h || i == 0) segments_[i].formants = segments_[i + 1].formants;
    }
    segments_.back().formants = segments_[segments_.size() - 2].formants;
  }

  double pace_;
  Random& random_;
  std::vector<Segment> segments_;
};

double between(double from, double to, double share) { return from + share * (to - from); }

// The sources and bands of `to`, formants between both.
void blendFormants(Segment& now, const Segment& from, const Segment& to, double share) {
  for (std::size_t i = 0; i < now.formants.size(); ++i) {
    now.formants[i] = between(from.formants[i], to.formants[i], share);
    now.bandwidths[i] = between(from.bandwidths[i], to.bandwidths[i], share);
  }
}

void blendSources(Segment& now, const Segment& from, const Segment& to, double share) {
  now.voice = between(from.voice, to.voice, share);
  now.breath = between(from.breath, to.breath, share);
  now.noise = between(from.noise, to.noise, share);
  // A source that is not there has no band of its own.
  const Segment& louder = from.noise > to.noise ? from : to;
  now.noiseFrequency = louder.noiseFrequency;
  now.noiseBandwidth = louder.noiseBandwidth;
}

}  // namespace

std::vector<Segment> segmentsOf(std::span<const Token> spoken, double silenceBefore, double silenceAfter, double pace, Random& random) {
  Writer writer(pace, random);
  writer.silence(silenceBefore);
  for (const Token token : spoken) writer.phoneme(token);
  writer.silence(silenceAfter);
  return writer.finished();
}

Track::Track(std::vector<Segment> segments) : segments_(std::move(segments)) {
  double end = 0;
  for (const Segment& segment : segments_) ends_.push_back(end += segment.seconds);
}

Segment Track::at(double time) {
  while (now_ + 1 < segments_.size() && time >= ends_[now_]) ++now_;
  Segment now = segments_[now_];
  const double begin = ends_[now_] - now.seconds;
  const bool isLate = time - begin > now.seconds / 2;
  if (isLate ? now_ + 1 == segments_.size() : now_ == 0) return now;
  const std::size_t first = isLate ? now_ : now_ - 1;
  const Segment &from = segments_[first], &to = segments_[first + 1];
  const double shortest = std::min(from.seconds, to.seconds) / 2;
  const double past = time - ends_[first];
  const auto shareOf = [&](double reach) {
    const double half = std::min(reach, shortest);
    return std::clamp((past + half) / (2 * half), 0.0, 1.0);
  };
  blendFormants(now, from, to, shareOf(kFormantsMove));
  blendSources(now, from, to, shareOf(kSourcesMove));
  return now;
}

}  // namespace rnn::speech
