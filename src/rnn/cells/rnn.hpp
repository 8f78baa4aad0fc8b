// The plain cell:  a⟨t⟩ = g(W_aa a⟨t−1⟩ + W_ax x⟨t⟩ + b_a)
#pragma once

#include "rnn/cells/cell.hpp"
#include "rnn/math/activations.hpp"

namespace rnn::plain {

// g, and its derivative written by its own value y = g(z).
template <class T>
struct Tanh {
  static Lanes<T> of(const Lanes<T>& z) { return tanhOf(z); }
  static Lanes<T> slope(const Lanes<T>& y) { return Lanes<T>::all(1) - y * y; }
};
template <class T>
struct Sigmoid {
  static Lanes<T> of(const Lanes<T>& z) { return logisticOf(z); }
  static Lanes<T> slope(const Lanes<T>& y) { return y * (Lanes<T>::all(1) - y); }
};
template <class T>
struct Relu {
  static Lanes<T> of(const Lanes<T>& z) { return larger(z, Lanes<T>::all(0)); }
  static Lanes<T> slope(const Lanes<T>& y) { return whereLess(Lanes<T>::all(0), y, Lanes<T>::all(1), Lanes<T>::all(0)); }
};

template <class T, template <class> class G>
void forward(const CellPanel<T>& x) {
  for (int j = 0; j < x.count; j += kPanel) G<T>::of(Lanes<T>::load(x.slot[0] + j)).store(x.a + j);
}

// dz = da ∘ g'(z); nothing reaches a⟨t−1⟩ but through W_aa.
template <class T, template <class> class G>
void backward(const CellPanel<T>& x) {
  for (int j = 0; j < x.count; j += kPanel) {
    const auto a = Lanes<T>::load(x.a + j);
    const auto da = Lanes<T>::load(x.dOut + j) + Lanes<T>::load(x.dA + j);
    (da * G<T>::slope(a)).store(x.slot[0] + j);
    Lanes<T>::all(0).store(x.dA + j);
  }
}

}  // namespace rnn::plain
