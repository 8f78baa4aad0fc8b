// One recurrent layer in one direction: its weights, and the way of a whole window through it and back.
//
// The layer keeps weights and gradients; what a window leaves behind (gates, states) lives in a Tape, so that training,
// measuring and writing can go through the same weights with batches of their own.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "rnn/cells/cell.hpp"
#include "rnn/core/initialise.hpp"
#include "rnn/core/parameters.hpp"
#include "rnn/core/random.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/math/packedWeights.hpp"

namespace rnn {

using Token = std::uint16_t;
constexpr Token kNoToken = 0xffff;  // stands where a sequence has ended: as an input it is all zeros

enum class Direction { forward, backward };

struct RecurrentShape {
  CellKind cell = CellKind::lstm;
  Activation g = Activation::tanh;  // of the plain cell
  PaddedAxis input;                 // segments: 2 when the layer below is bidirectional
  bool oneHot = false;              // the input is tokens, input.size of them
  int hidden = 0;                   // H
  Direction direction = Direction::forward;
};

// What a layer reads: tokens (T × B, step by step) or the activations of the layer below.
template <class T>
struct LayerInput {
  const Token* tokens = nullptr;
  SequenceView<const T> features{};
};

template <class T>
struct RecurrentTape {
  int steps = 0;  // T
  int batch = 0;  // B
  SequenceView<T> a;    // T+1 slots of H: a⟨t⟩ and, at the end where the direction begins, the state before the window
  Sequence<T> c;        // T+1 slots of H in the same order; LSTM only
  Sequence<T> slots;    // T × slots·H: gates after forward, gradients of the pre-activations after backward
  Sequence<T> dA;       // 1 × H: ∂L/∂a passed from step to step
  Sequence<T> dC;       // 1 × H
  std::span<const int> lengths{};  // of each sequence; empty when all fill the window
  // Empty unless asked for:
  Sequence<T> dFinalA, dFinalC;    // 1 × H: gradients of the last state of each sequence, from a decoder that began with it
  Sequence<T> dStates;             // T × H: the whole ∂L/∂a⟨t⟩ of each step is kept here
};

template <class T>
class RecurrentLayer {
 public:
  // Adds weight_ih, weight_hh, bias_ih and bias_hh to `parameters`, named with `prefix` ("", "decoder.") and `suffix`
  // ("_l0", "_l1_reverse").
  RecurrentLayer(Parameters<T>& parameters, const std::string& prefix, const std::string& suffix, const RecurrentShape& shape);

  const RecurrentShape& shape() const { return shape_; }

  void initialise(Parameters<T>& parameters, Random& random, const Initialisation& initial = {}) const;

  void pack(Parameters<T>& parameters);
  void clearGradients();
  void unpackGradients(Parameters<T>& parameters);

  // `a` must hold T+1 slots; a forward-only tape has no room for gradients.
  RecurrentTape<T> makeTape(SequenceView<T> a, int steps, int batch, bool forTraining) const;

  // Steps `from` ≤ t < `to`, in the order of the direction; consecutive calls continue one another.
  void forward(RecurrentTape<T>& tape, const LayerInput<T>& input, int from, int to) const;

  // The same steps back. dOut: ∂L/∂a⟨t⟩ from above, T steps of H. dInput (may be empty): ∂L/∂x⟨t⟩, set or added to.
  // Weight gradients are added up inside the layer until unpackGradients.
  void backward(RecurrentTape<T>& tape, const LayerInput<T>& input, SequenceView<const T> dOut, SequenceView<T> dInput,
                bool addToInput, int from, int to);

  // What reaches the cell's functions at every step of a tape that has been filled, for who wants to look inside:
  // tape.slots is overwritten with W_ax x + b and W_aa a⟨t−1⟩ + b, in one where the cell keeps them in one slot.
  void preActivations(RecurrentTape<T>& tape, const LayerInput<T>& input) const;

 private:
  int ownSlot(int t) const { return shape_.direction == Direction::forward ? t + 1 : t; }
  int previousSlot(int t) const { return shape_.direction == Direction::forward ? t : t + 1; }
  int hiddenPanels() const { return panelsFor(shape_.hidden); }

  void projectInput(RecurrentTape<T>& tape, SequenceView<const T> features, int from, int to) const;
  void gather(RecurrentTape<T>& tape, const Token* tokens, int t) const;
  void stepForward(RecurrentTape<T>& tape, int t) const;
  void stepBackward(RecurrentTape<T>& tape, const SequenceView<const T>& dOut, int t);
  void addFinalGradients(RecurrentTape<T>& tape, int t) const;
  void keepStateGradient(RecurrentTape<T>& tape, const SequenceView<const T>& dOut, int t) const;
  void accumulateWeightGradients(RecurrentTape<T>& tape, const LayerInput<T>& input, int from, int to);
  void scatter(RecurrentTape<T>& tape, const Token* tokens, int from, int to);
  CellPanel<T> cellPanel(RecurrentTape<T>& tape, int t, int p) const;

  RecurrentShape shape_;
  const CellKernel<T>* kernel_;
  int weightIh_, weightHh_, biasIh_, biasHh_;  // in Parameters

  PackedWeights<T> inputWeights_, recurrentWeights_;            // W_ax, W_aa
  PackedWeights<T> inputWeightsBack_, recurrentWeightsBack_;    // their transposes
  PackedWeights<T> dInputWeights_, dRecurrentWeights_;
  Buffer<T> bias_, dBias_;                                      // one number for each slot feature
};

}  // namespace rnn
