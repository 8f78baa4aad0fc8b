#include "rnn/taskSession.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/look/tensors.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

NetworkConfig config(Architecture type, CellKind cell = CellKind::gru, OutputKind output = OutputKind::softmax) {
  NetworkConfig c;
  c.type = type;
  c.cell = cell;
  c.hidden = 8;
  c.output = output;
  return c;
}

TaskTraining training(std::uint32_t seed = 1) {
  TaskTraining t;
  t.batch = 16;
  t.learningRate = 0.01;
  t.seed = seed;
  return t;
}

const TaskSettings kRecall{.name = "delayedRecall", .options = {{"lag", 6}, {"heldOut", 40}}};

TaskSession recall(CellKind cell = CellKind::gru, std::uint32_t seed = 1) {
  return {config(Architecture::manyToOne, cell), kRecall, training(seed)};
}

TaskSession points(const char* name = "xor") {
  return {config(Architecture::oneToOne, CellKind::rnn, OutputKind::sigmoid), {.name = name}, training()};
}

// What has happened, whatever the slices.
struct Run {
  std::vector<float> losses, heldOutLosses, accuracies;
  std::vector<std::int64_t> heldOutSteps;

  void add(const Snapshot& s) {
    losses.insert(losses.end(), s.newTrainLosses.begin(), s.newTrainLosses.end());
    heldOutLosses.insert(heldOutLosses.end(), s.newHeldOutLosses.begin(), s.newHeldOutLosses.end());
    accuracies.insert(accuracies.end(), s.newHeldOutAccuracies.begin(), s.newHeldOutAccuracies.end());
    heldOutSteps.insert(heldOutSteps.end(), s.newHeldOutSteps.begin(), s.newHeldOutSteps.end());
  }
  bool operator==(const Run&) const = default;
};

Run run(TaskSession& session, int steps, int slice, double milliseconds) {
  Run all;
  Snapshot snapshot = session.snapshot();
  const std::int64_t last = snapshot.step + steps;
  while (snapshot.step < last) {
    snapshot = session.train(std::min(slice, static_cast<int>(last - snapshot.step)), milliseconds);
    all.add(snapshot);
  }
  return all;
}

Run run(TaskSession& session, int steps) { return run(session, steps, steps, kNoHurry); }

}  // namespace

TEST_CASE("The same seed gives the same run of a task, another seed another") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  TaskSession first = recall(cell), second = recall(cell), other = recall(cell, 2);
  const Run made = run(first, 60);
  CHECK(made.losses.size() == 60);
  CHECK(run(second, 60) == made);
  CHECK(run(other, 60).losses != made.losses);
}

TEST_CASE("A task's training in slices is that in one go, and is measured at the same steps") {
  TaskSession whole = recall(), sliced = recall(), hasty = recall();
  const Run made = run(whole, 60);
  CHECK(made.heldOutSteps == std::vector<std::int64_t>{0, 25, 50});
  CHECK(made.accuracies.size() == 3);
  CHECK(run(sliced, 60, 7, kNoHurry) == made);
  CHECK(run(hasty, 60, 60, 0) == made);
}

TEST_CASE("A measurement read on in pieces is the one that is taken at once") {
  TaskSession session = recall();
  const Run made = run(session, 26);
  Network<float> network(session.network().config());
  const auto task = makeTask(kRecall.name, kRecall.options);
  NetworkTrainer trainer(network, *task, training());
  for (int i = 0; i < 25; ++i) trainer.step();
  const Batch heldOut = prepared(task->heldOut(), network.config());
  auto tape = network.makeTape(heldOut.size, heldOut.inputSteps, 1, false);
  network.forward(tape, heldOut);
  CHECK(relativeError(static_cast<double>(made.heldOutLosses[1]), network.loss(tape, heldOut)) < 1e-5);
}

TEST_CASE("A snapshot of a task tells what has happened so far") {
  TaskSession session = recall();
  Snapshot snapshot = session.snapshot();
  CHECK(snapshot.step == 0);
  CHECK(std::isnan(snapshot.trainLoss));
  CHECK(std::isnan(snapshot.heldOutAccuracy));
  snapshot = session.train(30, kNoHurry);
  CHECK(snapshot.step == 30);
  CHECK(snapshot.characters == 30 * 16);
  CHECK(snapshot.firstNewStep == 1);
  CHECK(static_cast<float>(snapshot.trainLoss) == snapshot.newTrainLosses.back());
  CHECK(snapshot.heldOutStep == 25);
  CHECK(snapshot.heldOutAccuracy >= 0);
  CHECK(snapshot.heldOutAccuracy <= 1);
  CHECK(snapshot.gradientNorm > 0);
  CHECK(session.snapshot().newTrainLosses.empty());
}

TEST_CASE("A reset begins the same run anew") {
  TaskSession session = recall();
  const Run made = run(session, 40);
  CHECK(session.reset().step == 0);
  CHECK(run(session, 40) == made);
}

TEST_CASE("A task's learning rate and clip can be changed while it trains, and a wrong one changes nothing") {
  TaskSession changed = recall(), same = recall();
  changed.setLearningRate(0.05);
  changed.setClip(0.1);
  CHECK(changed.training().learningRate == 0.05);
  CHECK(run(changed, 5).losses != run(same, 5).losses);
  CHECK(errorOf([&] { changed.setLearningRate(0); }).details().field == "learningRate");
  CHECK(errorOf([&] { changed.setClip(-1); }).details().field == "clip");
  CHECK(changed.training().learningRate == 0.05);
}

TEST_CASE("A loss that is no number ends a task's training, which goes back to its last good state") {
  TaskSession session = recall();
  run(session, 30);
  session.setClip(0);
  session.setLearningRate(1e8);
  session.network().parameters().values()[0] = std::numeric_limits<float>::quiet_NaN();
  session.network().pack();
  Snapshot snapshot = session.train(1000, kNoHurry);
  CHECK(snapshot.diverged);
  CHECK(session.train(10, kNoHurry).newTrainLosses.empty());
  snapshot = session.restoreLastGood(0.01);
  CHECK_FALSE(snapshot.diverged);
  CHECK(snapshot.step == 25);
  session.setClip(1);
  // From there the run is the one that was never lost.
  TaskSession straight = recall();
  const Run whole = run(straight, 40), rest = run(session, 15);
  CHECK(std::equal(rest.losses.begin(), rest.losses.end(), whole.losses.begin() + 25));
}

TEST_CASE("There is no good state before the first measurement") {
  TaskSession session = recall();
  CHECK(errorOf([&] { session.restoreLastGood(0.01); }).code() == "no-good-state");
}

TEST_CASE("The trace of an example is that of the network for this example") {
  TaskSession session = recall(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  run(session, 10);
  const Batch example = session.example(3);
  const Batch heldOut = makeTask(kRecall.name, kRecall.options)->heldOut();
  for (int t = 0; t < 7; ++t) CHECK(example.inputTokens[static_cast<std::size_t>(t)] == heldOut.inputTokens[static_cast<std::size_t>(t * 40 + 3)]);
  CHECK(example.targetTokens == std::vector<Token>{heldOut.targetTokens[6 * 40 + 3]});
  const Trace ours = session.trace(3), expected = rnn::trace(session.network(), example);
  CHECK(ours.layers.size() == 1);
  CHECK(allSame(ours.layers[0].a.numbers, expected.layers[0].a.numbers));
  CHECK(allSame(ours.outputs.numbers, expected.outputs.numbers));
  CHECK(ours.losses == expected.losses);
  CHECK(ours.losses[0] > 0);
}

TEST_CASE("An example that is shorter than others is shown at its own length") {
  TaskSession session(config(Architecture::manyToMany, CellKind::gru, OutputKind::sigmoid),
                      {.name = "parity", .options = {{"heldOut", 60}}}, training());
  const Batch heldOut = makeTask("parity", {{"heldOut", 60}})->heldOut();
  for (const int index : {0, 17, 59}) {
    const Batch example = session.example(index);
    const int length = heldOut.inputLengths[static_cast<std::size_t>(index)];
    CHECK(example.inputSteps == length);
    CHECK(example.targetSteps == length);
    CHECK(example.inputFeatures.size() == static_cast<std::size_t>(length));
    CHECK(session.trace(index).outputs.steps == length);
    CHECK(session.trace(index).losses.back() > 0);
  }
}

TEST_CASE("The gradients of the states reach back over the whole of a long example") {
  TaskSession session(config(Architecture::manyToOne, CellKind::lstm), {.name = "delayedRecall", .options = {{"lag", 1000}, {"heldOut", 20}}},
                      training());
  const auto norms = session.stateGradients();
  REQUIRE(norms.size() == 1);
  CHECK(norms[0].norms.size() == 1001);
  CHECK(norms[0].norms.back() > 0);
  const Batch heldOut = prepared(makeTask("delayedRecall", {{"lag", 1000}, {"heldOut", 20}})->heldOut(), session.network().config());
  CHECK(allSame(norms[0].norms, stateGradientNorms(session.network(), examplesOf(heldOut, 0, 16))[0].norms));
}

TEST_CASE("Looking at gradients does not change a task's training") {
  TaskSession looked = recall(), alone = recall();
  run(looked, 10);
  looked.stateGradients();
  looked.stateGradientsOver(100);
  looked.trace(0);
  run(alone, 10);
  CHECK(run(looked, 30) == run(alone, 30));
}

TEST_CASE("Gradients over another length are those of an example of that length") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Architecture type = GENERATE(Architecture::manyToOne, Architecture::manyToMany);
  NetworkConfig deep = config(type, cell);
  deep.layers = 2;
  TaskSession session(deep, kRecall, training());
  run(session, 5);
  const auto norms = session.stateGradientsOver(90);
  REQUIRE(norms.size() == 2);
  const auto task = makeTask("delayedRecall", {{"lag", 89}, {"heldOut", 1}});
  const auto expected = stateGradientNorms(session.network(), prepared(task->heldOut(), session.network().config()));
  for (std::size_t layer = 0; layer < 2; ++layer) {
    REQUIRE(norms[layer].norms.size() == 90);
    CHECK(norms[layer].layer == static_cast<int>(layer));
    for (std::size_t t = 0; t < 90; ++t) CHECK(relativeError(norms[layer].norms[t], expected[layer].norms[t], 1e-12) < 1e-4);
  }
  CHECK(session.stateGradientsOver(10001)[0].norms.size() == 10001);
}

TEST_CASE("Beyond the window of back-propagation no gradient arrives") {
  TaskTraining cut = training();
  cut.window = 4;
  TaskSession session(config(Architecture::manyToOne), kRecall, cut), whole = recall();
  const auto norms = session.stateGradients()[0].norms, all = whole.stateGradients()[0].norms;
  for (std::size_t t = 0; t < 3; ++t) CHECK((norms[t] == 0 && all[t] > 0));
  for (std::size_t t = 3; t < 7; ++t) CHECK(norms[t] == all[t]);
}

TEST_CASE("A prediction is what the equations of the classic network give") {
  TaskSession session = points(GENERATE("xor", "circles", "spiral"));
  run(session, 50);
  const auto tensor = [&](const char* name) { return tensorOf(session.network(), name).numbers; };
  const auto wax = tensor("weight_ih_l0"), ba = tensor("bias_ih_l0"), bh = tensor("bias_hh_l0"), wya = tensor("output.weight"), by = tensor("output.bias");
  const int count = 300;  // more than are computed at once
  std::vector<float> features;
  Random random(5);
  for (int i = 0; i < 2 * count; ++i) features.push_back(static_cast<float>(random.uniform(-2, 2)));
  const Rows predicted = session.predict(features, count);
  REQUIRE((predicted.steps == count && predicted.size == 1));
  for (int p = 0; p < count; ++p) {
    double z = static_cast<double>(by[0]);
    for (std::size_t i = 0; i < 8; ++i) {
      double sum = static_cast<double>(ba[i]) + static_cast<double>(bh[i]);
      for (std::size_t j = 0; j < 2; ++j) sum += static_cast<double>(wax[2 * i + j]) * static_cast<double>(features[static_cast<std::size_t>(2 * p) + j]);
      z += static_cast<double>(wya[i]) * std::tanh(sum);
    }
    CHECK(std::abs(predicted.at(p, 0) - 1 / (1 + std::exp(-z))) < 1e-6);
  }
}

TEST_CASE("Points of one's own are learned and measured, all of them") {
  TaskSession session(config(Architecture::oneToOne, CellKind::rnn, OutputKind::sigmoid),
                      {.name = "ownPoints", .points = {-1, -1, 0, 1, 1, 0, -1, 1, 1, 1, -1, 1}}, training());
  CHECK(session.task().heldOutExamples == 4);
  CHECK(session.example(2).inputFeatures == std::vector<float>{-1, 1});
  CHECK(session.example(2).targetValues == std::vector<float>{1});
  CHECK(session.train(400, kNoHurry).heldOutAccuracy == 1);
}

TEST_CASE("A task says what it is made of") {
  const TaskSummary summary = recall().task();
  CHECK(summary.shape.inputSize == 13);
  CHECK(summary.shape.outputSize == 4);
  CHECK(summary.inputSteps == 7);
  CHECK(summary.targetSteps == 1);
  CHECK(summary.heldOutExamples == 40);
  CHECK(recall().parameterCount() == 3 * 8 * (13 + 8 + 2) + 4 * 9);
}

TEST_CASE("A network of another type than the task's examples is refused") {
  const auto refused = [](const NetworkConfig& c, const TaskSettings& task) {
    const Error error = errorOf([&] { TaskSession(c, task, training()); });
    return error.code() + " " + error.details().field;
  };
  const std::string notTogether = "setting-not-together ";
  CHECK(refused(config(Architecture::oneToOne), kRecall) == notTogether + "type");
  CHECK(refused(config(Architecture::oneToMany), kRecall) == notTogether + "type");
  CHECK(refused(config(Architecture::manyToMany), {.name = "randomTokens", .options = {{"targetSteps", 5}}}) == notTogether + "type");
  CHECK(refused(config(Architecture::manyToOne, CellKind::gru, OutputKind::sigmoid), kRecall) == notTogether + "output");
  CHECK(refused(config(Architecture::oneToOne), {.name = "xor"}) == notTogether + "output");
  CHECK(refused(config(Architecture::manyToOne), {.name = "recall"}) == "setting-unknown-choice task");
  CHECK(refused(config(Architecture::manyToOne), {.name = "delayedRecall", .options = {{"lag", 4}}}) == "setting-out-of-range lag");
  CHECK(refused(config(Architecture::oneToOne, CellKind::rnn, OutputKind::sigmoid), {.name = "ownPoints"}) == "points-none points");
}

TEST_CASE("Training settings of a task are refused by name") {
  const auto field = [](auto set) {
    TaskTraining wrong = training();
    set(wrong);
    return errorOf([&] { TaskSession(config(Architecture::manyToOne), kRecall, wrong); }).details().field;
  };
  CHECK(field([](TaskTraining& t) { t.batch = 257; }) == "batch");
  CHECK(field([](TaskTraining& t) { t.learningRate = 0; }) == "learningRate");
  CHECK(field([](TaskTraining& t) { t.optimiser.momentum = 1; }) == "momentum");
  CHECK(field([](TaskTraining& t) { t.optimiser.decay = -1; }) == "decay");
  CHECK(field([](TaskTraining& t) { t.clip = kNaN; }) == "clip");
  CHECK(field([](TaskTraining& t) { t.clipValue = -1; }) == "clipValue");
  CHECK(field([](TaskTraining& t) { t.window = -1; }) == "window");
  NetworkConfig bothWays = config(Architecture::manyToOne);
  bothWays.bidirectional = true;
  TaskTraining cut = training();
  cut.window = 3;
  CHECK(errorOf([&] { TaskSession(bothWays, kRecall, cut); }).code() == "setting-not-together");
  CHECK(field([](TaskTraining& t) { t.schedule.stepFactor = 2; }) == "stepFactor");
}

TEST_CASE("A task that would fill the memory is refused before its network is built") {
  NetworkConfig large = config(Architecture::manyToOne, CellKind::lstm);
  large.hidden = 512;
  CHECK(errorOf([&] { TaskSession(large, {.name = "delayedRecall", .options = {{"lag", 10000}, {"heldOut", 1}}}, training()); }).code() == "too-large");
}

TEST_CASE("What cannot be looked at is refused") {
  TaskSession session = recall(), plane = points();
  CHECK(errorOf([&] { session.example(40); }).details().field == "index");
  CHECK(errorOf([&] { session.trace(-1); }).details().field == "index");
  CHECK(errorOf([&] { session.predict({}, 0); }).details().field == "type");
  CHECK(errorOf([&] { session.stateGradientsOver(10002); }).details().field == "steps");
  CHECK(errorOf([&] { plane.stateGradientsOver(100); }).code() == "setting-not-together");
  CHECK(errorOf([&] { plane.predict({}, 0); }).details().field == "count");
  CHECK(errorOf([&] { plane.predict(std::vector<float>(3), 2); }).code() == "batch-shape");
}

TEST_CASE("A task goes on bit for bit from what was saved, for every optimiser, wherever in a measurement it was") {
  const OptimiserKind optimiser = GENERATE(OptimiserKind::sgd, OptimiserKind::adagrad, OptimiserKind::rmsprop,
                                           OptimiserKind::adam, OptimiserKind::adamw);
  NetworkConfig network = config(Architecture::manyToOne);
  network.layers = 2;
  network.dropout = 0.3;
  TaskTraining settings = training();
  settings.optimiser.kind = optimiser;
  const auto open = [&] { return TaskSession(network, kRecall, settings); };
  TaskSession whole = open(), first = open();
  const Run made = run(whole, 60);
  const Run before = run(first, 25);
  first.train(1, 0);  // a piece of the measurement at step 25
  TaskSession second = open();
  run(second, 3);
  const Snapshot restored = second.restore(first.save());
  CHECK(restored.step == 25);
  CHECK(restored.characters == 25 * 16);
  CHECK(restored.newTrainLosses.empty());
  Run all = before;
  const Run after = run(second, 35);
  all.losses.insert(all.losses.end(), after.losses.begin(), after.losses.end());
  CHECK(all.losses == made.losses);
  CHECK(second.save() == whole.save());
}

TEST_CASE("A task is saved as it was when it was last good once a weight is no number, before that shows in a loss, and after") {
  TaskSession session = recall();
  run(session, 30);
  session.network().parameters().values()[0] = std::numeric_limits<float>::quiet_NaN();
  session.network().pack();
  const auto before = session.save();
  CHECK(session.train(1000, kNoHurry).diverged);
  CHECK(session.save() == before);
  TaskSession restored = recall(), straight = recall();
  CHECK(restored.restore(before).step == 25);
  const Run whole = run(straight, 40), rest = run(restored, 15);
  CHECK(std::equal(rest.losses.begin(), rest.losses.end(), whole.losses.begin() + 25));
}
