// Words with spaces between them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace rnn {

class Phrase {
 public:
  // Nothing is added by an empty word.
  void add(std::string_view word) {
    if (word.empty()) return;
    if (!text_.empty()) text_ += ' ';
    text_ += word;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace rnn
