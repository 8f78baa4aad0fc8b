// Trains a network on a task: a fresh batch for each update, gradients clipped, one step of the optimiser.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "rnn/core/buffer.hpp"
#include "rnn/core/random.hpp"
#include "rnn/data/task.hpp"
#include "rnn/model/network.hpp"
#include "rnn/train/heldOutTask.hpp"
#include "rnn/train/optimiser.hpp"
#include "rnn/train/schedule.hpp"

namespace rnn {

struct TaskTraining {
  int batch = 32;           // 1–256
  OptimiserConfig optimiser;
  double learningRate = 0.003;
  Schedule schedule;        // the share of the rate at each update
  double clip = 1;          // largest global norm of the gradient; 0 for none
  double clipValue = 0;     // largest single gradient, before the norm is taken; 0 for none
  int window = 0;           // steps after which back-propagation through time is cut (Network::backward); 0 for never
  std::uint32_t seed = 1;   // of the initial weights, of the batches and of what is dropped
};

// Throws Error naming the field, its value and what is allowed.
void check(const TaskTraining& training);

class NetworkTrainer {
 public:
  static constexpr int kMeasureEvery = 25;  // updates between two measurements on the held-out set

  using Measured = HeldOutTask::Measured;

  // Both must outlive the trainer. Initialises the network.
  NetworkTrainer(Network<float>& network, const Task& task, const TaskTraining& training);

  enum class Happened { nothing, measured, updated, diverged };
  // Does the next piece of work: a part of a measurement, or a whole update.
  Happened advance();

  // One update. Returns the loss of its batch before the update; where that is none, nothing is changed.
  double step();
  std::int64_t steps() const { return at_.steps; }
  // On the task's held-out set, all at once.
  Measured measure();

  std::int64_t judged() const { return at_.judged; }  // steps that all updates so far were judged by
  double trainLoss() const { return trainLoss_; }     // of the last update; NaN before the first
  double gradientNorm() const { return gradientNorm_; }  // of the last update, before clipping
  Measured measured() const { return heldOut_.measured(); }
  bool diverged() const { return phase_ == Phase::diverged; }
  // As the network reads them: many to one with one target.
  const Batch& heldOut() const { return heldOut_.examples(); }
  const TaskTraining& training() const { return training_; }

  void setLearningRate(double rate) { training_.learningRate = rate; }
  void setClip(double norm) { training_.clip = norm; }

  struct Position {
    Random batches, dropout;
    std::int64_t steps = 0, judged = 0;
  };
  // Everything that the next update depends on, beside the settings.
  struct State {
    Buffer<float> values;  // of the parameters, in their order
    Optimiser<float>::State optimiser;
    Position at;
  };
  State state() const;
  // A state of the same settings. It is measured first, then training goes on.
  void restore(const State& state);

  // Back to the last measurement whose loss was a number; what it was is measured again first.
  bool hasGoodState() const { return good_.has_value(); }
  const State& goodState() const { return *good_; }
  void restoreGoodState();

 private:
  enum class Phase { measure, update, diverged };

  Happened advanceMeasurement();
  Happened advanceUpdate();
  void makeRoom(const Batch& batch);

  Network<float>& network_;
  const Task& task_;
  TaskTraining training_;
  Optimiser<float> optimiser_;
  Position at_;
  NetworkTape<float> tape_;
  HeldOutTask heldOut_;
  Phase phase_ = Phase::measure;
  double trainLoss_ = std::numeric_limits<double>::quiet_NaN();
  double gradientNorm_ = 0;
  std::optional<State> good_;
};

// The batch as a network of this configuration reads it: many to one with the last target of each example alone.
Batch prepared(Batch batch, const NetworkConfig& config);

}  // namespace rnn
