// The synthesiser, measured from outside: pitch, formants, labels, levels.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "rnn/data/speech/logMel.hpp"
#include "rnn/data/speech/phonemes.hpp"
#include "rnn/data/speech/resonator.hpp"
#include "rnn/data/speech/synthesis.hpp"
#include "rnn/data/speech/words.hpp"
#include "support/spectrum.hpp"

using namespace rnn;
using namespace rnn::speech;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr double kQuiet = 0.1;  // seconds before and after

Utterance sayOne(const char* phoneme, const Voice& voice) {
  Random random(1);
  return say(std::vector<Token>{phonemeNamed(phoneme)}, voice, {.silenceBefore = kQuiet, .silenceAfter = kQuiet, .pace = 3}, random);
}

// The inside of the vowel, where nothing moves.
std::span<const float> steadyPart(const Utterance& utterance) {
  const std::span<const float> all = utterance.samples;
  return all.subspan(static_cast<std::size_t>(0.2 * kRate), static_cast<std::size_t>(0.2 * kRate));
}

// What a filter does to a sine of that frequency, by its answer to one impulse.
double gainAt(double frequency, Resonator filter) {
  std::vector<double> answer(4000);
  for (std::size_t n = 0; n < answer.size(); ++n) answer[n] = filter(n == 0 ? 1 : 0);
  std::complex<double> sum = 0;
  for (std::size_t n = 0; n < answer.size(); ++n) {
    const double angle = -2 * std::numbers::pi * frequency * static_cast<double>(n) / kRate;
    sum += answer[n] * std::complex<double>(std::cos(angle), std::sin(angle));
  }
  return std::abs(sum);
}

std::vector<Token> withoutRepeats(std::vector<Token> labels) {
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  std::erase(labels, kSilence);
  return labels;
}

}  // namespace

TEST_CASE("a formant lets 0 Hz through as it is and is strongest at its frequency, less by √½ at half its width from there") {
  Resonator formant;
  formant.setFormant(1500, 80, kRate);
  CHECK_THAT(gainAt(0, formant), WithinRel(1.0, 1e-9));
  CHECK_THAT(strongest(1300, 1700, 1, [&](double f) { return gainAt(f, formant); }), WithinAbs(1500, 3));
  const double top = gainAt(1500, formant);
  CHECK_THAT(gainAt(1540, formant) / top, WithinAbs(std::sqrt(0.5), 0.02));
  CHECK_THAT(gainAt(1460, formant) / top, WithinAbs(std::sqrt(0.5), 0.02));
}

TEST_CASE("a band lets its frequency through as it is and 0 Hz hardly") {
  Resonator band;
  band.setBand(5200, 1000, kRate);
  CHECK_THAT(gainAt(5200, band), WithinRel(1.0, 1e-9));
  CHECK(gainAt(0, band) < 0.2);
}

TEST_CASE("a vowel has the pitch of its voice") {
  const double pitch = GENERATE(90.0, 150.0, 240.0, 340.0);
  const Utterance utterance = sayOne("a", {.pitch = pitch, .tract = 15});
  const auto harmonics = [&](double candidate) {
    double sum = 0;
    for (int h = 1; h <= 6; ++h) sum += strengthAt(h * candidate, steadyPart(utterance), kRate);
    return sum;
  };
  // The pitch falls by a tenth over the whole, half of it by the middle.
  CHECK_THAT(strongest(0.8 * pitch, 1.2 * pitch, 0.002 * pitch, harmonics), WithinRel(0.95 * pitch, 0.02));
}

TEST_CASE("a vowel has the formants of its phoneme, higher in a shorter tract") {
  const auto [vowel, tract] = GENERATE(table<const char*, double>({{"a", 17.5}, {"i", 17.5}, {"u", 17.5}, {"y", 17.5}, {"e", 14}, {"ø", 13}}));
  CAPTURE(vowel, tract);
  // So low that the harmonics lie close enough to show the formants between them.
  const double pitch = 40;
  const Utterance utterance = sayOne(vowel, {.pitch = pitch, .tract = tract});
  for (int i = 0; i < 2; ++i) {
    const double wanted = phonemes()[phonemeNamed(vowel)].formants[i] * kTypicalTract / tract;
    // The strongest within reach, the fall of the pulse's spectrum of 6 dB an octave taken off.
    const double found = strongest(0.8 * wanted, 1.2 * wanted, 4, [&](double f) { return f * strengthAt(f, steadyPart(utterance), kRate); });
    CHECK_THAT(found, WithinAbs(wanted, 0.06 * wanted + pitch / 2));
  }
}

TEST_CASE("most of [s] lies above 4 kHz, most of [ʃ] between 2 and 4, most of a vowel below 1") {
  const auto share = [](const char* phoneme, double from, double to) {
    const Utterance utterance = sayOne(phoneme, {.pitch = 120, .tract = 17});
    double inside = 0, all = 0;
    for (double f = 50; f < 7950; f += 25) {
      const double energy = std::pow(strengthAt(f, steadyPart(utterance), kRate), 2);
      all += energy;
      if (f >= from && f < to) inside += energy;
    }
    return inside / all;
  };
  CHECK(share("s", 4000, 8000) > 0.5);
  CHECK(share("ʃ", 2000, 4000) > 0.5);
  CHECK(share("u", 0, 1000) > 0.5);
}

TEST_CASE("nothing is ever louder than it is to be, and no word is silent") {
  Random random(3);
  for (const Word& word : words()) {
    for (const Voice voice : {Voice{80, 18.5}, Voice{390, 12.5}}) {
      CAPTURE(word.written, voice.pitch);
      const Utterance utterance = say(word.phonemes, voice, {.background = 0.1, .loudness = 0.7}, random);
      float most = 0;
      for (const float x : utterance.samples) most = std::max(most, std::abs(x));
      CHECK_THAT(most, WithinAbs(0.7, 1e-6));
    }
  }
}

TEST_CASE("silence is silent") {
  const Utterance utterance = sayOne("ʃ", {.pitch = 120, .tract = 17});
  const auto quiet = std::span(utterance.samples).first(static_cast<std::size_t>(0.08 * kRate));
  CHECK(std::all_of(quiet.begin(), quiet.end(), [](float x) { return x == 0; }));
  Random random(1);
  const Utterance nothing = say({}, {.pitch = 120, .tract = 17}, {}, random);
  CHECK(std::all_of(nothing.samples.begin(), nothing.samples.end(), [](float x) { return x == 0; }));
}

TEST_CASE("the background has the level that was asked for") {
  Random random(5);
  const auto levelOf = [](std::span<const float> part) {
    double sum = 0;
    for (const float x : part) sum += static_cast<double>(x) * x;
    return std::sqrt(sum / static_cast<double>(part.size()));
  };
  const double colour = GENERATE(0.0, 0.9);
  const Utterance utterance = say(std::vector<Token>{phonemeNamed("a")}, {.pitch = 120, .tract = 17},
                                  {.silenceBefore = 1, .silenceAfter = 0.1, .pace = 4, .background = 0.1, .colour = colour}, random);
  const std::span<const float> all = utterance.samples;
  CHECK_THAT(levelOf(all.first(15000)) / levelOf(all.subspan(17000, 5000)), WithinRel(0.1, 0.15));
}

TEST_CASE("each frame has one label, and together they spell the word") {
  Random random(7);
  for (const Word& word : words()) {
    CAPTURE(word.written);
    const Utterance utterance = say(word.phonemes, {.pitch = 200, .tract = 15}, {}, random);
    CHECK(static_cast<int>(utterance.labels.size()) == framesIn(static_cast<int>(utterance.samples.size())));
    CHECK(utterance.labels.front() == kSilence);
    CHECK(utterance.labels.back() == kSilence);
    CHECK(withoutRepeats(utterance.labels) == word.phonemes);
  }
}

TEST_CASE("the same seed says the same word the same way, another one does not") {
  const auto said = [](std::uint64_t seed) {
    Random random(seed);
    return say(words()[4].phonemes, {.pitch = 120, .tract = 17}, {.background = 0.01}, random).samples;
  };
  CHECK(said(1) == said(1));
  CHECK(said(1) != said(2));
}

TEST_CASE("there are the ten digits of both languages, then every consonant before every vowel of Turkish") {
  CHECK(words()[0].written == "sıfır");
  CHECK(words()[9].written == "dokuz");
  CHECK(words()[10].written == "zero");
  CHECK(words()[19].written == "nine");
  CHECK(words().size() == kDigits + 19 * 8);
  CHECK(words()[20].written == "ba");
}
