// Eight numbers that are computed side by side: the unit of all vector code here.
//
// One source for every target: the compilers' vector extensions become SSE or wasm SIMD (two vectors of four floats).
// A sum is always taken in the order of its index, never in an order that depends on the width of a register, so the
// baseline build gives the same bits natively and in every browser. The relaxed build multiplies and adds in one
// rounding where the processor can; it is faster and differs in the last bit.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

namespace rnn {

constexpr int kPanel = 8;  // features per panel, and lanes per vector

constexpr int panelsFor(int features) { return (features + kPanel - 1) / kPanel; }
constexpr int paddedSize(int features) { return panelsFor(features) * kPanel; }

namespace detail {
constexpr int kVectorBytes = 16;
template <class T>
struct VectorOf;
template <>
struct VectorOf<float> {
  typedef float Type __attribute__((vector_size(kVectorBytes)));
  typedef std::uint32_t Bits __attribute__((vector_size(kVectorBytes)));
};
template <>
struct VectorOf<double> {
  typedef double Type __attribute__((vector_size(kVectorBytes)));
  typedef std::uint64_t Bits __attribute__((vector_size(kVectorBytes)));
};
}  // namespace detail

template <class T>
struct Lanes {
  using Part = typename detail::VectorOf<T>::Type;
  using Bits = typename detail::VectorOf<T>::Bits;
  static constexpr int kPartSize = detail::kVectorBytes / static_cast<int>(sizeof(T));
  static constexpr int kParts = kPanel / kPartSize;

  Part part[kParts];

  static Lanes load(const T* from) {
    Lanes x;
    std::memcpy(x.part, from, sizeof x.part);
    return x;
  }
  static Lanes all(T value) {
    Lanes x;
    for (auto& p : x.part) {
      for (int i = 0; i < kPartSize; ++i) p[i] = value;
    }
    return x;
  }
  void store(T* to) const { std::memcpy(to, part, sizeof part); }
  T operator[](int lane) const { return part[lane / kPartSize][lane % kPartSize]; }

  friend Lanes operator+(Lanes a, const Lanes& b) {
    for (int i = 0; i < kParts; ++i) a.part[i] += b.part[i];
    return a;
  }
  friend Lanes operator-(Lanes a, const Lanes& b) {
    for (int i = 0; i < kParts; ++i) a.part[i] -= b.part[i];
    return a;
  }
  friend Lanes operator*(Lanes a, const Lanes& b) {
    for (int i = 0; i < kParts; ++i) a.part[i] *= b.part[i];
    return a;
  }
  friend Lanes operator/(Lanes a, const Lanes& b) {
    for (int i = 0; i < kParts; ++i) a.part[i] /= b.part[i];
    return a;
  }
};

// a·b + c
template <class T>
inline Lanes<T> multiplyAdd(const Lanes<T>& a, const Lanes<T>& b, Lanes<T> c) {
#if defined(RNN_RELAXED_SIMD)
  if constexpr (std::is_same_v<T, float>) {
    for (int i = 0; i < Lanes<T>::kParts; ++i) {
      c.part[i] = __builtin_wasm_relaxed_madd_f32x4(a.part[i], b.part[i], c.part[i]);
    }
    return c;
  }
#endif
  for (int i = 0; i < Lanes<T>::kParts; ++i) c.part[i] += a.part[i] * b.part[i];
  return c;
}

// Lane by lane: a where `condition` holds, b elsewhere. A comparison with NaN does not hold.
template <class T>
inline Lanes<T> whereLess(const Lanes<T>& x, const Lanes<T>& y, const Lanes<T>& a, const Lanes<T>& b) {
  Lanes<T> r;
  for (int i = 0; i < Lanes<T>::kParts; ++i) r.part[i] = x.part[i] < y.part[i] ? a.part[i] : b.part[i];
  return r;
}
template <class T>
inline Lanes<T> smaller(const Lanes<T>& x, const Lanes<T>& y) { return whereLess(y, x, y, x); }
template <class T>
inline Lanes<T> larger(const Lanes<T>& x, const Lanes<T>& y) { return whereLess(x, y, y, x); }

template <class T>
inline Lanes<T> squareRoot(Lanes<T> x) {
  for (auto& p : x.part) {
    for (int i = 0; i < Lanes<T>::kPartSize; ++i) p[i] = std::sqrt(p[i]);
  }
  return x;
}

// The sum of the eight lanes, always added in the same tree.
template <class T>
inline T sum(const Lanes<T>& x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}
template <class T>
inline T maximum(const Lanes<T>& x) {
  T m = x[0];
  for (int i = 1; i < kPanel; ++i) m = x[i] > m ? x[i] : m;
  return m;
}

}  // namespace rnn
