#include "rnn/data/speech/logMel.hpp"

#include <complex>

#include "rnn/data/speech/fourier.hpp"
#include "rnn/math/scalar.hpp"

namespace rnn::speech {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kLowest = 100, kHighest = 7600;  // Hz
constexpr int kBins = kSpectrum / 2 + 1;

// A band of a silent sound has this energy. Far below any room's noise at 16 bits.
constexpr double kLeastEnergy = 1e-7;
// S. S. Stevens, J. Volkmann, E. B. Newman, 1937; the formula is D. O'Shaughnessy's, 1987.
double melOf(double hertz) { return 1127 * naturalLog(1 + hertz / 700); }
double hertzOf(double mel) { return 700 * (exponential(mel / 1127) - 1); }

double edgeOf(int band) {
  const double low = melOf(kLowest), high = melOf(kHighest);
  return hertzOf(low + (high - low) * band / (kBands + 1));
}

// The share of a bin's energy that a band takes: 1 in its middle, 0 from the middles of its neighbours on.
double shareOf(double hertz, int band) {
  const double from = edgeOf(band), middle = edgeOf(band + 1), to = edgeOf(band + 2);
  if (hertz <= from || hertz >= to) return 0;
  return hertz < middle ? (hertz - from) / (middle - from) : (to - hertz) / (to - middle);
}

struct Band {
  int firstBin = 0;
  std::vector<double> shares;
};

struct Tables {
  Fourier fourier{kSpectrum};
  std::vector<double> window;  // Hann's
  std::vector<Band> bands{kBands};

  Tables() {
    for (int n = 0; n < kWindow; ++n) window.push_back(0.5 - 0.5 * cosine(2 * kPi * (n + 0.5) / kWindow));
    for (int band = 0; band < kBands; ++band) {
      for (int bin = 0; bin < kBins; ++bin) {
        const double share = shareOf(static_cast<double>(bin) * kRate / kSpectrum, band);
        if (share == 0) continue;
        if (bands[band].shares.empty()) bands[band].firstBin = bin;
        bands[band].shares.push_back(share);
      }
    }
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

}  // namespace

std::vector<double> bandCentres() {
  std::vector<double> centres;
  for (int band = 0; band < kBands; ++band) centres.push_back(edgeOf(band + 1));
  return centres;
}

std::vector<float> logMel(std::span<const float> samples) {
  const Tables& table = tables();
  const int frames = framesIn(static_cast<int>(samples.size()));
  std::vector<float> features;
  features.reserve(static_cast<std::size_t>(frames) * kBands);
  std::vector<std::complex<double>> spectrum(kSpectrum);
  std::vector<double> energy(kBins);
  for (int t = 0; t < frames; ++t) {
    spectrum.assign(kSpectrum, 0);
    for (int n = 0; n < kWindow; ++n) spectrum[n] = table.window[n] * samples[t * kHop + n];
    table.fourier(spectrum);
    for (int bin = 0; bin < kBins; ++bin) energy[bin] = std::norm(spectrum[bin]);
    for (const Band& band : table.bands) {
      double sum = kLeastEnergy;
      for (std::size_t i = 0; i < band.shares.size(); ++i) sum += band.shares[i] * energy[band.firstBin + i];
      features.push_back(static_cast<float>((naturalLog(sum) - kMiddle) / kSpread));
    }
  }
  return features;
}

}  // namespace rnn::speech
