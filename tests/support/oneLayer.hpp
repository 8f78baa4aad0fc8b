// One recurrent layer in one direction with its tape, so that a test can set its weights and look at every state.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "rnn/layers/recurrentLayer.hpp"
#include "support/numbers.hpp"

namespace rnn::test {

template <class T>
struct OneLayer {
  OneLayer(const RecurrentShape& shape, int steps, int batch)
      : layer(parameters, "", "", shape),
        a(steps + 1, panelsFor(shape.hidden), batch),
        tape(layer.makeTape(a.view(), steps, batch, true)),
        dOut(steps, panelsFor(shape.hidden), batch) {}

  // Numbers of a tensor, row by row: 0 weight_ih, 1 weight_hh, 2 bias_ih, 3 bias_hh.
  void set(int tensor, std::initializer_list<double> numbers) {
    std::transform(numbers.begin(), numbers.end(), parameters.value(tensor).data(), [](double x) { return static_cast<T>(x); });
  }

  void forward(const LayerInput<T>& input) {
    layer.pack(parameters);
    layer.forward(tape, input, 0, tape.steps);
  }

  // From ∂L/∂a in dOut to the gradients of the parameters and, where asked for, of the input.
  void backward(const LayerInput<T>& input, SequenceView<T> dInput = {}, bool addToInput = false) {
    layer.clearGradients();
    std::fill(tape.dA.numbers().begin(), tape.dA.numbers().end(), T(0));
    std::fill(tape.dC.numbers().begin(), tape.dC.numbers().end(), T(0));
    layer.backward(tape, input, dOut.view(), dInput, addToInput, 0, tape.steps);
    layer.unpackGradients(parameters);
  }

  bool goesForward() const { return layer.shape().direction == Direction::forward; }
  // a⟨t⟩ and c⟨t⟩ of the window's steps 0 … T−1, wherever the direction keeps them.
  T& aAt(int t, int unit, int b) { return a.view().at(goesForward() ? t + 1 : t, unit, b); }
  T& cAt(int t, int unit, int b) { return tape.c.view().at(goesForward() ? t + 1 : t, unit, b); }
  // The state from which the window begins.
  T& aBefore(int unit, int b) { return a.view().at(goesForward() ? 0 : tape.steps, unit, b); }
  T& cBefore(int unit, int b) { return tape.c.view().at(goesForward() ? 0 : tape.steps, unit, b); }

  Parameters<T> parameters;
  RecurrentLayer<T> layer;
  Sequence<T> a;
  RecurrentTape<T> tape;
  Sequence<T> dOut;  // T steps of H, zero until a test writes to it
};

}  // namespace rnn::test
