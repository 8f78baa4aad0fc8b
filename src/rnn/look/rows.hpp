// Numbers in rows, as they are looked at: without padding, one sequence, in double.
#pragma once

#include <cstddef>
#include <vector>

#include "rnn/core/sequence.hpp"
#include "rnn/math/packedWeights.hpp"

namespace rnn {

// steps × size, row by row.
struct Rows {
  int steps = 0;
  int size = 0;
  std::vector<double> numbers{};

  double at(int t, int i) const { return numbers[place(t, i)]; }
  double& at(int t, int i) { return numbers[place(t, i)]; }

 private:
  std::size_t place(int t, int i) const { return static_cast<std::size_t>(t) * static_cast<std::size_t>(size) + static_cast<std::size_t>(i); }
};

inline Rows emptyRows(int steps, int size) {
  Rows rows;
  rows.steps = steps;
  rows.size = size;
  rows.numbers.resize(static_cast<std::size_t>(steps) * static_cast<std::size_t>(size));
  return rows;
}

// Sequence 0 of a view; `axis` says which features are real.
template <class T>
Rows rowsOf(const SequenceView<const T>& view, int steps, const PaddedAxis& axis) {
  Rows rows = emptyRows(steps, axis.segments * axis.size);
  double* number = rows.numbers.data();
  for (int t = 0; t < steps; ++t) {
    for (int segment = 0; segment < axis.segments; ++segment) {
      for (int i = 0; i < axis.size; i += kPanel) {
        const T* const panel = view.panel(t, segment * panelsFor(axis.size) + i / kPanel);
        for (int lane = 0; lane < kPanel && i + lane < axis.size; ++lane) *number++ = static_cast<double>(panel[lane]);
      }
    }
  }
  return rows;
}

}  // namespace rnn
