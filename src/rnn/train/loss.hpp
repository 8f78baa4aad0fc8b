// What is made small. Each loss takes the outputs before g' and gives back its sum and ∂L/∂(outputs before g').
#pragma once

#include "rnn/core/sequence.hpp"
#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

// Softmax with cross-entropy:  ŷ = e^z / Σ e^z,  L⟨t⟩ = −log ŷ[target],  ∂L/∂z = ŷ − y.
//
// z: T steps of V features; overwritten by scale·(ŷ − y) for from ≤ t < to. targets: T × B; where there is none
// (kNoToken) the loss and its gradient are zero. Returns Σ L⟨t⟩ in nats, not scaled. Stable for any finite z: the
// largest z is taken off before the exponential.
template <class T>
double softmaxCrossEntropy(SequenceView<T> z, int outputs, const Token* targets, int from, int to, T scale);

// The course's binary loss on each output:  ŷ = σ(z),  L⟨t⟩ = −y log ŷ − (1−y) log(1−ŷ),  ∂L/∂z = ŷ − y.
//
// z as above. values: T × B × outputs, y in [0, 1]. judged: T × B, or null when every step is. Computed as
// max(z, 0) − y z + log(1 + e^−|z|), which neither overflows nor loses digits where ŷ is nearly 0 or 1.
template <class T>
double sigmoidCrossEntropy(SequenceView<T> z, int outputs, const float* values, const unsigned char* judged, T scale);

// ŷ = z,  L⟨t⟩ = ½ Σ (ŷ − y)²,  ∂L/∂z = ŷ − y.
template <class T>
double squaredError(SequenceView<T> z, int outputs, const float* values, const unsigned char* judged, T scale);

// ŷ of one sequence in one step, in place.
template <class T>
void softmax(SequenceView<T> z, int outputs, int t, int b);

}  // namespace rnn
