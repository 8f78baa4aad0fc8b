// Long short-term memory (S. Hochreiter and J. Schmidhuber, 1997; forget gate: F. Gers et al., 2000):
//
//     Γ_u = σ(…)   Γ_f = σ(…)   c̃ = tanh(…)   Γ_o = σ(…)        each of W_a a⟨t−1⟩ + W_x x⟨t⟩ + b
//     c⟨t⟩ = Γ_f ∘ c⟨t−1⟩ + Γ_u ∘ c̃          a⟨t⟩ = Γ_o ∘ tanh c⟨t⟩
//
//     slots, H numbers each, in PyTorch's order i, f, g, o:    | Γ_u | Γ_f | c̃ | Γ_o |
#pragma once

#include "rnn/cells/cell.hpp"
#include "rnn/math/activations.hpp"

namespace rnn::lstm {

template <class T>
void forward(const CellPanel<T>& x) {
  for (int j = 0; j < x.count; j += kPanel) {
    const auto update = logisticOf(Lanes<T>::load(x.slot[0] + j));
    const auto forget = logisticOf(Lanes<T>::load(x.slot[1] + j));
    const auto candidate = tanhOf(Lanes<T>::load(x.slot[2] + j));
    const auto output = logisticOf(Lanes<T>::load(x.slot[3] + j));
    const auto c = multiplyAdd(forget, Lanes<T>::load(x.cPrevious + j), update * candidate);
    update.store(x.slot[0] + j);
    forget.store(x.slot[1] + j);
    candidate.store(x.slot[2] + j);
    output.store(x.slot[3] + j);
    c.store(x.c + j);
    (output * tanhOf(c)).store(x.a + j);
  }
}

template <class T>
void backward(const CellPanel<T>& x) {
  const auto one = Lanes<T>::all(1);
  for (int j = 0; j < x.count; j += kPanel) {
    const auto update = Lanes<T>::load(x.slot[0] + j);
    const auto forget = Lanes<T>::load(x.slot[1] + j);
    const auto candidate = Lanes<T>::load(x.slot[2] + j);
    const auto output = Lanes<T>::load(x.slot[3] + j);
    const auto tanhC = tanhOf(Lanes<T>::load(x.c + j));
    const auto da = Lanes<T>::load(x.dOut + j) + Lanes<T>::load(x.dA + j);
    const auto dc = multiplyAdd(da * output, one - tanhC * tanhC, Lanes<T>::load(x.dC + j));
    (dc * candidate * update * (one - update)).store(x.slot[0] + j);
    (dc * Lanes<T>::load(x.cPrevious + j) * forget * (one - forget)).store(x.slot[1] + j);
    (dc * update * (one - candidate * candidate)).store(x.slot[2] + j);
    (da * tanhC * output * (one - output)).store(x.slot[3] + j);
    (dc * forget).store(x.dC + j);
    Lanes<T>::all(0).store(x.dA + j);
  }
}

}  // namespace rnn::lstm
