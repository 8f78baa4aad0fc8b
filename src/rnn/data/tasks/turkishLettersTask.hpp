// Putting the Turkish letters back: a text is read as a plain keyboard writes it, and is to be written as it should be.
//
//   input   o g r e n c i
//   target  ö ğ r e n c i
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "rnn/data/tasks/example.hpp"
#include "rnn/data/vocabulary.hpp"

namespace rnn {

struct TurkishLettersOptions {
  double steps = 48;  // characters of one example: 16–512
};

// In: tokens, the characters of the text with ç ğ ı ö ş ü, their capitals and â î û made plain. Out: classes, the characters
// of the text. The last tenth of the text is held out, to the line. Of its letters c g i o s u, and their capitals, two
// parts are measured apart:
//   0  those that the beginning of their word decides, as far as the learned text goes
//   1  the ambiguous ones: the learned text has words with the same plain letters up to this one that read it differently
//      (on and ön at the o, aci and açı at the c)
class TurkishLettersTask : public Task {
 public:
  // Throws Error text-too-short unless the text has 20 times as many characters as an example.
  explicit TurkishLettersTask(std::string_view text, const TurkishLettersOptions& options = {});

  TaskShape shape() const override;
  TaskNames names() const override;
  // Each begins where a word does.
  Batch trainingBatch(int size, Random& random) const override;
  // Whole words, each character of the held-out part once.
  Batch heldOut() const override;
  std::vector<int> heldOutParts() const override;

  static char32_t plain(char32_t character);

 private:
  struct Window {
    std::size_t from, length;
  };

  TurkishLettersTask(std::u32string text, const TurkishLettersOptions& options);
  Batch batchOf(const std::vector<Window>& windows) const;
  std::vector<Window> heldOutWindows() const;
  int partOf(std::size_t at) const;

  std::u32string text_, plain_;
  std::size_t steps_, learned_;  // characters that are learned, from the beginning
  Vocabulary inputs_, outputs_;
  std::map<std::u32string, char32_t> readings_;  // of the last letter of a plain beginning of a word; kBoth where it has two
};

}  // namespace rnn
