// Music: from a style and a key alone, a whole tune. Every tune is made for it by rules (music/composer.hpp).
#pragma once

#include "rnn/data/music/styles.hpp"
#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct MusicOptions {
  double heldOut = kHeldOutExamples;
};

// In: one token, style × key (musicInput). Out: the tokens of the tune (music/notation.hpp), then its end. There are few
// inputs and many tunes, so the tune decides what is held out: none of those that are learned is a held-out one, not
// even in another key.
class MusicTask : public DrawnTask {
 public:
  explicit MusicTask(const MusicOptions& options = {});
  TaskShape shape() const override;
  // Of an input the head of its tunes in ABC, of an output what stands in ABC.
  TaskNames names() const override;
  // Whether that is a whole tune in the metre that the input asks for.
  bool isWellFormed(std::span<const Token> input, std::span<const Token> tune) const override;

 private:
  Example draw(Random& random) const override;
  bool holdsOut(const Example& example) const override;
};

// What an input token asks for.
const Style& styleOf(Token input);
const Tonic& tonicOf(Token input);
int musicInputs();

}  // namespace rnn
