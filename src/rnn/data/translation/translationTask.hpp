// Translation between English and Turkish, piece by piece (pieces.hpp): numbers in words, or short sentences.
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"
#include "rnn/data/translation/pieces.hpp"

namespace rnn {

struct TranslationOptions {
  bool sentences = false;  // short sentences (sentences.hpp); else numbers below a million (numbers.hpp)
  bool toEnglish = false;  // from Turkish; else from English to Turkish
  double heldOut = kHeldOutExamples;
};

class TranslationTask : public DrawnTask {
 public:
  explicit TranslationTask(const TranslationOptions& options);
  TaskShape shape() const override;
  // The pieces of both languages; the output ends with a class of its own, the last one, whose name is empty.
  TaskNames names() const override { return names_; }

 private:
  Example draw(Random& random) const override;

  bool sentences_, toEnglish_;
  Pieces english_, turkish_;
  TaskNames names_;
};

}  // namespace rnn
