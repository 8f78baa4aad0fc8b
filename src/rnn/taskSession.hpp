// The second facade that the bindings bind: a network of any architecture, a task that makes its examples, its training.
// Coarse calls as in session.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/data/taskByName.hpp"
#include "rnn/generate/sequences.hpp"
#include "rnn/look/stateGradients.hpp"
#include "rnn/look/trace.hpp"
#include "rnn/model/ownInput.hpp"
#include "rnn/snapshot.hpp"
#include "rnn/train/networkTrainer.hpp"

namespace rnn {

struct TaskSettings {
  std::string name;
  TaskOptions options{};
  std::vector<float> points{};  // of ownPoints
  std::string text{};           // UTF-8, of the tasks that read one
};

struct TaskSummary {
  TaskShape shape;
  TaskNames names;
  int inputSteps;   // T_x, of the longest held-out example
  int targetSteps;  // T_y of it
  int heldOutExamples;
};

class TaskSession {
 public:
  // The sizes of the network's input and output are those of the task, whatever `network` says. Throws Error for what
  // cannot work or does not go together; then nothing has been built.
  TaskSession(const NetworkConfig& network, const TaskSettings& task, const TaskTraining& training);
  ~TaskSession();
  TaskSession(TaskSession&&) noexcept;
  TaskSession& operator=(TaskSession&&) noexcept;

  const TaskTraining& training() const;
  TaskSummary task() const;
  std::int64_t parameterCount() const;

  // Trains until `maxSteps` more updates are made or `milliseconds` have gone by, whichever is first. The slice ends
  // between two updates or in the midst of a measurement, so it is as short as an update.
  Snapshot train(int maxSteps, double milliseconds);
  Snapshot snapshot();

  // The network and all that its training depends on but the settings of this session (io/taskFile.hpp). After a
  // divergence: the last good state. setup: kept in the file for who opens it.
  std::vector<std::byte> save(std::string_view setup = {}) const;
  // Goes on with what a session of the same settings saved, bit for bit. Throws what readTaskFile throws; then nothing
  // has changed.
  Snapshot restore(std::span<const std::byte> file);

  void setLearningRate(double rate);
  void setClip(double norm);

  // Back to step 0: the same seed gives exactly the same run.
  Snapshot reset();
  // After a divergence (or at any time): back to the last state whose loss was good, with another learning rate.
  Snapshot restoreLastGood(double learningRate);

  // Held-out example number `index`, at its own lengths, and what the network computes for it.
  Batch example(int index) const;
  Trace trace(int index);

  // What the network makes of an input that is no example of the task. Each throws what batchOf throws (model/ownInput.hpp).
  Trace traceInput(const OwnInput& input);
  // ∂ŷ⟨t⟩[output]/∂x⟨s⟩ for all its steps s, t = step: T_x × I (look/saliency.hpp).
  Rows saliency(const OwnInput& input, int step, int output);
  // One to many, and encoder–decoder: draws until the task's end token comes. Throws setting-unknown-choice for the
  // other types.
  Generated generate(const OwnInput& input, int mostSteps, const SamplingOptions& options, std::uint32_t seed);
  // Whether it came to its end and the task finds it well formed.
  bool isWellFormed(const OwnInput& input, const Generated& generated) const;
  // Encoder–decoder only: the best outputs, the best first.
  std::vector<Generated> beam(const OwnInput& input, const BeamOptions& options);

  // Encoder–decoder only: which of `count` held-out examples, number `from` and those after it, it answers wholly right
  // when it takes the likeliest class at every step (generate/exactMatches.hpp), and how long they are.
  struct ExactMatches {
    std::vector<unsigned char> right;
    std::vector<int> lengths;  // T_x
  };
  ExactMatches exactMatches(int from, int count);

  // On up to kGradientExamples held-out examples, with the present weights and window.
  static constexpr int kGradientExamples = 16;
  std::vector<StateGradientNorms> stateGradients();
  // On one example of delayedRecall with so many steps, checkpointed (train/longSequence.hpp): 10,001 steps take some
  // megabytes. Throws setting-not-together for other tasks and what LongSequence throws.
  std::vector<StateGradientNorms> stateGradientsOver(int steps);

  // ŷ of a one-to-one network that reads features, for `count` inputs side by side: count × O.
  Rows predict(std::span<const float> features, int count);

  // For what else there is to look at, between two calls (look/, model/graph.hpp).
  Network<float>& network();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rnn
