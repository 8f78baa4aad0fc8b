#include "rnn/layers/recurrentLayer.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/profile.hpp"
#include "rnn/math/product.hpp"

namespace rnn {

namespace {

// A sequence that has ended at step t: its column is set to zero in every panel of the step.
template <class T>
void clearEnded(const SequenceView<T>& x, int slot, int t, std::span<const int> lengths) {
  for (int b = 0; b < static_cast<int>(lengths.size()); ++b) {
    if (t < lengths[static_cast<std::size_t>(b)]) continue;
    for (int p = 0; p < x.panels; ++p) std::fill_n(x.panel(slot, p) + b * kPanel, kPanel, T(0));
  }
}

}  // namespace

template <class T>
RecurrentLayer<T>::RecurrentLayer(Parameters<T>& parameters, const std::string& prefix, const std::string& suffix,
                                  const RecurrentShape& shape)
    : shape_(shape), kernel_(&cellKernel<T>(shape.cell, shape.g)) {
  const int rows = kernel_->gates * shape.hidden;
  weightIh_ = parameters.add(prefix + "weight_ih" + suffix, rows, shape.input.segments * shape.input.size);
  weightHh_ = parameters.add(prefix + "weight_hh" + suffix, rows, shape.hidden);
  biasIh_ = parameters.add(prefix + "bias_ih" + suffix, rows, 1);
  biasHh_ = parameters.add(prefix + "bias_hh" + suffix, rows, 1);

  const PaddedAxis hidden{1, shape.hidden};
  const PaddedAxis inputGates{kernel_->gates, shape.hidden, kernel_->inputOrder};
  const PaddedAxis recurrentGates{kernel_->gates, shape.hidden, kernel_->recurrentOrder};
  inputWeights_ = PackedWeights<T>(inputGates, shape.input, shape.oneHot);
  dInputWeights_ = inputWeights_;
  if (!shape.oneHot) inputWeightsBack_ = PackedWeights<T>(shape.input, inputGates);
  recurrentWeights_ = PackedWeights<T>(recurrentGates, hidden);
  dRecurrentWeights_ = recurrentWeights_;
  recurrentWeightsBack_ = PackedWeights<T>(hidden, recurrentGates);
  bias_.resize(static_cast<std::size_t>(kernel_->slots * paddedSize(shape.hidden)));
  dBias_.resize(bias_.size());
}

template <class T>
void RecurrentLayer<T>::initialise(Parameters<T>& parameters, Random& random, const Initialisation& initial) const {
  const double bound = 1 / std::sqrt(static_cast<double>(shape_.hidden));
  const auto fill = [&](InitialiserKind kind, int tensor) {
    rnn::initialise<T>(kind, parameters.value(tensor), kernel_->gates, bound, random);
  };
  fill(initial.input, weightIh_);
  fill(initial.recurrent, weightHh_);
  fill(InitialiserKind::uniform, biasIh_);
  fill(InitialiserKind::uniform, biasHh_);
  if (initial.spectralRadius > 0) scaleToSpectralRadius<T>(parameters.value(weightHh_), kernel_->gates, initial.spectralRadius);
  if (initial.setsForgetBias && shape_.cell != CellKind::rnn) {
    setForgetBias<T>(parameters.value(biasIh_), kernel_->gates, initial.forgetBias);
    setForgetBias<T>(parameters.value(biasHh_), kernel_->gates, 0);
  }
}

template <class T>
void RecurrentLayer<T>::pack(Parameters<T>& parameters) {
  const auto ih = parameters.value(weightIh_), hh = parameters.value(weightHh_);
  inputWeights_.pack(ih);
  recurrentWeights_.pack(hh);
  recurrentWeightsBack_.packTransposed(hh);
  if (!shape_.oneHot) inputWeightsBack_.packTransposed(ih);

  // Both biases of a slot are one number here: b_a of the course.
  std::fill(bias_.begin(), bias_.end(), T(0));
  const auto addBias = [&](const MatrixView<T>& bias, const std::array<int, 4>& order, int firstSlot) {
    for (int s = 0; s < kernel_->gates; ++s) {
      T* const slot = bias_.data() + (firstSlot + s) * paddedSize(shape_.hidden);
      const int row = order[static_cast<std::size_t>(s)] * shape_.hidden;
      for (int i = 0; i < shape_.hidden; ++i) slot[i] += bias(row + i, 0);
    }
  };
  addBias(parameters.value(biasIh_), kernel_->inputOrder, 0);
  addBias(parameters.value(biasHh_), kernel_->recurrentOrder, kernel_->recurrentSlot);
}

template <class T>
void RecurrentLayer<T>::clearGradients() {
  std::fill(dInputWeights_.numbers().begin(), dInputWeights_.numbers().end(), T(0));
  std::fill(dRecurrentWeights_.numbers().begin(), dRecurrentWeights_.numbers().end(), T(0));
  std::fill(dBias_.begin(), dBias_.end(), T(0));
}

template <class T>
void RecurrentLayer<T>::unpackGradients(Parameters<T>& parameters) {
  dInputWeights_.unpackInto(parameters.gradient(weightIh_));
  dRecurrentWeights_.unpackInto(parameters.gradient(weightHh_));
  const auto readBias = [&](MatrixView<T> gradient, const std::array<int, 4>& order, int firstSlot) {
    for (int s = 0; s < kernel_->gates; ++s) {
      const T* const slot = dBias_.data() + (firstSlot + s) * paddedSize(shape_.hidden);
      const int row = order[static_cast<std::size_t>(s)] * shape_.hidden;
      for (int i = 0; i < shape_.hidden; ++i) gradient(row + i, 0) = slot[i];
    }
  };
  readBias(parameters.gradient(biasIh_), kernel_->inputOrder, 0);
  readBias(parameters.gradient(biasHh_), kernel_->recurrentOrder, kernel_->recurrentSlot);
}

template <class T>
RecurrentTape<T> RecurrentLayer<T>::makeTape(SequenceView<T> a, int steps, int batch, bool forTraining) const {
  RecurrentTape<T> tape;
  tape.steps = steps;
  tape.batch = batch;
  tape.a = a;
  tape.slots = Sequence<T>(steps, kernel_->slots * hiddenPanels(), batch);
  if (kernel_->hasCellState) tape.c = Sequence<T>(steps + 1, hiddenPanels(), batch);
  if (forTraining) {
    tape.dA = Sequence<T>(1, hiddenPanels(), batch);
    tape.dC = Sequence<T>(1, hiddenPanels(), batch);
  }
  return tape;
}

template <class T>
void RecurrentLayer<T>::forward(RecurrentTape<T>& tape, const LayerInput<T>& input, int from, int to) const {
  if (!shape_.oneHot) projectInput(tape, input.features, from, to);
  const auto step = [&](int t) {
    if (shape_.oneHot) gather(tape, input.tokens, t);
    stepForward(tape, t);
  };
  if (shape_.direction == Direction::forward) {
    for (int t = from; t < to; ++t) step(t);
  } else {
    for (int t = to - 1; t >= from; --t) step(t);
  }
}

// From the states, as they are known: one product over all steps.
template <class T>
void RecurrentLayer<T>::preActivations(RecurrentTape<T>& tape, const LayerInput<T>& input) const {
  if (shape_.oneHot) {
    for (int t = 0; t < tape.steps; ++t) gather(tape, input.tokens, t);
  } else {
    projectInput(tape, input.features, 0, tape.steps);
  }
  const auto slots = tape.slots.view().fromPanel(kernel_->recurrentSlot * hiddenPanels(), kernel_->gates * hiddenPanels());
  multiply<T>(slots, recurrentWeights_, tape.a.fromStep(previousSlot(0)), 0, tape.steps, Onto::itself);
}

// The part of the pre-activations that needs no state: W_ax x⟨t⟩ + b for all steps at once.
template <class T>
void RecurrentLayer<T>::projectInput(RecurrentTape<T>& tape, SequenceView<const T> features, int from, int to) const {
  RNN_PHASE(inputForward);
  const auto slots = tape.slots.view();
  const int fed = kernel_->gates * hiddenPanels();
  multiply<T>(slots.fromPanel(0, fed), inputWeights_, features, from, to, Onto::bias, bias_.data());
  for (int t = from; t < to; ++t) {
    for (int p = fed; p < slots.panels; ++p) {  // slots that the input does not feed begin with their bias
      const auto bias = Lanes<T>::load(bias_.data() + p * kPanel);
      for (int b = 0; b < tape.batch; ++b) bias.store(slots.panel(t, p) + b * kPanel);
    }
  }
}

// W_ax times a one-hot x is a column of W_ax. Step by step, so that the product finds the columns in the cache.
template <class T>
void RecurrentLayer<T>::gather(RecurrentTape<T>& tape, const Token* tokens, int t) const {
  RNN_PHASE(inputForward);
  const auto slots = tape.slots.view();
  const Token* const row = tokens + static_cast<std::ptrdiff_t>(t) * tape.batch;
  for (int p = 0; p < slots.panels; ++p) {
    const auto bias = Lanes<T>::load(bias_.data() + p * kPanel);
    const T* const weights = p < inputWeights_.panels() ? inputWeights_.panel(p) : nullptr;
    T* out = slots.panel(t, p);
    for (int b = 0; b < tape.batch; ++b, out += kPanel) {
      const Token token = row[b];
      (weights && token != kNoToken ? bias + Lanes<T>::load(weights + token * kPanel) : bias).store(out);
    }
  }
}

template <class T>
CellPanel<T> RecurrentLayer<T>::cellPanel(RecurrentTape<T>& tape, int t, int p) const {
  CellPanel<T> x{};
  const auto slots = tape.slots.view();
  for (int s = 0; s < kernel_->slots; ++s) x.slot[static_cast<std::size_t>(s)] = slots.panel(t, s * hiddenPanels() + p);
  x.aPrevious = tape.a.panel(previousSlot(t), p);
  x.a = tape.a.panel(ownSlot(t), p);
  if (kernel_->hasCellState) {
    const auto c = tape.c.view();
    x.cPrevious = c.panel(previousSlot(t), p);
    x.c = c.panel(ownSlot(t), p);
  }
  x.count = tape.batch * kPanel;
  return x;
}

// Panel by panel: all gates of eight features, then the cell on them while they are still at hand.
template <class T>
void RecurrentLayer<T>::stepForward(RecurrentTape<T>& tape, int t) const {
  const auto slots = tape.slots.view();
  const std::ptrdiff_t slotStride = hiddenPanels() * slots.panelStride();
  for (int p = 0; p < hiddenPanels(); ++p) {
    RNN_PHASE(recurrentForward);
    multiplyPanels<T>({slots.panel(t, kernel_->recurrentSlot * hiddenPanels() + p), slotStride, recurrentWeights_.panel(p),
                       hiddenPanels() * recurrentWeights_.panelStride(), tape.a.panel(previousSlot(t), 0), hiddenPanels(),
                       tape.batch, kernel_->gates, Onto::itself, nullptr, 0});
    RNN_PHASE(gatesForward);
    kernel_->forward(cellPanel(tape, t, p));
  }
  if (!tape.lengths.empty()) {
    clearEnded(tape.a, ownSlot(t), t, tape.lengths);
    if (kernel_->hasCellState) clearEnded(tape.c.view(), ownSlot(t), t, tape.lengths);
  }
}

template <class T>
void RecurrentLayer<T>::backward(RecurrentTape<T>& tape, const LayerInput<T>& input, SequenceView<const T> dOut,
                                 SequenceView<T> dInput, bool addToInput, int from, int to) {
  if (shape_.direction == Direction::forward) {
    for (int t = to - 1; t >= from; --t) stepBackward(tape, dOut, t);
  } else {
    for (int t = from; t < to; ++t) stepBackward(tape, dOut, t);
  }
  accumulateWeightGradients(tape, input, from, to);
  if (dInput.data) {
    RNN_PHASE(inputBackward);
    const auto dFed = tape.slots.view().fromPanel(0, kernel_->gates * hiddenPanels());
    multiply<T>(dInput, inputWeightsBack_, dFed, from, to, addToInput ? Onto::itself : Onto::zero);
  }
}

template <class T>
void RecurrentLayer<T>::stepBackward(RecurrentTape<T>& tape, const SequenceView<const T>& dOut, int t) {
  RNN_PHASE(gatesBackward);
  const auto dA = tape.dA.view(), dC = tape.dC.view(), slots = tape.slots.view();
  if (!tape.dFinalA.numbers().empty()) addFinalGradients(tape, t);
  if (!tape.dStates.numbers().empty()) keepStateGradient(tape, dOut, t);
  for (int p = 0; p < hiddenPanels(); ++p) {
    CellPanel<T> x = cellPanel(tape, t, p);
    x.dOut = dOut.panel(t, p);
    x.dA = dA.panel(0, p);
    x.dC = dC.panel(0, p);
    kernel_->backward(x);
  }
  if (!tape.lengths.empty()) {
    clearEnded(slots, t, t, tape.lengths);
    clearEnded(dA, 0, t, tape.lengths);
    clearEnded(dC, 0, t, tape.lengths);
  }
  // ∂L/∂a⟨t−1⟩ += W_aaᵀ dz
  RNN_PHASE(recurrentBackward);
  const auto dFed = slots.fromPanel(kernel_->recurrentSlot * hiddenPanels(), kernel_->gates * hiddenPanels());
  SequenceView<const T> dFedStep = dFed.fromStep(t);
  multiply<T>(dA, recurrentWeightsBack_, dFedStep, 0, 1, Onto::itself);
}

// A sequence that ended at step t hands its last state on: what came back from there joins here.
template <class T>
void RecurrentLayer<T>::addFinalGradients(RecurrentTape<T>& tape, int t) const {
  for (int b = 0; b < tape.batch; ++b) {
    const int length = tape.lengths.empty() ? tape.steps : tape.lengths[static_cast<std::size_t>(b)];
    if (t != (shape_.direction == Direction::forward ? length - 1 : 0)) continue;
    const auto add = [&](Sequence<T>& to, Sequence<T>& from) {
      for (int p = 0; p < hiddenPanels(); ++p) {
        T* const at = to.view().panel(0, p) + b * kPanel;
        (Lanes<T>::load(at) + Lanes<T>::load(from.view().panel(0, p) + b * kPanel)).store(at);
      }
    };
    add(tape.dA, tape.dFinalA);
    add(tape.dC, tape.dFinalC);
  }
}

template <class T>
void RecurrentLayer<T>::keepStateGradient(RecurrentTape<T>& tape, const SequenceView<const T>& dOut, int t) const {
  const auto dA = tape.dA.view(), kept = tape.dStates.view();
  for (int p = 0; p < hiddenPanels(); ++p) {
    for (int j = 0; j < tape.batch * kPanel; j += kPanel) {
      (Lanes<T>::load(dOut.panel(t, p) + j) + Lanes<T>::load(dA.panel(0, p) + j)).store(kept.panel(t, p) + j);
    }
  }
}

template <class T>
void RecurrentLayer<T>::accumulateWeightGradients(RecurrentTape<T>& tape, const LayerInput<T>& input, int from, int to) {
  RNN_PHASE(weightGradients);
  const auto slots = tape.slots.view();
  const int fed = kernel_->gates * hiddenPanels();
  SequenceView<const T> previous = tape.a.fromStep(previousSlot(0));
  accumulateOuter<T>(dRecurrentWeights_, slots.fromPanel(kernel_->recurrentSlot * hiddenPanels(), fed), previous, from, to);
  accumulateSums<T>(dBias_.data(), slots, from, to);
  if (shape_.oneHot) {
    scatter(tape, input.tokens, from, to);
  } else {
    accumulateOuter<T>(dInputWeights_, slots.fromPanel(0, fed), input.features, from, to);
  }
}

// The gradient of a gathered column goes back to that column.
template <class T>
void RecurrentLayer<T>::scatter(RecurrentTape<T>& tape, const Token* tokens, int from, int to) {
  const auto slots = tape.slots.view();
  for (int p = 0; p < dInputWeights_.panels(); ++p) {
    T* const gradient = dInputWeights_.panel(p);
    for (int t = from; t < to; ++t) {
      const Token* const row = tokens + static_cast<std::ptrdiff_t>(t) * tape.batch;
      const T* d = slots.panel(t, p);
      for (int b = 0; b < tape.batch; ++b, d += kPanel) {
        if (row[b] == kNoToken) continue;
        T* const column = gradient + row[b] * kPanel;
        (Lanes<T>::load(column) + Lanes<T>::load(d)).store(column);
      }
    }
  }
}

template class RecurrentLayer<float>;
template class RecurrentLayer<double>;

}  // namespace rnn
