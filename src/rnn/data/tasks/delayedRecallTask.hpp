// Delayed recall: the first token names a class, many tokens without meaning follow, a question mark asks for the
// class.
//
// After the two-sequence problem of Y. Bengio, P. Simard, P. Frasconi, "Learning Long-Term Dependencies with Gradient
// Descent is Difficult", 1994, with symbols as distractors as in S. Hochreiter, J. Schmidhuber, "Long Short-Term
// Memory", 1997 (experiment 2).
//
//   input   class  d1 d2 … d(lag−1)  ?           T = lag + 1
//   target  .      .  .  … .         class       (. not judged)
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct DelayedRecallOptions {
  double lag = 20;         // steps from the class to the question: 5–10,000
  double classes = 4;      // 2–64
  double distractors = 8;  // different tokens without meaning: 6–64
  double heldOut = kHeldOutExamples;
};

// In: tokens, first the classes, then the distractors, last the question mark. Out: classes; a guess costs ln(classes).
class DelayedRecallTask : public DrawnTask {
 public:
  explicit DelayedRecallTask(const DelayedRecallOptions& options = {});
  TaskShape shape() const override;
  Token questionMark() const { return static_cast<Token>(classes_ + distractors_); }

 private:
  Example draw(Random& random) const override;

  int lag_;
  int classes_;
  int distractors_;
};

}  // namespace rnn
