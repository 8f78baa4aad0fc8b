#include "rnn/data/vocabulary.hpp"

#include "rnn/core/error.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

Vocabulary::Vocabulary(std::u32string_view text) {
  std::vector<bool> seen(0x110000);
  for (const char32_t c : text) seen[c] = true;
  for (char32_t c = 0; c < seen.size(); ++c) {
    if (seen[c]) characters_.push_back(c);
  }
  if (characters_.size() > kMostCharacters) {
    refuse("too-many-characters", "The text has {value} different characters; a model here tells apart at most {allowed}.", "text",
           characters_.size(), kMostCharacters);
  }
  tokens_.assign(characters_.empty() ? 0 : characters_.back() + 1, kNoToken);
  for (std::size_t i = 0; i < characters_.size(); ++i) tokens_[characters_[i]] = static_cast<Token>(i);
}

std::optional<Token> Vocabulary::token(char32_t character) const {
  const Token token = character < tokens_.size() ? tokens_[character] : kNoToken;
  return token == kNoToken ? std::nullopt : std::optional(token);
}

std::vector<Token> Vocabulary::encode(std::u32string_view text) const {
  std::vector<Token> tokens;
  tokens.reserve(text.size());
  for (const char32_t c : text) tokens.push_back(tokens_[c]);
  return tokens;
}

std::vector<std::string> Vocabulary::asUtf8() const {
  std::vector<std::string> all;
  for (const char32_t c : characters_) all.push_back(encodeUtf8(c));
  return all;
}

}  // namespace rnn
