// Activations of a window: T steps × F features × B sequences, laid out in panels of eight features.
//
//     number(t, f, b) = data[t·stepStride + (f / 8)·8B + 8b + f % 8]
//
//     one step, B = 3:   | panel 0: b0 f0…f7 | b1 f0…f7 | b2 f0…f7 | panel 1: b0 f8…f15 | …
//
// The layout serves all three products of a recurrent layer without copying anything: eight neighbouring features are
// one vector, and going from b to b+1 is going on in memory. A feature count that is no multiple of eight is padded;
// what stands in the padding is finite and meets only zero weights.
#pragma once

#include <cstddef>

#include "rnn/core/buffer.hpp"
#include "rnn/math/lanes.hpp"

namespace rnn {

template <class T>
struct SequenceView {
  T* data = nullptr;
  int steps = 0;
  int panels = 0;
  int batch = 0;
  std::ptrdiff_t stepStride = 0;

  std::ptrdiff_t panelStride() const { return static_cast<std::ptrdiff_t>(batch) * kPanel; }
  T* panel(int t, int p) const { return data + t * stepStride + p * panelStride(); }
  T& at(int t, int feature, int b) const { return panel(t, feature / kPanel)[b * kPanel + feature % kPanel]; }

  // The same numbers, beginning at another step or panel.
  SequenceView fromStep(int t) const { return fromStep(t, steps - t); }
  SequenceView fromStep(int t, int count) const { return {data + t * stepStride, count, panels, batch, stepStride}; }
  SequenceView fromPanel(int p, int count) const { return {panel(0, p), steps, count, batch, stepStride}; }
  operator SequenceView<const T>() const { return {data, steps, panels, batch, stepStride}; }
};

template <class T>
class Sequence {
 public:
  Sequence() = default;
  Sequence(int steps, int panels, int batch)
      : view_{nullptr, steps, panels, batch, static_cast<std::ptrdiff_t>(panels) * batch * kPanel},
        numbers_(static_cast<std::size_t>(steps) * static_cast<std::size_t>(view_.stepStride)) {}

  SequenceView<T> view() {
    auto view = view_;
    view.data = numbers_.data();
    return view;
  }
  SequenceView<const T> view() const { return {numbers_.data(), view_.steps, view_.panels, view_.batch, view_.stepStride}; }
  Buffer<T>& numbers() { return numbers_; }
  const Buffer<T>& numbers() const { return numbers_; }

 private:
  SequenceView<T> view_{};
  Buffer<T> numbers_;
};

}  // namespace rnn
