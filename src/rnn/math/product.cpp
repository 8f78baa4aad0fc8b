#include "rnn/math/product.hpp"

#include <algorithm>

namespace rnn {

namespace {

// Between two rounds of a tile's loop: is `number` the last one? If not, it walks on.
//
// Eight rounds stand one after the other, as the loop around a round costs a third of what its arithmetic does (on a core
// that is shared with another thread: products at 38 instead of 28 GFLOP/s). Each has to end with a test that may leave
// the loop: without it LLVM, and after it wasm-opt, make one nested expression of all additions to one sum. Then all loads
// of all rounds come first, V8 has no registers for them, and the tile is half as fast. The walking pointer is hidden from
// the compiler, which would make eight constants of it: V8's load32_splat takes none beside an index.
template <class T>
[[gnu::always_inline]] inline bool isLast(const T*& number, const T* last, std::ptrdiff_t step) {
  if (number == last) return true;
  number += step;
  asm("" : "+r"(number));
  return false;
}

// round(0) to round(7), until one says that it is the last.
constexpr int kRounds = 8;
template <class Round>
[[gnu::always_inline]] inline bool eightTimes(const Round& round) {
  return round(0) || round(1) || round(2) || round(3) || round(4) || round(5) || round(6) || round(7);
}

// Sequences in the largest tile: two sums each, as a register holds half a panel. V8 has fifteen registers; beside the
// sums there are two weight vectors, a number spread over a vector and, without relaxed SIMD, a product.
#if defined(RNN_RELAXED_SIMD)
constexpr int kTileRows = 6;
#else
constexpr int kTileRows = 5;
#endif
constexpr int kBlock = 16;  // input panels that are taken at once: those of 32 sequences fill half of the first cache
constexpr int kOuterColumns = 128;  // columns (one sequence at one step) of a weight gradient that are summed at once
constexpr int kGroup = 4;  // panels that are handed to multiplyPanels at once

// A tile is a function of its own, so that V8 finds registers for one loop and not for many at once.
#define RNN_TILE [[gnu::noinline]]

// Rows sequences × Panels panels of outputs, over `inPanels` panels of inputs. Rows·Panels ≤ 6, so that the sums stay in
// registers.
template <class T, int Rows, int Panels>
RNN_TILE void productTile(const PanelProduct<T>& x, int firstPanel, int firstRow) {
  T* const out = x.out + firstPanel * x.outStride + firstRow * kPanel;
  const T* weights = x.weights + firstPanel * x.weightStride;
  const T* in = x.in + firstRow * kPanel;
  const std::ptrdiff_t inStride = static_cast<std::ptrdiff_t>(x.batch) * kPanel;
  const T* const last = in + (x.inPanels - 1) * inStride + kPanel - 1;

  Lanes<T> sums[Rows][Panels];
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Panels; ++p) {
      sums[r][p] = x.onto == Onto::itself ? Lanes<T>::load(out + p * x.outStride + r * kPanel)
                   : x.onto == Onto::bias ? Lanes<T>::load(x.bias + (firstPanel + p) * x.biasStride)
                                          : Lanes<T>::all(0);
    }
  }
  static_assert(kRounds == kPanel);
  for (;; weights += kPanel * kPanel, in += inStride) {
    const T* number = in;
    const auto isLastRound = [&](int lane) __attribute__((always_inline)) {
      Lanes<T> w[Panels];
      for (int p = 0; p < Panels; ++p) w[p] = Lanes<T>::load(weights + p * x.weightStride + lane * kPanel);
      for (int r = 0; r < Rows; ++r) {
        const Lanes<T> a = Lanes<T>::all(number[r * kPanel]);
        for (int p = 0; p < Panels; ++p) sums[r][p] = multiplyAdd(w[p], a, sums[r][p]);
      }
      return isLast(number, last, 1);
    };
    if (eightTimes(isLastRound)) break;
  }
  for (int r = 0; r < Rows; ++r) {
    for (int p = 0; p < Panels; ++p) sums[r][p].store(out + p * x.outStride + r * kPanel);
  }
}

// One sequence alone would leave the pipeline waiting for its own sums: take four panels at once instead.
template <class T>
void productOfOne(const PanelProduct<T>& x) {
  int p = 0;
  for (; p + 4 <= x.count; p += 4) productTile<T, 1, 4>(x, p, 0);
  for (; p < x.count; ++p) productTile<T, 1, 1>(x, p, 0);
}

template <class T>
void productOfMany(const PanelProduct<T>& x) {
  const int tiles = (x.batch + kTileRows - 1) / kTileRows;
  for (int p = 0; p < x.count; ++p) {
    for (int tile = 0, row = 0; tile < tiles; ++tile) {
      const int rows = (x.batch - row) / (tiles - tile);  // as even as can be
      switch (rows) {
        case 2: productTile<T, 2, 1>(x, p, row); break;
        case 3: productTile<T, 3, 1>(x, p, row); break;
        case 4: productTile<T, 4, 1>(x, p, row); break;
        case 5: productTile<T, 5, 1>(x, p, row); break;
        default: productTile<T, kTileRows, 1>(x, p, row); break;
      }
      row += rows;
    }
  }
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
    const T* const last = x + (in.batch - 1) * kPanel;
    for (;; d += kRounds * kPanel) {
      const auto isLastRound = [&](int column) __attribute__((always_inline)) {
        const Lanes<T> dLanes = Lanes<T>::load(d + column * kPanel);
        for (int j = 0; j < 4; ++j) sums[j] = multiplyAdd(dLanes, Lanes<T>::all(x[j]), sums[j]);
        return isLast(x, last, kPanel);
      };
      if (eightTimes(isLastRound)) break;
    }
  }
  for (int j = 0; j < 4; ++j) sums[j].store(dWeights + j * kPanel);
}

}  // namespace

template <class T>
void multiplyPanels(const PanelProduct<T>& product) {
  for (int k = 0; k < product.inPanels; k += kBlock) {
    PanelProduct<T> block = product;
    block.in += static_cast<std::ptrdiff_t>(k) * product.batch * kPanel;
    block.weights += static_cast<std::ptrdiff_t>(k) * kPanel * kPanel;
    block.inPanels = std::min(kBlock, product.inPanels - k);
    if (k > 0) block.onto = Onto::itself;
    if (product.batch == 1) {
      productOfOne(block);
    } else {
      productOfMany(block);
    }
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
