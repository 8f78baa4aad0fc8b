// The features, against the plainest sums.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "rnn/data/speech/fourier.hpp"
#include "rnn/data/speech/logMel.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/spectrum.hpp"

using namespace rnn;
using namespace rnn::speech;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<float> noise(int samples, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> sound(samples);
  fillRandom<float>(sound, random, -0.5, 0.5);
  return sound;
}

double mel(double hertz) { return 2595 * std::log10(1 + hertz / 700); }

// A triangle in Hz whose corners lie evenly on the mel scale, over the energies of a plain Fourier sum.
double plainFeature(std::span<const float> window, int band) {
  const auto corner = [](int i) { return 700 * (std::pow(10, (mel(100) + (mel(7600) - mel(100)) * i / 25) / 2595) - 1); };
  const double low = corner(band), middle = corner(band + 1), high = corner(band + 2);
  double energy = 1e-7;
  for (int bin = 0; bin <= 256; ++bin) {
    const double hertz = bin * 16000.0 / 512;
    const double share = std::min((hertz - low) / (middle - low), (high - hertz) / (high - middle));
    if (share > 0) energy += share * std::pow(strengthAt(hertz, window, 16000), 2);
  }
  return std::log(energy);
}

}  // namespace

TEST_CASE("the fast transform is the plain one") {
  Random random(1);
  std::vector<std::complex<double>> x(64), y;
  for (auto& one : x) one = {random.normal(), random.normal()};
  y = x;
  Fourier(64)(y);
  for (int k = 0; k < 64; ++k) {
    std::complex<double> sum = 0;
    for (int n = 0; n < 64; ++n) sum += x[n] * std::polar(1.0, -2 * std::numbers::pi * k * n / 64);
    CHECK(std::abs(y[k] - sum) < 1e-12);
  }
}

TEST_CASE("each feature is the logarithm of the energy in its band, moved and scaled") {
  const std::vector<float> sound = noise(samplesFor(3), 2);
  const std::vector<float> features = logMel(sound);
  REQUIRE(features.size() == 3 * kBands);
  for (int t = 0; t < 3; ++t) {
    for (int band = 0; band < kBands; ++band) {
      const double plain = plainFeature(std::span(sound).subspan(t * kHop, kWindow), band);
      CHECK_THAT(features[t * kBands + band], WithinAbs((plain - kMiddle) / kSpread, 1e-4));
    }
  }
}

TEST_CASE("a pure tone is strongest in the band around it") {
  const std::vector<double> centres = bandCentres();
  for (int band = 2; band < kBands; ++band) {
    std::vector<float> tone(kWindow);
    for (int n = 0; n < kWindow; ++n) tone[n] = static_cast<float>(0.3 * std::sin(2 * std::numbers::pi * centres[band] * n / kRate));
    const std::vector<float> features = logMel(tone);
    CHECK(std::max_element(features.begin(), features.end()) - features.begin() == band);
  }
}

TEST_CASE("ten times as loud moves every feature by the same") {
  std::vector<float> sound = noise(kWindow, 3);
  const std::vector<float> soft = logMel(sound);
  for (float& x : sound) x *= 10;
  const std::vector<float> loud = logMel(sound);
  for (int band = 0; band < kBands; ++band) CHECK_THAT(loud[band] - soft[band], WithinAbs(std::log(100) / kSpread, 1e-4));
}

TEST_CASE("frames are those whose window lies in the sound") {
  CHECK(framesIn(kWindow - 1) == 0);
  CHECK(framesIn(kWindow) == 1);
  CHECK(framesIn(kWindow + kHop - 1) == 1);
  CHECK(framesIn(samplesFor(7)) == 7);
  CHECK(logMel({}).empty());
}
