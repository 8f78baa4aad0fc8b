#include "rnn/train/heldOut.hpp"

#include <algorithm>

#include "rnn/train/loss.hpp"

namespace rnn {

template <class T>
HeldOut<T>::HeldOut(const CharacterModel<T>& model, std::span<const Token> text, std::size_t mostCharacters)
    : text_(text.first(std::min(text.size(), mostCharacters))),
      batch_(static_cast<int>(std::clamp<std::size_t>(text_.size() / 64, 1, 16))),
      length_((text_.size() - 1) / static_cast<std::size_t>(batch_)),
      tape_(model.stack().makeTape(kSteps, batch_, false)),
      logits_(kSteps, model.output().panels(), batch_),
      inputs_(static_cast<std::size_t>(kSteps * batch_)),
      targets_(inputs_.size()) {}

template <class T>
void HeldOut<T>::begin() {
  position_ = 0;
  sum_ = 0;
  count_ = 0;
}

template <class T>
bool HeldOut<T>::advance(const CharacterModel<T>& model) {
  if (position_ == 0) {
    model.stack().clearState(tape_);
  } else {
    model.stack().carryState(tape_);
  }
  fill();
  model.stack().forward(tape_, {inputs_.data(), {}}, 0, kSteps);
  model.output().forward(logits_.view(), tape_.output(), 0, kSteps);
  sum_ += softmaxCrossEntropy<T>(logits_.view(), model.vocabulary(), targets_.data(), 0, kSteps, T(1));
  position_ += kSteps;
  return position_ >= length_;
}

template <class T>
void HeldOut<T>::fill() {
  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < batch_; ++b) {
      const std::size_t i = position_ + static_cast<std::size_t>(t);
      const std::size_t at = static_cast<std::size_t>(b) * length_ + i;
      const bool inside = i < length_;
      inputs_[static_cast<std::size_t>(t * batch_ + b)] = inside ? text_[at] : kNoToken;
      targets_[static_cast<std::size_t>(t * batch_ + b)] = inside ? text_[at + 1] : kNoToken;
      count_ += inside;
    }
  }
}

template class HeldOut<float>;
template class HeldOut<double>;

}  // namespace rnn
