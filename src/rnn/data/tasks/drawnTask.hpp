// A task whose examples are drawn one by one: all that such a task has to say is its shape and what one example is.
#pragma once

#include "rnn/data/tasks/example.hpp"

namespace rnn {

// Numbers in the options of a task are doubles because they come from outside as such; the constructor of the task
// refuses what does not fit (setting-not-a-number, setting-out-of-range, setting-not-whole).
constexpr double kHeldOutExamples = 256;

class DrawnTask : public Task {
 public:
  // Draws again until an example is not held out.
  Batch trainingBatch(int size, Random& random) const final;
  // Made anew at every call and takes about ten draws for each example: call it once and keep it.
  Batch heldOut() const final;

 protected:
  // heldOut: how many examples to hold out, 1–1024. Where there are few different ones, some occur more than once.
  explicit DrawnTask(double heldOut);

 private:
  // One example, without regard to what is held out. About a tenth of all that it can make must be: a task has at least
  // some thousand different inputs, or decides by something else.
  virtual Example draw(Random& random) const = 0;
  // By its input alone, so that no input is ever both learned and held out (example.hpp), where a task does not say
  // otherwise. Equal examples must decide alike.
  virtual bool holdsOut(const Example& example) const { return isHeldOut(example); }

  Batch drawBatch(int size, bool held, Random& random) const;

  int heldOut_;
};

}  // namespace rnn
