#include "rnn/train/networkTrainer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <vector>

#include "rnn/data/tasks/copyMemoryTask.hpp"
#include "rnn/data/tasks/parityTask.hpp"
#include "rnn/train/clipping.hpp"
#include "rnn/core/error.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

NetworkConfig configFor(const Task& task, CellKind cell, int hidden) {
  const TaskShape shape = task.shape();
  NetworkConfig config = smallConfig(Architecture::manyToMany, cell, hidden);
  config.tokensIn = shape.tokensIn;
  config.inputSize = shape.inputSize;
  config.outputSize = shape.outputSize;
  config.output = shape.tokensOut ? OutputKind::softmax : OutputKind::sigmoid;
  return config;
}

ParityTask bits() { return ParityTask({.shortest = 2, .longest = 12, .heldOut = 64}); }

std::vector<double> losses(const Task& task, const NetworkConfig& config, const TaskTraining& training, int steps) {
  Network<float> network(config);
  NetworkTrainer trainer(network, task, training);
  std::vector<double> all;
  for (int i = 0; i < steps; ++i) all.push_back(trainer.step());
  CHECK(trainer.steps() == steps);
  return all;
}

// The parameters of a network after one update less those before it.
std::vector<double> firstMove(const Task& task, const NetworkConfig& config, const TaskTraining& training) {
  Network<float> network(config);
  NetworkTrainer trainer(network, task, training);
  const auto values = network.parameters().values();
  const std::vector<double> before(values.begin(), values.end());
  trainer.step();
  std::vector<double> move;
  for (std::size_t i = 0; i < before.size(); ++i) move.push_back(static_cast<double>(values[i]) - before[i]);
  return move;
}

double normOf(const std::vector<double>& numbers) { return globalNorm<double>(numbers); }

double largest(const std::vector<double>& numbers) {
  double most = 0;
  for (const double x : numbers) most = std::max(most, std::abs(x));
  return most;
}

// Plain SGD with a rate of 1, so that an update is the clipped gradient itself.
TaskTraining plainSteps() {
  TaskTraining training;
  training.batch = 16;
  training.optimiser.kind = OptimiserKind::sgd;
  training.learningRate = 1;
  training.clip = 0;
  return training;
}

// Parity by hand, in thresholds: two units tell whether the sum of the bit and the last answer is at least 1, and at least 2.
// a₁ = σ(K(x + p − ½)), a₂ = σ(K(x + p − 3/2)), p = a₁ − a₂, and ŷ = σ(K(p − ½)).
void setParity(Network<float>& network) {
  constexpr float kSharp = 40;
  auto& p = network.parameters();
  const auto tensor = [&](const char* name) { return p.value(p.find(name)); };
  for (float& value : p.values()) value = 0;
  for (int unit = 0; unit < 2; ++unit) {
    tensor("weight_ih_l0")(unit, 0) = kSharp;
    tensor("weight_hh_l0")(unit, 0) = kSharp;
    tensor("weight_hh_l0")(unit, 1) = -kSharp;
    tensor("bias_ih_l0")(unit, 0) = -kSharp * (static_cast<float>(unit) + 0.5f);
  }
  tensor("output.weight")(0, 0) = kSharp;
  tensor("output.weight")(0, 1) = -kSharp;
  tensor("output.bias")(0, 0) = -kSharp / 2;
  network.pack();
}

}  // namespace

TEST_CASE("The same seed gives the same ten losses, another seed others") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const ParityTask task = bits();
  NetworkConfig config = configFor(task, cell, 8);
  config.layers = 2;
  config.dropout = GENERATE(0.0, 0.3);
  TaskTraining training;
  training.seed = 7;
  const auto first = losses(task, config, training, 10);
  CHECK(losses(task, config, training, 10) == first);
  training.seed = 8;
  CHECK(losses(task, config, training, 10) != first);
}

TEST_CASE("What is dropped changes the losses, and not what is measured with the same weights") {
  const ParityTask task = bits();
  NetworkConfig config = configFor(task, CellKind::gru, 8);
  config.layers = 2;
  const auto whole = losses(task, config, {}, 3);
  config.dropout = 0.5;
  CHECK(losses(task, config, {}, 3) != whole);

  Network<float> network(config);
  NetworkTrainer trainer(network, task, {});
  trainer.step();
  const auto measured = trainer.measure();
  CHECK(trainer.measure().loss == measured.loss);
}

TEST_CASE("The norm of the gradient is clipped to its limit, and a smaller one is left as it is") {
  const ParityTask task = bits();
  const NetworkConfig config = configFor(task, CellKind::lstm, 8);
  TaskTraining training = plainSteps();
  const auto free = firstMove(task, config, training);
  training.clip = normOf(free) / 4;
  const auto clipped = firstMove(task, config, training);
  CHECK(relativeError(normOf(clipped), training.clip) < 1e-4);
  for (std::size_t i = 0; i < free.size(); ++i) CHECK(std::abs(clipped[i] - free[i] / 4) < 1e-6);  // the direction is kept
  training.clip = normOf(free) * 2;
  CHECK(firstMove(task, config, training) == free);
}

TEST_CASE("Each number of the gradient is clipped to its limit, before the norm is taken") {
  const ParityTask task = bits();
  const NetworkConfig config = configFor(task, CellKind::gru, 8);
  TaskTraining training = plainSteps();
  const auto free = firstMove(task, config, training);
  training.clipValue = largest(free) / 10;
  const auto clipped = firstMove(task, config, training);
  int limited = 0;
  for (std::size_t i = 0; i < free.size(); ++i) {
    const double expected = std::max(-training.clipValue, std::min(training.clipValue, free[i]));
    limited += expected != free[i];
    CHECK(std::abs(clipped[i] - expected) < 1e-6);
  }
  CHECK(limited > 1);
  training.clip = normOf(clipped) / 2;
  CHECK(std::abs(largest(firstMove(task, config, training)) - training.clipValue / 2) < 1e-6);
}

TEST_CASE("The learning rate follows its schedule") {
  const ParityTask task = bits();
  const NetworkConfig config = configFor(task, CellKind::rnn, 8);
  TaskTraining training = plainSteps();
  const auto whole = firstMove(task, config, training);
  training.schedule.warmUp = 4;
  const auto quarter = firstMove(task, config, training);
  for (std::size_t i = 0; i < whole.size(); ++i) CHECK(std::abs(quarter[i] - whole[i] / 4) < 1e-6);

  // A rate that falls to nothing after two updates: the third changes no weight.
  training.schedule = {.kind = ScheduleKind::step, .stepEvery = 2, .stepFactor = 0};
  Network<float> network(config);
  NetworkTrainer trainer(network, task, training);
  const auto weights = [&] { return std::vector<float>(network.parameters().values().begin(), network.parameters().values().end()); };
  const auto atFirst = weights();
  trainer.step();
  const auto afterOne = weights();
  trainer.step();
  const auto afterTwo = weights();
  trainer.step();
  CHECK(afterOne != atFirst);
  CHECK(afterTwo != afterOne);
  CHECK(weights() == afterTwo);
}

TEST_CASE("A network set by hand to tell parity is measured as right at every step, and its opposite as wrong") {
  const ParityTask task = bits();
  NetworkConfig config = configFor(task, CellKind::rnn, 2);
  config.g = Activation::sigmoid;
  config.type = GENERATE(Architecture::manyToMany, Architecture::manyToOne);
  Network<float> network(config);
  NetworkTrainer trainer(network, task, {});
  setParity(network);
  const auto right = trainer.measure();
  CHECK(right.accuracy == 1);
  CHECK(right.loss < 1e-6);

  auto& p = network.parameters();
  for (const char* name : {"output.weight", "output.bias"}) p.value(p.find(name)) *= -1;
  network.pack();
  const auto wrong = trainer.measure();
  CHECK(wrong.accuracy == 0);
  CHECK(wrong.loss > 15);
}

TEST_CASE("A network that says the same class everywhere is right as often as that class stands in the held-out set") {
  const CopyMemoryTask task({.symbols = 4, .remember = 5, .blanks = 3, .heldOut = 100});
  Network<float> network(configFor(task, CellKind::gru, 4));
  NetworkTrainer trainer(network, task, {});
  for (float& value : network.parameters().values()) value = 0;
  network.pack();
  CHECK(std::abs(trainer.measure().loss - std::log(4.0)) < 1e-6);  // all four are as likely

  network.parameters().value(network.parameters().find("output.bias"))(2, 0) = 1;
  network.pack();
  int twos = 0, judged = 0;
  for (const Token target : task.heldOut().targetTokens) {
    judged += target != kNoToken;
    twos += target == 2;
  }
  REQUIRE(judged == 500);
  CHECK(std::abs(trainer.measure().accuracy - static_cast<double>(twos) / judged) < 1e-12);
}

TEST_CASE("A sigmoid says one from ŷ = ½ on, not from z = ½ on") {
  const ParityTask task = bits();
  Network<float> network(configFor(task, CellKind::gru, 4));
  NetworkTrainer trainer(network, task, {});
  for (float& value : network.parameters().values()) value = 0;
  network.parameters().value(network.parameters().find("output.bias"))(0, 0) = 0.3f;  // ŷ = 0.57
  network.pack();
  const Batch heldOut = task.heldOut();
  int ones = 0, judged = 0;
  for (std::size_t row = 0; row < heldOut.targetValues.size(); ++row) {
    if (!heldOut.judged.empty() && !heldOut.judged[row]) continue;
    ++judged;
    ones += heldOut.targetValues[row] == 1;
  }
  CHECK(ones > 0);
  CHECK(ones < judged);
  CHECK(std::abs(trainer.measure().accuracy - static_cast<double>(ones) / judged) < 1e-12);
}

TEST_CASE("Measuring between updates changes nothing that is learned") {
  const ParityTask task = bits();
  const NetworkConfig config = configFor(task, CellKind::gru, 8);
  const auto expected = losses(task, config, {}, 5);
  Network<float> network(config);
  NetworkTrainer trainer(network, task, {});
  for (int i = 0; i < 5; ++i) {
    CHECK(trainer.step() == expected[static_cast<std::size_t>(i)]);
    trainer.measure();
  }
}

TEST_CASE("A schedule that cannot be is refused before anything is learned") {
  const ParityTask task = bits();
  Network<float> network(configFor(task, CellKind::gru, 4));
  TaskTraining training;
  training.schedule.warmUp = -1;
  CHECK_THROWS_AS(NetworkTrainer(network, task, training), Error);
}
