// What every recurrent cell is: some pre-activations in, a⟨t⟩ out, and the way back.
//
// A cell works on one panel of eight features for all B sequences at once: `count` = 8B numbers that lie one after the
// other in each array. The matrix products around it are the layer's business (layers/recurrentLayer.hpp).
#pragma once

#include <array>

#include "rnn/math/lanes.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

enum class Activation { tanh, relu, sigmoid };

template <class T>
struct CellPanel {
  std::array<T*, 4> slot;  // forward: pre-activations in, gates out; backward: gates in, gradients of the pre-activations out
  const T* aPrevious;      // a⟨t−1⟩
  T* a;                    // a⟨t⟩
  const T* cPrevious;      // c⟨t−1⟩, LSTM only
  T* c;                    // c⟨t⟩, LSTM only
  const T* dOut;           // backward: ∂L/∂a⟨t⟩ from above
  T* dA;                   // backward: in ∂L/∂a⟨t⟩ from t+1; out the part of ∂L/∂a⟨t−1⟩ that does not pass a product
  T* dC;                   // backward: in ∂L/∂c⟨t⟩ from t+1, out ∂L/∂c⟨t−1⟩; LSTM only
  int count;
};

// How a cell's gates lie in memory and which of them each product feeds. PyTorch's order of gates is that of the
// weights; `slots` is that of memory. The two differ for the GRU, so that each product feeds neighbouring slots.
template <class T>
struct CellKernel {
  int gates;                         // G: rows of the weight matrices are G·H
  int slots;                         // blocks of H numbers kept for each step
  std::array<int, 4> inputOrder;     // gate in the s-th slot that W_ax feeds, from slot 0
  std::array<int, 4> recurrentOrder; // gate in the s-th slot that W_aa feeds, from slot recurrentSlot
  int recurrentSlot;
  bool hasCellState;
  void (*forward)(const CellPanel<T>&);
  void (*backward)(const CellPanel<T>&);
};

template <class T>
const CellKernel<T>& cellKernel(CellKind cell, Activation g = Activation::tanh);

}  // namespace rnn
