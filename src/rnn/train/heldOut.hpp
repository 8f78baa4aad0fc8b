// The loss on text that is never learned, measured piece by piece so that a slice of time can end in between.
#pragma once

#include <span>
#include <vector>

#include "rnn/model/characterModel.hpp"

namespace rnn {

template <class T>
class HeldOut {
 public:
  // The first `mostCharacters` of `text` are cut into up to 16 sequences that are read side by side, each from a zero
  // state; short texts into fewer, so that each still has some 64 characters.
  HeldOut(const CharacterModel<T>& model, std::span<const Token> text, std::size_t mostCharacters);

  void begin();
  // Reads on; true when all has been read and loss() is of the present weights.
  bool advance(const CharacterModel<T>& model);
  double loss() const { return sum_ / static_cast<double>(count_); }  // nats per character

 private:
  static constexpr int kSteps = 16;  // read at once

  void fill();

  std::span<const Token> text_;
  int batch_;
  std::size_t length_;        // predictions in each sequence
  std::size_t position_ = 0;  // of the next piece
  double sum_ = 0;
  std::size_t count_ = 0;
  StackTape<T> tape_;
  Sequence<T> logits_;
  std::vector<Token> inputs_, targets_;
};

}  // namespace rnn
