#include "rnn/look/predictions.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/math/scalar.hpp"

namespace rnn {

namespace {

void softmaxRow(double* row, int size) {
  const double largest = *std::max_element(row, row + size);
  double total = 0;
  for (int i = 0; i < size; ++i) total += row[i] = exponential(row[i] - largest);
  for (int i = 0; i < size; ++i) row[i] /= total;
}

double logistic(double z) {
  const double e = exponential(-std::abs(z));  // of the side that cannot overflow
  return (z >= 0 ? 1 : e) / (1 + e);
}

}  // namespace

Rows predictionsOf(const Rows& z, OutputKind output) {
  Rows predictions = z;
  if (output == OutputKind::softmax) {
    for (int t = 0; t < z.steps; ++t) softmaxRow(&predictions.at(t, 0), z.size);
  } else if (output == OutputKind::sigmoid) {
    for (double& number : predictions.numbers) number = logistic(number);
  }
  return predictions;
}

}  // namespace rnn
