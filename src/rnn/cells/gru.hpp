// The gated recurrent unit (K. Cho et al., 2014), with the reset applied after the product, as PyTorch does:
//
//     Γ_r = σ(W_ar a⟨t−1⟩ + W_xr x⟨t⟩ + b_r)        Γ_u = σ(W_au a⟨t−1⟩ + W_xu x⟨t⟩ + b_u)     (PyTorch's z = Γ_u)
//     ã   = tanh(W_xn x⟨t⟩ + b_xn + Γ_r ∘ q)         q = W_an a⟨t−1⟩ + b_an
//     a⟨t⟩ = (1 − Γ_u) ∘ ã + Γ_u ∘ a⟨t−1⟩
//
//     slots, H numbers each:      | ã | Γ_r | Γ_u | q |
//     fed by W_ax (rows n, r, z):   ^^^^^^^^^^^^^
//     fed by W_aa (rows r, z, n):       ^^^^^^^^^^^^^^
#pragma once

#include "rnn/cells/cell.hpp"
#include "rnn/math/activations.hpp"

namespace rnn::gru {

template <class T>
void forward(const CellPanel<T>& x) {
  for (int j = 0; j < x.count; j += kPanel) {
    const auto reset = logisticOf(Lanes<T>::load(x.slot[1] + j));
    const auto update = logisticOf(Lanes<T>::load(x.slot[2] + j));
    const auto q = Lanes<T>::load(x.slot[3] + j);
    const auto candidate = tanhOf(multiplyAdd(reset, q, Lanes<T>::load(x.slot[0] + j)));
    candidate.store(x.slot[0] + j);
    reset.store(x.slot[1] + j);
    update.store(x.slot[2] + j);
    multiplyAdd(update, Lanes<T>::load(x.aPrevious + j) - candidate, candidate).store(x.a + j);
  }
}

template <class T>
void backward(const CellPanel<T>& x) {
  const auto one = Lanes<T>::all(1);
  for (int j = 0; j < x.count; j += kPanel) {
    const auto candidate = Lanes<T>::load(x.slot[0] + j);
    const auto reset = Lanes<T>::load(x.slot[1] + j);
    const auto update = Lanes<T>::load(x.slot[2] + j);
    const auto q = Lanes<T>::load(x.slot[3] + j);
    const auto da = Lanes<T>::load(x.dOut + j) + Lanes<T>::load(x.dA + j);
    const auto dUpdate = da * (Lanes<T>::load(x.aPrevious + j) - candidate) * update * (one - update);
    const auto dCandidate = da * (one - update) * (one - candidate * candidate);
    dCandidate.store(x.slot[0] + j);
    (dCandidate * q * reset * (one - reset)).store(x.slot[1] + j);
    dUpdate.store(x.slot[2] + j);
    (dCandidate * reset).store(x.slot[3] + j);
    (da * update).store(x.dA + j);
  }
}

}  // namespace rnn::gru
