#include "rnn/layers/recurrentStack.hpp"

#include <algorithm>

namespace rnn {

namespace {

template <class T>
void copySlot(Sequence<T>& sequence, int from, int to) {
  const auto view = sequence.view();
  std::copy_n(view.data + from * view.stepStride, view.stepStride, view.data + to * view.stepStride);
}

template <class T>
void clear(Sequence<T>& sequence) {
  std::fill(sequence.numbers().begin(), sequence.numbers().end(), T(0));
}

// out(t) = x(t) ∘ mask(t); `out` may be `x` itself.
template <class T>
void applyMask(const SequenceView<T>& out, const SequenceView<T>& x, const SequenceView<T>& mask, int from, int to) {
  for (int t = from; t < to; ++t) {
    for (std::ptrdiff_t i = 0; i < mask.stepStride; i += kPanel) {
      (Lanes<T>::load(x.panel(t, 0) + i) * Lanes<T>::load(mask.panel(t, 0) + i)).store(out.panel(t, 0) + i);
    }
  }
}

}  // namespace

template <class T>
RecurrentStack<T>::RecurrentStack(Parameters<T>& parameters, const StackShape& shape, const std::string& prefix) : shape_(shape) {
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (int d = 0; d < directions(); ++d) {
      RecurrentShape one{shape.cell, shape.g, shape.input, shape.oneHot, shape.hidden, Direction::forward};
      if (layer > 0) {
        one.input = outputAxis();
        one.oneHot = false;
      }
      if (d == 1) one.direction = Direction::backward;
      layers_.emplace_back(parameters, prefix, "_l" + std::to_string(layer) + (d == 1 ? "_reverse" : ""), one);
    }
  }
}

template <class T>
void RecurrentStack<T>::initialise(Parameters<T>& parameters, Random& random) const {
  for (const auto& layer : layers_) layer.initialise(parameters, random, shape_.initial);
}
template <class T>
void RecurrentStack<T>::pack(Parameters<T>& parameters) {
  for (auto& layer : layers_) layer.pack(parameters);
}
template <class T>
void RecurrentStack<T>::clearGradients() {
  for (auto& layer : layers_) layer.clearGradients();
}
template <class T>
void RecurrentStack<T>::unpackGradients(Parameters<T>& parameters) {
  for (auto& layer : layers_) layer.unpackGradients(parameters);
}

template <class T>
StackTape<T> RecurrentStack<T>::makeTape(int steps, int batch, bool forTraining) const {
  StackTape<T> tape;
  tape.steps = steps;
  tape.batch = batch;
  const int panels = panelsFor(shape_.hidden);
  for (int layer = 0; layer < shape_.layers; ++layer) {
    tape.outputs.emplace_back(steps + 2, directions() * panels, batch);
    if (forTraining) tape.dOutputs.emplace_back(steps, directions() * panels, batch);
  }
  for (int layer = 0; layer < shape_.layers; ++layer) {
    for (int d = 0; d < directions(); ++d) {
      // The forward half uses slots 0…T, the backward half slots 1…T+1.
      const auto a = tape.outputs[static_cast<std::size_t>(layer)].view().fromStep(d).fromPanel(d * panels, panels);
      tape.tapes.push_back(layers_[static_cast<std::size_t>(layer * directions() + d)].makeTape(a, steps, batch, forTraining));
    }
  }
  return tape;
}

template <class T>
LayerInput<T> RecurrentStack<T>::inputOf(StackTape<T>& tape, const LayerInput<T>& input, int layer) const {
  if (layer == 0) return input;
  if (!tape.dropped.empty()) return {nullptr, tape.dropped[static_cast<std::size_t>(layer - 1)].view()};
  return {nullptr, tape.outputs[static_cast<std::size_t>(layer - 1)].view().fromStep(1)};
}

template <class T>
void RecurrentStack<T>::forward(StackTape<T>& tape, const LayerInput<T>& input, int from, int to) const {
  for (int layer = 0; layer < shape_.layers; ++layer) forwardLayer(tape, input, layer, from, to);
}

template <class T>
void RecurrentStack<T>::backward(StackTape<T>& tape, const LayerInput<T>& input, int from, int to, SequenceView<T> dInput) {
  for (int layer = shape_.layers - 1; layer >= 0; --layer) backwardLayer(tape, input, layer, from, to, dInput);
}

template <class T>
void RecurrentStack<T>::forwardLayer(StackTape<T>& tape, const LayerInput<T>& input, int layer, int from, int to) const {
  for (int d = 0; d < directions(); ++d) {
    const auto i = static_cast<std::size_t>(layer * directions() + d);
    layers_[i].forward(tape.tapes[i], inputOf(tape, input, layer), from, to);
  }
  const auto l = static_cast<std::size_t>(layer);
  if (l < tape.dropped.size()) applyMask(tape.dropped[l].view(), tape.outputs[l].view().fromStep(1), tape.masks[l].view(), from, to);
}

template <class T>
void RecurrentStack<T>::backwardLayer(StackTape<T>& tape, const LayerInput<T>& input, int layer, int from, int to,
                                      SequenceView<T> dInput) {
  const int panels = panelsFor(shape_.hidden);
  const auto l = static_cast<std::size_t>(layer);
  if (l < tape.masks.size()) applyMask(tape.dOutputs[l].view(), tape.dOutputs[l].view(), tape.masks[l].view(), from, to);
  for (int d = 0; d < directions(); ++d) {
    const auto i = static_cast<std::size_t>(layer * directions() + d);
    const auto dOut = tape.dOutputs[static_cast<std::size_t>(layer)].view().fromPanel(d * panels, panels);
    const auto dBelow = layer > 0 ? tape.dOutputs[l - 1].view() : dInput;
    layers_[i].backward(tape.tapes[i], inputOf(tape, input, layer), dOut, dBelow, d == 1, from, to);
  }
}

template <class T>
void RecurrentStack<T>::preActivations(StackTape<T>& tape, const LayerInput<T>& input, int layer, int direction) const {
  const auto i = static_cast<std::size_t>(layer * directions() + direction);
  layers_[i].preActivations(tape.tapes[i], inputOf(tape, input, layer));
}

template <class T>
void RecurrentStack<T>::drawDropout(StackTape<T>& tape, Random& random) const {
  if (shape_.dropout <= 0 || shape_.layers < 2) return;
  if (tape.masks.empty()) {
    for (int layer = 0; layer + 1 < shape_.layers; ++layer) {
      tape.masks.emplace_back(tape.steps, outputAxis().panels(), tape.batch);
      tape.dropped.emplace_back(tape.steps, outputAxis().panels(), tape.batch);
    }
  }
  const T kept = static_cast<T>(1 / (1 - shape_.dropout));
  for (auto& mask : tape.masks) {
    for (auto& m : mask.numbers()) m = random.uniform() < shape_.dropout ? T(0) : kept;
  }
}

template <class T>
void RecurrentStack<T>::setLengths(StackTape<T>& tape, std::span<const int> lengths) const {
  for (auto& one : tape.tapes) one.lengths = lengths;
}

template <class T>
void RecurrentStack<T>::clearState(StackTape<T>& tape) const {
  for (auto& output : tape.outputs) clear(output);
  for (auto& one : tape.tapes) clear(one.c);
}

template <class T>
void RecurrentStack<T>::carryState(StackTape<T>& tape) const {
  for (auto& output : tape.outputs) copySlot(output, tape.steps, 0);
  for (auto& one : tape.tapes) {
    if (!one.c.numbers().empty()) copySlot(one.c, tape.steps, 0);
  }
}

template <class T>
void RecurrentStack<T>::clearStateGradients(StackTape<T>& tape) const {
  for (auto& one : tape.tapes) {
    clear(one.dA);
    clear(one.dC);
  }
}

template class RecurrentStack<float>;
template class RecurrentStack<double>;

}  // namespace rnn
