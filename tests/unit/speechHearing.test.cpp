#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "rnn/data/speech/hearing.hpp"
#include "rnn/data/speech/logMel.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/spectrum.hpp"

using namespace rnn;
using namespace rnn::speech;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<float> tone(double frequency, int rate, double seconds = 0.25) {
  std::vector<float> sound(static_cast<std::size_t>(seconds * rate));
  for (std::size_t n = 0; n < sound.size(); ++n) {
    sound[n] = static_cast<float>(0.3 * std::sin(2 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
  }
  return sound;
}

std::string refusal(std::span<const float> sound, double rate) {
  return errorOf([&] { hear(sound, rate); }).code();
}

}  // namespace

TEST_CASE("a tone of another rate is the same tone afterwards") {
  const int rate = GENERATE(8000, 22050, 44100, 48000, 96000);
  CAPTURE(rate);
  const std::vector<float> out = resampled(tone(1000, rate), rate);
  const std::vector<float> wanted = tone(1000, kRate);
  CHECK(std::abs(std::ssize(out) - std::ssize(wanted)) <= 1);
  for (std::size_t n = 200; n < wanted.size() - 200; ++n) {
    if (std::abs(out[n] - wanted[n]) > 0.002) FAIL_CHECK("sample " << n << " is " << out[n] << ", not " << wanted[n]);
  }
}

TEST_CASE("what the lower rate cannot hold is taken away before it could come back as something else") {
  const std::vector<float> out = resampled(tone(11000, 48000), 48000);
  for (std::size_t n = 200; n < out.size() - 200; ++n) {
    if (std::abs(out[n]) > 0.003) FAIL_CHECK("sample " << n << " is " << out[n]);
  }
}

TEST_CASE("a soft voice is heard as loud as a loud one") {
  std::vector<float> soft = tone(500, 48000);
  const Heard loud = hear(soft, 48000);
  for (float& x : soft) x /= 8;
  const Heard heard = hear(soft, 48000);
  REQUIRE(heard.features.size() == loud.features.size());
  CHECK(std::ssize(heard.features) == framesIn(static_cast<int>(heard.samples.size())) * kBands);
  for (std::size_t i = 0; i < heard.features.size(); ++i) CHECK_THAT(heard.features[i], WithinAbs(loud.features[i], 1e-3));
}

TEST_CASE("a sound that cannot be heard is refused with what is wrong") {
  CHECK(refusal(tone(500, 16000, 0.02), 16000) == "sound-too-short");
  CHECK(refusal({}, 16000) == "sound-too-short");
  CHECK(refusal(tone(500, 16000, 10.1), 16000) == "sound-too-long");
  CHECK(refusal(std::vector<float>(16000), 16000) == "sound-silent");
  CHECK(refusal(tone(500, 16000), 4000) == "setting-out-of-range");
  CHECK(refusal(tone(500, 16000), 16000.5) == "setting-not-whole");
  for (const float bad : {static_cast<float>(kNaN), static_cast<float>(kInfinity)}) {
    std::vector<float> sound = tone(500, 16000);
    sound[7] = bad;
    CHECK(refusal(sound, 16000) == "sound-not-finite");
  }
}
