#include "rnn/train/networkTrainer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rnn/train/clipping.hpp"

namespace rnn {

namespace {

// Streams of one seed that have nothing to do with one another.
constexpr std::uint64_t kWeights = 0, kBatches = 3, kDropout = 4;

template <class T>
T& initialised(T& network, std::uint32_t seed) {
  Random random(seed, kWeights);
  network.initialise(random);
  return network;
}

}  // namespace

void check(const TaskTraining& training) {
  wholeNumber("batch", training.batch, 1, 256);
  checkLearningRate(training.learningRate);
  realNumber("momentum", training.optimiser.momentum, 0, 0.9999);
  realNumber("decay", training.optimiser.decay, 0, 1);
  checkClip(training.clip);
  realNumber("clipValue", training.clipValue, 0, 1e8);
  wholeNumber("window", training.window, 0, 10000);
  check(training.schedule);
}

Batch prepared(Batch batch, const NetworkConfig& config) {
  if (config.type != Architecture::manyToOne || batch.targetSteps == 1) return batch;
  return atLastStep(batch, config.outputSize);
}

NetworkTrainer::NetworkTrainer(Network<float>& network, const Task& task, const TaskTraining& training)
    : network_((check(training), initialised(network, training.seed))),
      task_(task),
      training_(training),
      optimiser_(training.optimiser, network.parameters().values().size()),
      at_{Random(training.seed, kBatches), Random(training.seed, kDropout)},
      heldOut_(prepared(task.heldOut(), network.config()), task.heldOutParts(), training.batch) {
  heldOut_.begin();
}

NetworkTrainer::Happened NetworkTrainer::advance() {
  switch (phase_) {
    case Phase::measure: return advanceMeasurement();
    case Phase::update: return advanceUpdate();
    case Phase::diverged: break;
  }
  return Happened::diverged;
}

NetworkTrainer::Happened NetworkTrainer::advanceMeasurement() {
  if (!heldOut_.advance(network_)) return Happened::nothing;
  if (!std::isfinite(heldOut_.measured().loss)) {
    phase_ = Phase::diverged;
    return Happened::diverged;
  }
  good_ = state();
  phase_ = Phase::update;
  return Happened::measured;
}

NetworkTrainer::Happened NetworkTrainer::advanceUpdate() {
  if (!std::isfinite(step())) {
    phase_ = Phase::diverged;
    return Happened::diverged;
  }
  if (at_.steps % kMeasureEvery == 0) {
    heldOut_.begin();
    phase_ = Phase::measure;
  }
  return Happened::updated;
}

NetworkTrainer::State NetworkTrainer::state() const {
  const auto values = std::as_const(network_).parameters().values();
  return {Buffer<float>(values.begin(), values.end()), optimiser_.state(), at_};
}

void NetworkTrainer::restore(const State& state) {
  std::copy(state.values.begin(), state.values.end(), network_.parameters().values().begin());
  network_.pack();
  optimiser_.restore(state.optimiser);
  at_ = state.at;
  trainLoss_ = std::numeric_limits<double>::quiet_NaN();
  gradientNorm_ = 0;
  good_.reset();
  heldOut_.begin();
  phase_ = Phase::measure;
}

void NetworkTrainer::restoreGoodState() {
  State good = std::move(*good_);
  restore(good);
  good_ = std::move(good);
}

void NetworkTrainer::makeRoom(const Batch& batch) {
  const bool fits = tape_.size == batch.size && tape_.targetSteps == batch.targetSteps &&
                    (network_.config().type == Architecture::oneToMany || tape_.inputSteps == batch.inputSteps);
  if (!fits) tape_ = network_.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
}

double NetworkTrainer::step() {
  const Batch batch = prepared(task_.trainingBatch(training_.batch, at_.batches), network_.config());
  makeRoom(batch);
  network_.forward(tape_, batch, network_.config().dropout > 0 ? &at_.dropout : nullptr);
  trainLoss_ = network_.loss(tape_, batch);
  if (!std::isfinite(trainLoss_)) return trainLoss_;
  network_.backward(tape_, training_.window);
  auto& parameters = network_.parameters();
  if (training_.clipValue > 0) clipByValue<float>(parameters.gradients(), training_.clipValue);
  gradientNorm_ = globalNorm<float>(parameters.gradients());
  const double factor = clipFactor(gradientNorm_, training_.clip);
  optimiser_.update(parameters.values(), parameters.gradients(), training_.learningRate * rateShare(training_.schedule, at_.steps), factor);
  network_.pack();
  ++at_.steps;
  at_.judged += static_cast<std::int64_t>(judgedSteps(batch));
  return trainLoss_;
}

NetworkTrainer::Measured NetworkTrainer::measure() {
  heldOut_.begin();
  while (!heldOut_.advance(network_)) {}
  return heldOut_.measured();
}

}  // namespace rnn
