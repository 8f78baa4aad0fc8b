// The pieces that texts are made of: whole words, and what follows a joint within a word (turkish.hpp), which keeps it as
// its first letter: "kitab", "+ı".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/data/batch.hpp"

namespace rnn {

class Pieces {
 public:
  // Those of a text that are not known yet; in the order in which they come each gets the next token.
  void learn(std::string_view text);
  // The tokens of a text whose pieces are all known.
  std::vector<Token> tokensOf(std::string_view text) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, Token, std::less<>> tokens_;
};

// The text as people write it.
std::string withoutJoints(std::string text);

}  // namespace rnn
