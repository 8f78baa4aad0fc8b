// Truncated back-propagation through time on a text (R. Williams and J. Peng, 1990): window after window, the state
// carried from one to the next, gradients cut at the window's edge.
//
// An update is made of pieces of a few milliseconds (one layer over some steps), so that whoever calls can stop between
// any two of them. Pieces are also what the cache holds: the weight gradient is summed over one piece at a time.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "rnn/data/characterText.hpp"
#include "rnn/model/characterModel.hpp"
#include "rnn/train/heldOut.hpp"
#include "rnn/train/optimiser.hpp"
#include "rnn/train/trainingState.hpp"

namespace rnn {

template <class T>
class CharacterTrainer {
 public:
  static constexpr int kMeasureEvery = 50;              // updates between two measurements of the held-out loss
  static constexpr std::size_t kMeasureCharacters = 8192;
  static constexpr int kRestartEvery = 32;              // windows after which a sequence begins anew from a zero state

  // What the text of one update and the text of a measurement are; both must outlive the trainer.
  CharacterTrainer(CharacterModel<T>& model, const CharacterText& text, const CharacterSettings& settings);

  enum class Happened { nothing, measured, updated, diverged };
  // Does the next piece of work.
  Happened advance();

  std::int64_t step() const { return step_; }
  double trainLoss() const { return told_.loss; }          // nats per character of the last update's window, or of the one that diverged
  double heldOutLoss() const { return heldOut_.loss(); }
  double gradientNorm() const { return told_.gradientNorm; }  // of that window, before clipping
  bool diverged() const { return phase_ == Phase::diverged; }

  void setLearningRate(double rate) { learningRate_ = rate; }
  void setClip(double norm) { clip_ = norm; }

  // The state before the present window. A window that is half done is not part of it: after restore it begins anew and
  // comes to the same numbers.
  TrainingState<T> state();
  // A state of the same settings. The held-out loss is measured first, then training goes on.
  void restore(const TrainingState<T>& state);

  bool hasGoodState() const { return !good_.values.empty(); }
  const TrainingState<T>& goodState() const { return good_; }
  // Back to the last measurement that was a sensible number. There must be one.
  void restoreGoodState() { restore(good_); }

 private:
  enum class Phase { measure, forward, backward, judge, update, diverged };

  Happened measure();
  Happened forward();
  Happened backward();
  Happened judge();
  Happened update();
  bool sensible(double loss) const;
  void beginWindow();
  void restartSequences();
  void output(int from, int to);
  void copyState(TrainingState<T>& to);
  std::vector<std::pair<T*, std::size_t>> carriedState();
  int pieceEnd(int from) const;

  CharacterModel<T>& model_;
  const CharacterText& text_;
  int steps_, batch_, pieceSteps_;
  double learningRate_, clip_;

  Optimiser<T> optimiser_;
  HeldOut<T> heldOut_;
  StackTape<T> tape_;
  Sequence<T> logits_;  // of one piece
  std::vector<Token> inputs_, targets_;
  TrainingState<T> good_;

  Phase phase_ = Phase::measure;
  int from_ = 0;   // first step of the present piece
  int layer_ = 0;  // of the present piece
  std::int64_t step_ = 0;
  double windowLoss_ = 0;  // summed so far

  struct WindowFigures {
    double loss = std::numeric_limits<double>::quiet_NaN();
    double gradientNorm = 0;
  };
  WindowFigures judged_;  // of the present window
  WindowFigures told_;    // what is told with step_
};

}  // namespace rnn
