// The three products of a recurrent layer, on panels (core/sequence.hpp) and packed weights (math/packedWeights.hpp).
//
// Why not Eigen's: its tile spills under V8, which has fifteen registers of its sixteen to give; here a tile is up to six
// sequences × one panel of eight features: twelve sums, two weight vectors, one number spread over a vector.
// Every sum runs over its index in order, so neither the tile nor the vector width changes a bit of the result.
#pragma once

#include "rnn/core/sequence.hpp"
#include "rnn/math/packedWeights.hpp"

namespace rnn {

// What a product is added to.
enum class Onto { zero, bias, itself };

// Some output panels of one step:  out(·, b) = onto + W·in(·, b)  for all b.
// The `count` ≤ 4 panels lie `outStride` numbers apart in `out` and `weightStride` apart in `weights`.
template <class T>
struct PanelProduct {
  T* out;
  std::ptrdiff_t outStride;
  const T* weights;
  std::ptrdiff_t weightStride;
  const T* in;         // step of the input: inPanels panels of `batch` × 8
  int inPanels;
  int batch;
  int count;
  Onto onto;
  const T* bias;             // eight numbers for each panel, used with Onto::bias
  std::ptrdiff_t biasStride;
};
template <class T>
void multiplyPanels(const PanelProduct<T>& product);

// out(t, ·, b) = onto + W·in(t, ·, b)  for all panels of W, all b and from ≤ t < to.
template <class T>
void multiply(const SequenceView<T>& out, const PackedWeights<T>& weights, const SequenceView<const T>& in, int from,
              int to, Onto onto, const T* bias = nullptr);

// dW += Σ_{t,b} dOut(t, ·, b)·in(t, ·, b)ᵀ  for from ≤ t < to; dW packed as W is.
template <class T>
void accumulateOuter(PackedWeights<T>& dWeights, const SequenceView<const T>& dOut, const SequenceView<const T>& in,
                     int from, int to);

// sums[f] += Σ_{t,b} x(t, f, b)  for from ≤ t < to.
template <class T>
void accumulateSums(T* sums, const SequenceView<const T>& x, int from, int to);

}  // namespace rnn
