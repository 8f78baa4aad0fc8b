#include "rnn/train/clipping.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "rnn/math/lanes.hpp"

namespace rnn {

template <class T>
double globalNorm(std::span<const T> gradients) {
  double sums[kPanel] = {};  // eight running sums, so that the additions need not wait for one another
  std::size_t i = 0;
  for (; i + kPanel <= gradients.size(); i += kPanel) {
    for (int lane = 0; lane < kPanel; ++lane) {
      const double g = static_cast<double>(gradients[i + static_cast<std::size_t>(lane)]);
      sums[lane] += g * g;
    }
  }
  double total = 0;
  for (; i < gradients.size(); ++i) total += static_cast<double>(gradients[i]) * static_cast<double>(gradients[i]);
  for (const double s : sums) total += s;
  return std::sqrt(total);
}

double clipFactor(double norm, double clip) { return clip > 0 && norm > clip ? clip / (norm + 1e-6) : 1; }

template <class T>
void clipByValue(std::span<T> gradients, double limit) {
  if (!(limit > 0)) return;
  const T high = static_cast<T>(limit);
  for (T& g : gradients) g = g < -high ? -high : high < g ? high : g;
}

template double globalNorm(std::span<const float>);
template double globalNorm(std::span<const double>);
template void clipByValue(std::span<float>, double);
template void clipByValue(std::span<double>, double);

}  // namespace rnn
