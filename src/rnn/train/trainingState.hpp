// Everything that the next update of a character-level model depends on, beside its text and its settings.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "rnn/core/buffer.hpp"
#include "rnn/train/optimiser.hpp"

namespace rnn {

template <class T>
struct TrainingState {
  Buffer<T> values;  // of the parameters, in their order
  typename Optimiser<T>::State optimiser;
  // What the window is begun with: a of each layer, then c of each layer (LSTM only), one step of a Sequence each.
  std::vector<Buffer<T>> carried;
  std::int64_t step = 0;  // updates made so far
};

// Whether no number in it is NaN or infinite.
template <class T>
bool isFinite(const TrainingState<T>& state) {
  const auto finite = [](const Buffer<T>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](T number) { return std::isfinite(number); });
  };
  return finite(state.values) && finite(state.optimiser.first) && finite(state.optimiser.second) &&
         std::all_of(state.carried.begin(), state.carried.end(), finite);
}

}  // namespace rnn
