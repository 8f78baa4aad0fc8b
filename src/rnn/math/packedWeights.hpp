// A weight matrix turned over for the product kernels: panels of eight output features, each with one vector per input.
//
//     W (outputs × inputs), row by row        packed: panel p | input 0: W[8p…8p+7][0] | input 1: W[8p…8p+7][1] | …
//
// Packed once after each update and used at every step. The gradient is gathered in the same layout and then read back.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "rnn/core/buffer.hpp"
#include "rnn/core/parameters.hpp"
#include "rnn/math/lanes.hpp"

namespace rnn {

// How the features along one side of a matrix sit in padded memory: `segments` blocks of `size` features, each padded
// to whole panels. order[s] says which block of the matrix stands in the s-th place (gates may be reordered).
struct PaddedAxis {
  int segments = 1;
  int size = 0;
  std::array<int, 4> order{0, 1, 2, 3};

  int panels() const { return segments * panelsFor(size); }
  int padded() const { return panels() * kPanel; }
};

template <class T>
class PackedWeights {
 public:
  PackedWeights() = default;
  // A one-hot side has one vector per token and needs no padding.
  PackedWeights(PaddedAxis outputs, PaddedAxis inputs, bool oneHotInputs = false)
      : outputs_(outputs),
        inputs_(inputs),
        rows_(oneHotInputs ? inputs.size : inputs.padded()),
        numbers_(static_cast<std::size_t>(outputs.panels()) * static_cast<std::size_t>(panelStride())) {}

  int panels() const { return outputs_.panels(); }
  int rows() const { return rows_; }
  std::ptrdiff_t panelStride() const { return static_cast<std::ptrdiff_t>(rows_) * kPanel; }
  const T* panel(int p) const { return numbers_.data() + p * panelStride(); }
  T* panel(int p) { return numbers_.data() + p * panelStride(); }
  Buffer<T>& numbers() { return numbers_; }

  // weights: outputs × inputs
  void pack(const MatrixView<T>& weights) {
    forEach([&](int output, int input, T& number) { number = weights(output, input); });
  }
  // weights: inputs × outputs, as they stand in a matrix that goes the other way
  void packTransposed(const MatrixView<T>& weights) {
    forEach([&](int output, int input, T& number) { number = weights(input, output); });
  }
  // gradient: outputs × inputs
  void unpackInto(MatrixView<T> gradient) {
    forEach([&](int output, int input, T& number) { gradient(output, input) = number; });
  }

 private:
  template <class Visit>
  void forEach(Visit visit) {
    const int outputBlock = panelsFor(outputs_.size), inputBlock = paddedSize(inputs_.size);
    for (int so = 0; so < outputs_.segments; ++so) {
      for (int p = 0; p < outputBlock; ++p) {
        T* const panelStart = panel(so * outputBlock + p);
        const int firstOutput = outputs_.order[static_cast<std::size_t>(so)] * outputs_.size;
        const int lanes = std::min(kPanel, outputs_.size - p * kPanel);
        for (int si = 0; si < inputs_.segments; ++si) {
          const int firstInput = inputs_.order[static_cast<std::size_t>(si)] * inputs_.size;
          T* const block = panelStart + static_cast<std::ptrdiff_t>(si) * inputBlock * kPanel;
          for (int i = 0; i < inputs_.size; ++i) {
            for (int lane = 0; lane < lanes; ++lane) {
              visit(firstOutput + p * kPanel + lane, firstInput + i, block[i * kPanel + lane]);
            }
          }
        }
      }
    }
  }

  PaddedAxis outputs_{};
  PaddedAxis inputs_{};
  int rows_ = 0;
  Buffer<T> numbers_;
};

}  // namespace rnn
