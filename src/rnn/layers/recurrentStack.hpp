// Recurrent layers one above the other, each in one or both directions; the outputs of both are joined at every step.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

struct StackShape {
  CellKind cell = CellKind::lstm;
  Activation g = Activation::tanh;
  PaddedAxis input;
  bool oneHot = false;
  int hidden = 0;
  int layers = 1;
  bool bidirectional = false;
  double dropout = 0;  // of the outputs of every layer but the last, while training
  Initialisation initial{};
};

template <class T>
struct StackTape {
  int steps = 0;
  int batch = 0;
  // Of each layer: T+2 slots of its joined output. Slot t+1 is a⟨t⟩; slot 0 is the state before the window, slot T+1
  // the one after it, from which the backward direction starts.
  std::vector<Sequence<T>> outputs;
  std::vector<Sequence<T>> dOutputs;       // of each layer: T steps of ∂L/∂(joined output); empty unless for training
  std::vector<RecurrentTape<T>> tapes;     // layer 0 forward, layer 0 backward, layer 1 forward, …
  // Dropout (N. Srivastava et al., 2014; between layers only, as W. Zaremba et al., 2014): of each layer but the last,
  // T steps of the mask, 0 or 1/(1 − dropout), and of the outputs under it. Empty: nothing is dropped.
  std::vector<Sequence<T>> masks, dropped;

  SequenceView<T> output() { return outputs.back().view().fromStep(1, steps); }
  SequenceView<T> dOutput() { return dOutputs.back().view(); }
};

template <class T>
class RecurrentStack {
 public:
  // Names begin with `prefix` ("decoder."), then as PyTorch's: weight_ih_l0, weight_hh_l1_reverse, …
  RecurrentStack(Parameters<T>& parameters, const StackShape& shape, const std::string& prefix = "");

  const StackShape& shape() const { return shape_; }
  PaddedAxis outputAxis() const { return {shape_.bidirectional ? 2 : 1, shape_.hidden}; }

  void initialise(Parameters<T>& parameters, Random& random) const;
  void pack(Parameters<T>& parameters);
  void clearGradients();
  void unpackGradients(Parameters<T>& parameters);

  // A tape points into itself: it may be moved, not copied.
  StackTape<T> makeTape(int steps, int batch, bool forTraining) const;

  // One-directional stacks may go through a window piece by piece (from, to); bidirectional ones need all of it.
  void forward(StackTape<T>& tape, const LayerInput<T>& input, int from, int to) const;
  // tape.dOutput() holds ∂L/∂output for these steps. Pieces follow one another from the end to the beginning.
  // dInput: set to ∂L/∂x when it is not empty; only for features.
  void backward(StackTape<T>& tape, const LayerInput<T>& input, int from, int to, SequenceView<T> dInput = {});
  // One layer of the above: the bottom one first on the way forward, the top one first on the way back.
  void forwardLayer(StackTape<T>& tape, const LayerInput<T>& input, int layer, int from, int to) const;
  void backwardLayer(StackTape<T>& tape, const LayerInput<T>& input, int layer, int from, int to,
                     SequenceView<T> dInput = {});

  // The same of one layer and direction (RecurrentLayer::preActivations).
  void preActivations(StackTape<T>& tape, const LayerInput<T>& input, int layer, int direction) const;

  // Draws which outputs the next forward pass drops.
  void drawDropout(StackTape<T>& tape, Random& random) const;
  void setLengths(StackTape<T>& tape, std::span<const int> lengths) const;

  void clearState(StackTape<T>& tape) const;          // a⟨0⟩ = 0, c⟨0⟩ = 0
  void carryState(StackTape<T>& tape) const;          // the last state becomes the one before the next window
  void clearStateGradients(StackTape<T>& tape) const; // before the first piece of a backward pass

 private:
  int directions() const { return shape_.bidirectional ? 2 : 1; }
  LayerInput<T> inputOf(StackTape<T>& tape, const LayerInput<T>& input, int layer) const;

  StackShape shape_;
  std::vector<RecurrentLayer<T>> layers_;  // in the order of StackTape::tapes
};

}  // namespace rnn
