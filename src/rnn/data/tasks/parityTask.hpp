// Parity: whether the number of ones in a row of bits is odd. One bit forgotten makes every later answer a guess.
//
// Y. Bengio, P. Simard, P. Frasconi, "Learning Long-Term Dependencies with Gradient Descent is Difficult", 1994 (the
// parity problem).
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct ParityOptions {
  double shortest = 2;     // steps of the shortest rows: 1–10,000
  double longest = 20;     // of the longest: at least `shortest` and 10, at most 10,000
  bool everyStep = true;   // judge the parity so far at every step, or only that of the whole row at its end
  bool bitTokens = false;  // show a bit as one of two tokens, or as one feature that is 0 or 1
  double heldOut = kHeldOutExamples;
};

// In: bits; every length from the shortest to the longest is equally likely. Out: one value, 1 where the number of ones
// so far is odd, else 0.
class ParityTask : public DrawnTask {
 public:
  explicit ParityTask(const ParityOptions& options = {});
  TaskShape shape() const override;

 private:
  Example draw(Random& random) const override;

  int shortest_;
  int longest_;
  bool everyStep_;
  bool bitTokens_;
};

}  // namespace rnn
