#include "rnn/math/product.hpp"

#include <algorithm>

// Unrolled, these loops are up to twice as slow as WebAssembly: LLVM and after it wasm-opt (simplify-locals, which no
// barrier in the source stops) turn the additions to one sum into one nested expression. So all loads of all rounds come
// first, and V8 has no registers for them. Only the end of a loop keeps a round together.
#if defined(__clang__)
#define RNN_DO_NOT_UNROLL _Pragma("clang loop unroll(disable)")
#else
#define RNN_DO_NOT_UNROLL
#endif

namespace rnn {

namespace {

// Sequences in the largest tile. Four are eight sums, as a register holds half a panel; five or six are slower in
// Chromium (the tile alone, GFLOP/s: 36, 34 and 30 in the baseline build, 46, 42 and 43 in the relaxed one).
constexpr int kTileRows = 4;
constexpr int kOuterColumns = 128;  // columns (one sequence at one step) of a weight gradient summed at once: they stay in the first cache
constexpr int kGroup = 4;     // panels that are handed to multiplyPanels at once

// A tile is a function of its own, so that V8 finds registers for one loop and not for many at once. Its pointers walk
// from number to number: with addresses from an index the tile alone is a fifth slower.
#define RNN_TILE [[gnu::noinline]]

// Rows sequences × Panels panels of outputs, over all inputs. Rows·Panels ≤ 6, so that the sums stay in registers.
template <class T, int Rows, int Panels>
RNN_TILE void productTile(const PanelProduct<T>& x, int firstPanel, int firstRow) {
  T* const out = x.out + firstPanel * x.outStride + firstRow * kPanel;
  const T* weights = x.weights + firstPanel * x.weightStride;
  const T* in = x.in + firstRow * kPanel;
  const std::ptrdiff_t inStride = static_cast<std::ptrdiff_t>(x.batch) * kPanel;

  Lanes<T> sums[Rows][Panels];
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Panels; ++p) {
      sums[r][p] = x.onto == Onto::itself ? Lanes<T>::load(out + p * x.outStride + r * kPanel)
                   : x.onto == Onto::bias ? Lanes<T>::load(x.bias + (firstPanel + p) * x.biasStride)
                                          : Lanes<T>::all(0);
    }
  }
  for (int k = 0; k < x.inPanels; ++k) {
    const T* number = in;
    RNN_DO_NOT_UNROLL
    for (int lane = 0; lane < kPanel; ++lane) {
      Lanes<T> w[Panels];
      for (int p = 0; p < Panels; ++p) w[p] = Lanes<T>::load(weights + p * x.weightStride);
      for (int r = 0; r < Rows; ++r) {
        const Lanes<T> a = Lanes<T>::all(number[r * kPanel]);
        for (int p = 0; p < Panels; ++p) sums[r][p] = multiplyAdd(w[p], a, sums[r][p]);
      }
      weights += kPanel;
      ++number;
    }
    in += inStride;
  }
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Panels; ++p) sums[r][p].store(out + p * x.outStride + r * kPanel);
  }
}

// A few sequences alone would leave the pipeline waiting for its own sums: take several panels at once instead.
template <class T, int Rows, int Panels>
void productRemainder(const PanelProduct<T>& x, int firstRow) {
  int p = 0;
  for (; p + Panels <= x.count; p += Panels) productTile<T, Rows, Panels>(x, p, firstRow);
  for (; p < x.count; ++p) productTile<T, Rows, 1>(x, p, firstRow);
}

// Four inputs × one panel of a weight gradient; `in` points at the first of the four.
template <class T>
RNN_TILE void outerTile(T* dWeights, const SequenceView<const T>& dOut, int p, const SequenceView<const T>& in, int k,
                        int quarter, int from, int to) {
  Lanes<T> sums[4];
  for (int j = 0; j < 4; ++j) sums[j] = Lanes<T>::load(dWeights + j * kPanel);
  for (int t = from; t < to; ++t) {
    const T* d = dOut.panel(t, p);
    const T* x = in.panel(t, k) + quarter * 4;
    RNN_DO_NOT_UNROLL
    for (int b = 0; b < in.batch; ++b) {
      const Lanes<T> dLanes = Lanes<T>::load(d);
      for (int j = 0; j < 4; ++j) sums[j] = multiplyAdd(dLanes, Lanes<T>::all(x[j]), sums[j]);
      d += kPanel;
      x += kPanel;
    }
  }
  for (int j = 0; j < 4; ++j) sums[j].store(dWeights + j * kPanel);
}

}  // namespace

template <class T>
void multiplyPanels(const PanelProduct<T>& x) {
  const int fullRows = x.batch - x.batch % kTileRows;
  for (int p = 0; p < x.count; ++p) {
    for (int row = 0; row < fullRows; row += kTileRows) productTile<T, kTileRows, 1>(x, p, row);
  }
  switch (x.batch - fullRows) {
    case 1: productRemainder<T, 1, 4>(x, fullRows); break;
    case 2: productRemainder<T, 2, 2>(x, fullRows); break;
    case 3: productRemainder<T, 3, 2>(x, fullRows); break;
    default: break;
  }
}

template <class T>
void multiply(const SequenceView<T>& out, const PackedWeights<T>& weights, const SequenceView<const T>& in, int from,
              int to, Onto onto, const T* bias) {
  for (int p = 0; p < weights.panels(); p += kGroup) {
    const int count = std::min(kGroup, weights.panels() - p);
    for (int t = from; t < to; ++t) {
      multiplyPanels<T>({out.panel(t, p), out.panelStride(), weights.panel(p), weights.panelStride(), in.panel(t, 0),
                         in.panels, out.batch, count, onto, bias ? bias + p * kPanel : nullptr, kPanel});
    }
  }
}

template <class T>
void accumulateOuter(PackedWeights<T>& dWeights, const SequenceView<const T>& dOut, const SequenceView<const T>& in,
                     int from, int to) {
  const int stepsAtOnce = std::max(1, kOuterColumns / in.batch);
  for (int begin = from; begin < to; begin += stepsAtOnce) {
    const int end = std::min(to, begin + stepsAtOnce);
    for (int p = 0; p < dWeights.panels(); ++p) {
      T* const panel = dWeights.panel(p);
      for (int k = 0; k < in.panels; ++k) {
        for (int quarter = 0; quarter < kPanel / 4; ++quarter) {
          outerTile<T>(panel + (k * kPanel + quarter * 4) * kPanel, dOut, p, in, k, quarter, begin, end);
        }
      }
    }
  }
}

template <class T>
void accumulateSums(T* sums, const SequenceView<const T>& x, int from, int to) {
  for (int p = 0; p < x.panels; ++p) {
    Lanes<T> sum = Lanes<T>::load(sums + p * kPanel);
    for (int t = from; t < to; ++t) {
      for (int b = 0; b < x.batch; ++b) sum = sum + Lanes<T>::load(x.panel(t, p) + b * kPanel);
    }
    sum.store(sums + p * kPanel);
  }
}

#define RNN_PRODUCTS(T)                                                                                               \
  template void multiplyPanels(const PanelProduct<T>&);                                                               \
  template void multiply(const SequenceView<T>&, const PackedWeights<T>&, const SequenceView<const T>&, int, int,     \
                         Onto, const T*);                                                                             \
  template void accumulateOuter(PackedWeights<T>&, const SequenceView<const T>&, const SequenceView<const T>&, int,   \
                                int);                                                                                 \
  template void accumulateSums(T*, const SequenceView<const T>&, int, int);
RNN_PRODUCTS(float)
RNN_PRODUCTS(double)
#undef RNN_PRODUCTS

}  // namespace rnn
