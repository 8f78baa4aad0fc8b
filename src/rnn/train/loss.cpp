#include "rnn/train/loss.hpp"

#include <cmath>
#include <limits>

#include "rnn/math/activations.hpp"
#include "rnn/math/scalar.hpp"

namespace rnn {

namespace {

// The z of one sequence in one step: a vector of eight outputs in each panel.
template <class T>
struct Column {
  T* first;
  std::ptrdiff_t stride;
  int panels;

  Lanes<T> load(int p) const { return Lanes<T>::load(first + p * stride); }
  void store(int p, const Lanes<T>& x) const { x.store(first + p * stride); }
  T& operator[](int i) const { return first[(i / kPanel) * stride + i % kPanel]; }
};

template <class T>
Column<T> columnOf(const SequenceView<T>& z, int outputs, int t, int b) {
  const Column<T> column{z.panel(t, 0) + b * kPanel, z.panelStride(), panelsFor(outputs)};
  for (int i = outputs; i < column.panels * kPanel; ++i) column[i] = std::numeric_limits<T>::lowest();  // e^z = 0
  return column;
}

// z becomes e^(z − max); gives back the maximum and the sum.
template <class T>
struct Exponentials {
  T largest;
  T sum;
};
template <class T>
Exponentials<T> exponentiate(const Column<T>& z) {
  Lanes<T> most = z.load(0);
  for (int p = 1; p < z.panels; ++p) most = larger(most, z.load(p));
  const T largest = maximum(most);
  const auto shift = Lanes<T>::all(largest);
  auto total = Lanes<T>::all(0);
  for (int p = 0; p < z.panels; ++p) {
    const auto e = expOf(z.load(p) - shift);
    z.store(p, e);
    total = total + e;
  }
  return {largest, sum(total)};
}

template <class T>
void scaleColumn(const Column<T>& z, T factor) {
  const auto f = Lanes<T>::all(factor);
  for (int p = 0; p < z.panels; ++p) z.store(p, z.load(p) * f);
}

}  // namespace

template <class T>
double softmaxCrossEntropy(SequenceView<T> z, int outputs, const Token* targets, int from, int to, T scale) {
  double loss = 0;
  for (int t = from; t < to; ++t) {
    for (int b = 0; b < z.batch; ++b) {
      const auto column = columnOf(z, outputs, t, b);
      const Token target = targets[static_cast<std::ptrdiff_t>(t) * z.batch + b];
      if (target == kNoToken) {
        for (int p = 0; p < column.panels; ++p) column.store(p, Lanes<T>::all(0));
        continue;
      }
      const T targetZ = column[target];
      const auto e = exponentiate(column);
      loss += naturalLog(static_cast<double>(e.sum)) + (static_cast<double>(e.largest) - static_cast<double>(targetZ));
      scaleColumn(column, scale / e.sum);
      column[target] -= scale;
    }
  }
  return loss;
}

template <class T>
void softmax(SequenceView<T> z, int outputs, int t, int b) {
  const auto column = columnOf(z, outputs, t, b);
  scaleColumn(column, T(1) / exponentiate(column).sum);
}

namespace {

// Visits every output of every step: loss(z, y) gives L and turns z into ∂L/∂z.
template <class T, class Loss>
double elementwiseLoss(SequenceView<T> z, int outputs, const float* values, const unsigned char* judged, T scale, Loss loss) {
  double total = 0;
  for (int t = 0; t < z.steps; ++t) {
    for (int b = 0; b < z.batch; ++b) {
      const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(t) * z.batch + b;
      for (int i = 0; i < z.panels * kPanel; ++i) {
        T& number = z.at(t, i, b);
        if (i >= outputs || (judged && !judged[row])) {
          number = 0;
          continue;
        }
        double gradient = 0;
        total += loss(static_cast<double>(number), static_cast<double>(values[row * outputs + i]), gradient);
        number = static_cast<T>(gradient) * scale;
      }
    }
  }
  return total;
}

}  // namespace

template <class T>
double sigmoidCrossEntropy(SequenceView<T> z, int outputs, const float* values, const unsigned char* judged, T scale) {
  return elementwiseLoss(z, outputs, values, judged, scale, [](double x, double y, double& gradient) {
    const double e = exponential(-std::abs(x));  // of the side that cannot overflow
    gradient = (x >= 0 ? 1 / (1 + e) : e / (1 + e)) - y;
    return (x > 0 ? x : 0) - y * x + naturalLogOnePlus(e);
  });
}

template <class T>
double squaredError(SequenceView<T> z, int outputs, const float* values, const unsigned char* judged, T scale) {
  return elementwiseLoss(z, outputs, values, judged, scale, [](double x, double y, double& gradient) {
    gradient = x - y;
    return 0.5 * gradient * gradient;
  });
}

#define RNN_LOSSES(T)                                                                            \
  template double softmaxCrossEntropy(SequenceView<T>, int, const Token*, int, int, T);          \
  template double sigmoidCrossEntropy(SequenceView<T>, int, const float*, const unsigned char*, T); \
  template double squaredError(SequenceView<T>, int, const float*, const unsigned char*, T);     \
  template void softmax(SequenceView<T>, int, int, int);
RNN_LOSSES(float)
RNN_LOSSES(double)
#undef RNN_LOSSES

}  // namespace rnn
