// A text as a character-level model sees it: tokens, a part to learn from and a part that is held out.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/data/vocabulary.hpp"

namespace rnn {

class CharacterText {
 public:
  // utf8: at least one window of `steps` + 1 characters beside the held-out tenth. Throws text-empty, text-not-utf8,
  // text-one-character, text-too-short, too-many-characters.
  CharacterText(std::string_view utf8, int steps);
  // The same for a model that has its vocabulary already. Throws text-unknown-characters, too.
  CharacterText(std::string_view utf8, int steps, const Vocabulary& known);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::span<const Token> train() const { return std::span(tokens_).first(trainLength_); }
  std::span<const Token> heldOut() const { return std::span(tokens_).subspan(trainLength_); }
  std::size_t size() const { return tokens_.size(); }
  std::string utf8() const;

 private:
  CharacterText(const std::u32string& characters, int steps, const Vocabulary* known);

  Vocabulary vocabulary_;
  std::vector<Token> tokens_;
  std::size_t trainLength_;
};

// The window of update number `step`: B sequences of T characters and, for each, the character that follows it.
//
// Sequence b starts at b/B of the text and goes on from window to window, round and round, so that the state carried
// from one window to the next always belongs to the characters just before. inputs, targets: T × B.
void fillWindow(std::span<const Token> text, std::int64_t step, int steps, int batch, Token* inputs, Token* targets);

}  // namespace rnn
