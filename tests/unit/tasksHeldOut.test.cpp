// What every task promises: the same seed the same data, and no example that is both learned and held out.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>
#include <set>

#include "rnn/data/taskByName.hpp"
#include "support/batches.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

using Inputs = std::set<std::vector<double>>;

struct Made {
  std::string name;
  TaskOptions options;
};

// With the options as they stand, and where there are fewest different examples.
const std::vector<Made> kTasks = {
    {"xor", {}},
    {"circles", {}},
    {"spiral", {{"noise", 0.1}}},
    {"copyMemory", {}},
    {"copyMemory", {{"symbols", 2}, {"remember", 10}, {"blanks", 0}}},
    {"adding", {}},
    {"adding", {{"length", 2}}},
    {"delayedRecall", {}},
    {"delayedRecall", {{"lag", 5}, {"classes", 2}, {"distractors", 6}}},
    {"parity", {}},
    {"parity", {{"shortest", 10}, {"longest", 10}, {"bitTokens", 1}}},
    {"parity", {{"shortest", 1}, {"longest", 10}, {"everyStep", 0}}},
    {"randomTokens", {}},
    {"randomTokens", {{"inputTokens", 2}, {"steps", 10}}},
    {"translation", {}},
    {"translation", {{"toEnglish", 1}}},
    {"translation", {{"sentences", 1}}},
};

void addInputs(const Batch& batch, const TaskShape& shape, Inputs& to) {
  for (int b = 0; b < batch.size; ++b) to.insert(inputOf(batch, shape, b));
}

Inputs learned(const Task& task, int batches) {
  Inputs inputs;
  Random random(11);
  for (int i = 0; i < batches; ++i) addInputs(task.trainingBatch(64, random), task.shape(), inputs);
  return inputs;
}

Inputs held(const Task& task) {
  Inputs inputs;
  addInputs(task.heldOut(), task.shape(), inputs);
  return inputs;
}

int countCommon(const Inputs& a, const Inputs& b) {
  int common = 0;
  for (const auto& input : a) common += static_cast<int>(b.count(input));
  return common;
}

bool equal(const Batch& a, const Batch& b) {
  return a.size == b.size && a.inputSteps == b.inputSteps && a.inputTokens == b.inputTokens &&
         a.inputFeatures == b.inputFeatures && a.inputLengths == b.inputLengths && a.targetSteps == b.targetSteps &&
         a.targetTokens == b.targetTokens && a.targetValues == b.targetValues && a.judged == b.judged;
}

}  // namespace

TEST_CASE("no example is both learned and held out, over many draws") {
  const Made& made = GENERATE(from_range(kTasks));
  CAPTURE(made.name);
  const auto task = makeTask(made.name, made.options);
  const Inputs training = learned(*task, 200);
  CHECK(training.size() > 900);
  CHECK(countCommon(held(*task), training) == 0);
}

TEST_CASE("every row of ten bits is either learned or held out, and about a tenth is held out") {
  const auto task = makeTask("parity", {{"shortest", 10}, {"longest", 10}, {"heldOut", 1024}});
  const Inputs training = learned(*task, 400);
  const Inputs kept = held(*task);
  CHECK(training.size() + kept.size() == 1024);
  CHECK(kept.size() > 70);
  CHECK(kept.size() < 135);
}

TEST_CASE("wherever the options allow the fewest different examples, some are held out and some are learned") {
  Random random(12);
  for (int symbols = 2; symbols <= 64; ++symbols) {
    int remember = 1;
    while (std::pow(symbols, remember) < 1000) ++remember;
    const auto task = makeTask("copyMemory", {{"symbols", symbols}, {"remember", remember}, {"heldOut", 20}});
    REQUIRE(task->heldOut().size == 20);
    REQUIRE(task->trainingBatch(20, random).size == 20);
  }
}

TEST_CASE("the same seed gives the same batches, another seed gives others") {
  const Made& made = GENERATE(from_range(kTasks));
  CAPTURE(made.name);
  const auto task = makeTask(made.name, made.options);
  Random first(5), second(5), other(6);
  for (int i = 0; i < 3; ++i) {
    const Batch batch = task->trainingBatch(32, first);
    CHECK(equal(batch, task->trainingBatch(32, second)));
    CHECK_FALSE(equal(batch, task->trainingBatch(32, other)));
  }
}

TEST_CASE("the held-out set is always the same, as large as was asked for, and begins alike at every size") {
  const Made& made = GENERATE(from_range(kTasks));
  CAPTURE(made.name);
  TaskOptions options = made.options;
  options["heldOut"] = 40;
  const auto task = makeTask(made.name, options);
  const Batch batch = task->heldOut();
  const Batch larger = makeTask(made.name, made.options)->heldOut();
  CHECK(batch.size == 40);
  CHECK(larger.size == 256);
  CHECK(equal(batch, task->heldOut()));
  for (int b = 0; b < 40; ++b) {
    REQUIRE(inputOf(batch, task->shape(), b) == inputOf(larger, task->shape(), b));
  }
}

TEST_CASE("a batch of eight is a batch of five and the three examples after it") {
  const Made& made = GENERATE(from_range(kTasks));
  CAPTURE(made.name);
  const auto task = makeTask(made.name, made.options);
  Random whole(3), parts(3);
  const Batch eight = task->trainingBatch(8, whole);
  const Batch five = task->trainingBatch(5, parts);
  const Batch three = task->trainingBatch(3, parts);
  for (int b = 0; b < 8; ++b) {
    CHECK(inputOf(eight, task->shape(), b) ==
          (b < 5 ? inputOf(five, task->shape(), b) : inputOf(three, task->shape(), b - 5)));
  }
}

TEST_CASE("the arrays of a batch are as long as its steps, examples and the task's shape say") {
  const Made& made = GENERATE(from_range(kTasks));
  CAPTURE(made.name);
  const auto task = makeTask(made.name, made.options);
  const TaskShape shape = task->shape();
  Random random(4);
  const Batch batch = task->trainingBatch(16, random);
  const std::size_t inputs = batch.inputSteps * batch.size;
  const std::size_t targets = batch.targetSteps * batch.size;
  CHECK(batch.inputTokens.size() == (shape.tokensIn ? inputs : 0));
  CHECK(batch.inputFeatures.size() == (shape.tokensIn ? 0 : inputs * shape.inputSize));
  CHECK(batch.targetTokens.size() == (shape.tokensOut ? targets : 0));
  CHECK(batch.targetValues.size() == (shape.tokensOut ? 0 : targets * shape.outputSize));
  CHECK((batch.judged.empty() || batch.judged.size() == targets));
  for (const Token token : batch.inputTokens) REQUIRE((token < shape.inputSize || token == kNoToken));
  for (const Token token : batch.targetTokens) REQUIRE((token < shape.outputSize || token == kNoToken));
}
