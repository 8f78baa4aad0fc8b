// The output layer:  ŷ⟨t⟩ = g'(W_ya a⟨t⟩ + b_y). Here the part inside g'; the losses (train/loss.hpp) apply g'.
#pragma once

#include <string>

#include "rnn/core/parameters.hpp"
#include "rnn/core/random.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/math/packedWeights.hpp"

namespace rnn {

template <class T>
class Dense {
 public:
  // Adds name.weight (outputs × inputs) and name.bias to `parameters`.
  Dense(Parameters<T>& parameters, const std::string& name, int outputs, PaddedAxis inputs);

  int outputs() const { return outputs_.size; }
  int panels() const { return outputs_.panels(); }

  // PyTorch's own: uniform in ±1/√inputs.
  void initialise(Parameters<T>& parameters, Random& random) const;
  void pack(Parameters<T>& parameters);
  void clearGradients();
  void unpackGradients(Parameters<T>& parameters);

  // out(t) = W in(t) + b for from ≤ t < to
  void forward(SequenceView<T> out, SequenceView<const T> in, int from, int to) const;
  // dIn(t) = Wᵀ dOut(t); the gradients of W and b are added up inside until unpackGradients.
  void backward(SequenceView<const T> dOut, SequenceView<const T> in, SequenceView<T> dIn, int from, int to);

 private:
  PaddedAxis outputs_, inputs_;
  int weight_, biasTensor_;
  PackedWeights<T> weights_, weightsBack_, dWeights_;
  Buffer<T> bias_, dBias_;
};

}  // namespace rnn
