// Sentiment: whether a sentence speaks for or against what it is about. The sentences to learn from are made by grammars
// (data/polarGrammar.hpp); those that are held out were written by hand.
//
//   input   T  h  e     f  i  l  m     w  a  s     n  o  t     b  a  d  .
//   target                                                             1       judged once, after the last character
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/data/polarGrammar.hpp"
#include "rnn/data/tasks/example.hpp"
#include "rnn/data/vocabulary.hpp"

namespace rnn {

// In: tokens, the characters that the grammars can make. Out: one value, 1 for, 0 against; a guess costs ln 2. The parts
// of the held-out set are the languages.
class SentimentTask : public Task {
 public:
  static constexpr std::size_t kLongest = 100;  // characters of a sentence that is learned

  // text, line by line: for each language `== grammar tr`, its rules, `== held out tr`, and its sentences by hand, each
  // behind "+ " or "- ". Throws Error task-text, naming the line that cannot be read or the character of a sentence by
  // hand that no grammar makes.
  explicit SentimentTask(std::string_view text);

  TaskShape shape() const override;
  TaskNames names() const override;
  // Of every language and both polarities alike. Three in four are written out, with a capital and a full stop or an
  // exclamation mark, the others as they are.
  Batch trainingBatch(int size, Random& random) const override;
  Batch heldOut() const override;
  std::vector<int> heldOutParts() const override;

  // One sentence to learn from, for or against, which is none of those held out, whatever its capitals and stops.
  std::u32string draw(std::size_t language, bool positive, Random& random) const;

 private:
  struct Sentence {
    bool positive;
    std::u32string text;
  };
  struct Language {
    bool turkish;
    PolarGrammar grammar;
    std::vector<Sentence> heldOut;
    std::set<std::u32string> bare;  // those held out, without capitals and stops
  };

  static std::vector<Language> languagesIn(std::string_view text);
  static std::u32string charactersOf(const std::vector<Language>& languages);
  Example exampleOf(const Sentence& sentence) const;

  std::vector<Language> languages_;
  Vocabulary vocabulary_;
};

}  // namespace rnn
