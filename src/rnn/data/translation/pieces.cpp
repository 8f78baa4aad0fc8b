#include "rnn/data/translation/pieces.hpp"

#include <algorithm>

namespace rnn {

namespace {

template <class Use>
void forEachPiece(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" +", 1), text.size());
    use(text.substr(0, end));
    text.remove_prefix(end < text.size() && text[end] == ' ' ? end + 1 : end);
  }
}

}  // namespace

void Pieces::learn(std::string_view text) {
  forEachPiece(text, [&](std::string_view piece) {
    if (tokens_.emplace(piece, static_cast<Token>(names_.size())).second) names_.emplace_back(piece);
  });
}

std::vector<Token> Pieces::tokensOf(std::string_view text) const {
  std::vector<Token> tokens;
  forEachPiece(text, [&](std::string_view piece) { tokens.push_back(tokens_.find(piece)->second); });
  return tokens;
}

std::string withoutJoints(std::string text) {
  std::erase(text, '+');
  return text;
}

}  // namespace rnn
