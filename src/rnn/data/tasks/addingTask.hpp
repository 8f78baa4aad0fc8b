// The adding problem: a row of numbers, two of them marked; at the end their sum is asked for.
//
// S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997 (experiment 4), in the form of M. Arjovsky, A. Shah,
// Y. Bengio, "Unitary Evolution Recurrent Neural Networks", 2016: one mark in each half, the target is the plain sum.
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct AddingOptions {
  double length = 100;  // T, steps: 2–10,000
  double heldOut = kHeldOutExamples;
};

// In: two features, a number uniform in [0, 1] and a mark that is 1 at one step of the first T/2 (rounded down), at one
// of the rest, and 0 elsewhere. Out: one value at the last step, the sum of the two marked numbers; who always says 1,
// the mean, has a squared error of 1/6.
class AddingTask : public DrawnTask {
 public:
  explicit AddingTask(const AddingOptions& options = {});
  TaskShape shape() const override;

 private:
  Example draw(Random& random) const override;

  int length_;
};

}  // namespace rnn
