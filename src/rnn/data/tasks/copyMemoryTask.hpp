// Copy memory: a row of symbols is shown, then nothing for long, then a marker; now the row is to be repeated in order.
//
// M. Arjovsky, A. Shah, Y. Bengio, "Unitary Evolution Recurrent Neural Networks", 2016 (section 5.1), after the tasks
// of S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997. Here the output is judged only while it repeats.
//
//   input   s1 s2 … sS   _ _ … _   go   _  _  … _        S symbols, L blanks, the marker, S blanks: T = 2S + L + 1
//   target  .  .  …  .   . . … .   .    s1 s2 … sS       (. not judged)
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

struct CopyMemoryOptions {
  double symbols = 8;    // K, different symbols: 2–64
  double remember = 10;  // S, symbols to remember: at most 100, and so many that K^S ≥ 1000
  double blanks = 30;    // L, blanks before the marker: 0–10,000
  double heldOut = kHeldOutExamples;
};

// In: tokens, the K symbols, then blank and marker. Out: classes, the K symbols; a guess costs ln K for each.
class CopyMemoryTask : public DrawnTask {
 public:
  explicit CopyMemoryTask(const CopyMemoryOptions& options = {});
  TaskShape shape() const override;
  Token blank() const { return static_cast<Token>(symbols_); }
  Token marker() const { return static_cast<Token>(symbols_ + 1); }

 private:
  Example draw(Random& random) const override;

  int symbols_;
  int remember_;
  int blanks_;
};

}  // namespace rnn
