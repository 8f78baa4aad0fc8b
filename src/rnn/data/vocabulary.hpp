// The characters that a model tells apart: the distinct Unicode code points of a text, in their order.
//
// No normalisation: ı, i, İ and I stay four characters, a letter with a combining mark stays two code points, and an
// emoji that is joined from several is written back as the same several.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

class Vocabulary {
 public:
  static constexpr std::size_t kMostCharacters = 8192;

  // Throws too-many-characters.
  explicit Vocabulary(std::u32string_view text);

  int size() const { return static_cast<int>(characters_.size()); }
  char32_t character(Token token) const { return characters_[token]; }
  std::optional<Token> token(char32_t character) const;
  std::vector<Token> encode(std::u32string_view text) const;  // every character must be in the vocabulary
  std::vector<std::string> asUtf8() const;

 private:
  std::u32string characters_;
  std::vector<Token> tokens_;  // of every character up to the last one; kNoToken for those that are not in the text
};

}  // namespace rnn
