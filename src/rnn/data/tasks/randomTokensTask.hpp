// Tokens without any rule, in and out: nothing can be learned, but any size and any lengths can be timed.
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct RandomTokensOptions {
  double inputTokens = 64;   // different ones: 2–8192
  double outputTokens = 64;  // different ones: 2–8192
  double steps = 32;         // T_x: so many that there are a thousand different inputs, at most 10,000
  double targetSteps = 0;    // T_y: 1–10,000; 0: as many as T_x
  double heldOut = kHeldOutExamples;
};

// In: T_x tokens. Out: T_y classes, every one judged; a guess costs ln(outputTokens).
class RandomTokensTask : public DrawnTask {
 public:
  explicit RandomTokensTask(const RandomTokensOptions& options = {});
  TaskShape shape() const override;

 private:
  Example draw(Random& random) const override;

  int inputTokens_, outputTokens_, steps_, targetSteps_;
};

}  // namespace rnn
