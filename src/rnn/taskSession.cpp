#include "rnn/taskSession.hpp"

#include <algorithm>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/deadline.hpp"
#include "rnn/generate/exactMatches.hpp"
#include "rnn/io/taskFile.hpp"
#include "rnn/look/predictions.hpp"
#include "rnn/look/saliency.hpp"
#include "rnn/model/memory.hpp"
#include "rnn/train/longSequence.hpp"

namespace rnn {

namespace {

NetworkConfig configFor(NetworkConfig config, const TaskShape& shape) {
  config.tokensIn = shape.tokensIn;
  config.inputSize = shape.inputSize;
  config.outputSize = shape.outputSize;
  check(config);
  if ((config.output == OutputKind::softmax) != shape.tokensOut) {
    refuse("setting-not-together", "{field} cannot be {value}: this task asks for {allowed}.", "output",
           shape.tokensOut ? "sigmoid or identity" : "softmax", shape.tokensOut ? "softmax" : "sigmoid or identity");
  }
  return config;
}

// Whether a network of this type can read and answer examples of these lengths.
void checkLengths(Architecture type, const Batch& batch) {
  const bool oneIn = batch.inputSteps == 1, oneOut = batch.targetSteps == 1, equal = batch.inputSteps == batch.targetSteps;
  const bool fits = type == Architecture::oneToOne    ? oneIn && oneOut
                    : type == Architecture::oneToMany ? oneIn
                    : type == Architecture::manyToOne ? oneOut
                    : type == Architecture::manyToMany ? equal
                                                      : true;
  if (fits) return;
  const std::string lengths = "T_x = " + std::to_string(batch.inputSteps) + " and T_y = " + std::to_string(batch.targetSteps);
  refuse("setting-not-together", "{field} cannot be {value}: the examples of this task have {allowed}.", "type", nameOf(type), lengths);
}

void checkTraining(const NetworkConfig& config, const TaskTraining& training, const Batch& heldOut) {
  check(training);
  checkWindow(config, training.window);
  const double rows = static_cast<double>(training.batch) * heldOut.targetSteps;
  const double features = config.tokensIn ? 0.0 : 2.0 * training.batch * heldOut.inputSteps * config.inputSize;
  checkMemory(config, training.batch, heldOut.inputSteps, heldOut.targetSteps, rows * config.outputSize + features);
}

// What is only read, and answered by as much as the network then makes.
Batch sourceOf(OwnInput input, const NetworkConfig& config) {
  const bool feedsBack = config.type == Architecture::oneToMany || config.type == Architecture::encoderDecoder;
  input.targets.assign(feedsBack ? 1 : 0, kNoToken);
  return batchOf(input, config);
}

void checkFeatures(const Batch& batch, int inputSize) {
  const std::size_t needed = static_cast<std::size_t>(batch.size) * static_cast<std::size_t>(inputSize);
  if (batch.inputFeatures.size() == needed) return;
  refuse("batch-shape", "There are {value} numbers; {allowed} are needed.", "features", batch.inputFeatures.size(), needed);
}

}  // namespace

struct TaskSession::State {
  State(const NetworkConfig& given, const TaskSettings& taskSettings, const TaskTraining& trainingSettings)
      : name(taskSettings.name),
        options(taskSettings.options),
        task(makeTask(taskSettings.name, taskSettings.options, taskSettings.points, taskSettings.text)),
        config(configFor(given, task->shape())),
        training(trainingSettings) {
    const Batch heldOut = prepared(task->heldOut(), config);
    checkLengths(config.type, heldOut);
    checkTraining(config, training, heldOut);
    build();
  }

  void build() {
    trainer.reset();  // the former network's memory goes before the new one's comes
    network = std::make_unique<Network<float>>(config);
    trainer = std::make_unique<NetworkTrainer>(*network, *task, training);
    progress = {};
  }

  void note(NetworkTrainer::Happened happened) {
    using Happened = NetworkTrainer::Happened;
    if (happened == Happened::updated) progress.updated(trainer->steps(), trainer->trainLoss());
    if (happened != Happened::measured) return;
    const auto measured = trainer->measured();
    progress.measured(trainer->steps(), measured.loss, measured.accuracy, measured.partAccuracies);
  }

  std::string name;
  TaskOptions options;
  std::unique_ptr<Task> task;
  NetworkConfig config;
  TaskTraining training;
  std::unique_ptr<Network<float>> network;
  std::unique_ptr<NetworkTrainer> trainer;
  Progress progress;
};

TaskSession::TaskSession(const NetworkConfig& network, const TaskSettings& task, const TaskTraining& training)
    : state_(std::make_unique<State>(network, task, training)) {}
TaskSession::~TaskSession() = default;
TaskSession::TaskSession(TaskSession&&) noexcept = default;
TaskSession& TaskSession::operator=(TaskSession&&) noexcept = default;

const TaskTraining& TaskSession::training() const { return state_->training; }
Network<float>& TaskSession::network() { return *state_->network; }
std::int64_t TaskSession::parameterCount() const { return static_cast<std::int64_t>(state_->network->parameters().values().size()); }

TaskSummary TaskSession::task() const {
  const Batch& heldOut = state_->trainer->heldOut();
  return {state_->task->shape(), state_->task->names(), heldOut.inputSteps, heldOut.targetSteps, heldOut.size};
}

Snapshot TaskSession::train(int maxSteps, double milliseconds) {
  using Happened = NetworkTrainer::Happened;
  const Deadline deadline(milliseconds);
  for (int updates = 0; updates < maxSteps;) {
    const Happened happened = state_->trainer->advance();
    state_->note(happened);
    if (happened == Happened::updated) ++updates;
    if (happened == Happened::diverged || deadline.passed()) break;
  }
  return snapshot();
}

Snapshot TaskSession::snapshot() {
  const NetworkTrainer& trainer = *state_->trainer;
  Snapshot snapshot = state_->progress.take();
  snapshot.step = trainer.steps();
  snapshot.characters = trainer.judged();
  snapshot.trainLoss = trainer.trainLoss();
  snapshot.gradientNorm = trainer.gradientNorm();
  snapshot.diverged = trainer.diverged();
  return snapshot;
}

std::vector<std::byte> TaskSession::save(std::string_view setup) const {
  const NetworkTrainer& trainer = *state_->trainer;
  const NetworkTrainer::State present = trainer.state();
  const bool good = !trainer.diverged() && isFinite(present);
  return writeTaskFile(state_->name, *state_->network, good || !trainer.hasGoodState() ? present : trainer.goodState(), {setup, {}});
}

Snapshot TaskSession::restore(std::span<const std::byte> file) {
  State& s = *state_;
  s.trainer->restore(readTaskFile(file, s.name, *s.network, s.trainer->state()));
  s.progress = {};
  return snapshot();
}

void TaskSession::setLearningRate(double rate) {
  checkLearningRate(rate);
  state_->training.learningRate = rate;
  state_->trainer->setLearningRate(rate);
}

void TaskSession::setClip(double norm) {
  checkClip(norm);
  state_->training.clip = norm;
  state_->trainer->setClip(norm);
}

Snapshot TaskSession::reset() {
  state_->build();
  return snapshot();
}

Snapshot TaskSession::restoreLastGood(double learningRate) {
  if (!state_->trainer->hasGoodState()) refuse("no-good-state", "There is no earlier good state to go back to; reset begins anew.");
  setLearningRate(learningRate);
  state_->trainer->restoreGoodState();
  state_->progress.forgetNews();
  return snapshot();
}

Batch TaskSession::example(int index) const {
  const Batch& heldOut = state_->trainer->heldOut();
  return atOwnLength(examplesOf(heldOut, wholeNumber("index", index, 0, heldOut.size - 1), 1));
}

Trace TaskSession::trace(int index) { return rnn::trace(*state_->network, example(index)); }

Trace TaskSession::traceInput(const OwnInput& input) { return rnn::trace(network(), batchOf(input, state_->config)); }

Rows TaskSession::saliency(const OwnInput& input, int step, int output) {
  return rnn::saliency(network(), batchOf(input, state_->config), step, output);
}

Generated TaskSession::generate(const OwnInput& input, int mostSteps, const SamplingOptions& options, std::uint32_t seed) {
  const Batch batch = sourceOf(input, state_->config);
  const Token end = state_->task->names().end;
  if (state_->config.type == Architecture::oneToMany) return rnn::generate(network(), batch.inputTokens.at(0), end, mostSteps, options, seed);
  return rnn::generate(network(), batch, end, mostSteps, options, seed);
}

bool TaskSession::isWellFormed(const OwnInput& input, const Generated& generated) const {
  return generated.ended && state_->task->isWellFormed(input.tokens, generated.tokens);
}

std::vector<Generated> TaskSession::beam(const OwnInput& input, const BeamOptions& options) {
  return beamSearch(network(), sourceOf(input, state_->config), state_->task->names().end, options);
}

TaskSession::ExactMatches TaskSession::exactMatches(int from, int count) {
  const Batch& heldOut = state_->trainer->heldOut();
  wholeNumber("from", from, 0, heldOut.size - 1);
  wholeNumber("count", count, 1, heldOut.size - from);
  const Batch examples = examplesOf(heldOut, from, count);
  std::vector<int> lengths = examples.inputLengths;
  lengths.resize(static_cast<std::size_t>(count), examples.inputSteps);
  return {rnn::exactMatches(network(), examples, state_->task->names().end), lengths};
}

std::vector<StateGradientNorms> TaskSession::stateGradients() {
  const Batch& heldOut = state_->trainer->heldOut();
  return stateGradientNorms(*state_->network, examplesOf(heldOut, 0, std::min(heldOut.size, kGradientExamples)), state_->training.window);
}

std::vector<StateGradientNorms> TaskSession::stateGradientsOver(int steps) {
  if (state_->name != "delayedRecall") refuse("setting-not-together", "{field} cannot be {value}: the length of this task's examples is fixed.", "steps", steps, "delayedRecall");
  TaskOptions options = state_->options;
  options["lag"] = wholeNumber("steps", steps, 6, 10001) - 1;
  options["heldOut"] = 1;
  LongSequence<float> sequence(*state_->network);
  sequence.keepNorms(true);
  sequence.run(prepared(makeTask(state_->name, options)->heldOut(), state_->config));
  std::vector<StateGradientNorms> all;
  for (const auto& norms : sequence.norms()) all.push_back({"stack", static_cast<int>(all.size()), Direction::forward, norms});
  return all;
}

Rows TaskSession::predict(std::span<const float> features, int count) {
  constexpr int kMostInputs = 1'000'000, kAtOnce = 256;
  const NetworkConfig& config = state_->config;
  if (config.type != Architecture::oneToOne || config.tokensIn) {
    refuse("setting-not-together", "{field} cannot be {value}: only a network that reads points can be asked for points.", "type",
           nameOf(config.type), "one-to-one");
  }
  wholeNumber("count", count, 1, kMostInputs);
  Batch all;
  all.size = count;
  all.inputSteps = all.targetSteps = 1;
  all.inputFeatures.assign(features.begin(), features.end());
  checkFeatures(all, config.inputSize);
  Rows z = emptyRows(count, config.outputSize);
  NetworkTape<float> tape;
  for (int from = 0; from < count; from += kAtOnce) {
    const Batch piece = examplesOf(all, from, std::min(kAtOnce, count - from));
    if (tape.size != piece.size) tape = state_->network->makeTape(piece.size, 1, 1, false);
    state_->network->forward(tape, piece);
    for (int b = 0; b < piece.size; ++b) {
      for (int i = 0; i < z.size; ++i) z.at(from + b, i) = static_cast<double>(tape.outputs.view().at(0, i, b));
    }
  }
  return predictionsOf(z, config.output);
}

}  // namespace rnn
