// Examples of different lengths in one batch: neither what stands in the padding nor how much of it there is nor who
// else is in the batch changes a number.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "support/everyNetwork.hpp"
#include "support/oneExample.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::vector<NetworkProblem> maskedProblems(const Cell& cell, int layers) {
  std::vector<NetworkProblem> problems;
  for (const NetworkProblem& problem : everyProblem(cell, layers)) {
    if (problem.masked && problem.config.type != Architecture::oneToMany) problems.push_back(problem);
  }
  return problems;
}

// Calls with t and b of every input step that comes after the end of its example.
template <class Visit>
void throughPadding(const Batch& batch, Visit visit) {
  for (int t = 0; t < batch.inputSteps; ++t) {
    for (int b = 0; b < batch.size; ++b) {
      if (t >= batch.inputLengths[b]) visit(t, b);
    }
  }
}

Batch filledWith(Batch batch, const NetworkConfig& c, float feature, Token token) {
  throughPadding(batch, [&](int t, int b) {
    if (c.tokensIn) batch.inputTokens[t * batch.size + b] = token;
    for (int i = 0; i < c.inputSize && !c.tokensIn; ++i) batch.inputFeatures[(t * batch.size + b) * c.inputSize + i] = feature;
  });
  return batch;
}

// The same examples in a batch with so many more steps.
Batch longer(Batch batch, const NetworkConfig& c, int more) {
  const auto places = static_cast<std::size_t>(more * batch.size);
  batch.inputSteps += more;
  if (c.tokensIn) batch.inputTokens.insert(batch.inputTokens.end(), places, kNoToken);
  else batch.inputFeatures.insert(batch.inputFeatures.end(), places * static_cast<std::size_t>(c.inputSize), 0.5f);
  if (c.type == Architecture::manyToOne) return batch;
  batch.targetSteps += more;
  if (c.output == OutputKind::softmax) {
    batch.targetTokens.insert(batch.targetTokens.end(), places, kNoToken);
  } else {
    batch.targetValues.insert(batch.targetValues.end(), places * static_cast<std::size_t>(c.outputSize), 0.5f);
    batch.judged.insert(batch.judged.end(), places, 0);
  }
  return batch;
}

double largestDifference(std::span<const double> x, std::span<const double> y) {
  double largest = 0;
  for (std::size_t i = 0; i < x.size(); ++i) largest = std::max(largest, std::abs(x[i] - y[i]));
  return largest;
}

}  // namespace

TEST_CASE("What stands in the padding changes no bit of outputs, loss and gradients, even if it is NaN") {
  const Cell cell = GENERATE(from_range(kCells));
  const int layers = GENERATE(1, 2);
  for (const NetworkProblem& problem : maskedProblems(cell, layers)) {
    INFO(problem.text());
    auto network = makeNetwork<double>(problem);
    const Batch batch = makeBatch(problem);
    const Passed expected = passThrough(network, filledWith(batch, problem.config, 0, kNoToken));
    const std::vector<double> gradients(network.parameters().gradients().begin(), network.parameters().gradients().end());
    for (const float feature : {1e30f, static_cast<float>(kInfinity), static_cast<float>(kNaN)}) {
      const Passed passed = passThrough(network, filledWith(batch, problem.config, feature, Token(2)));
      CHECK(passed.loss == expected.loss);
      CHECK(allSame(passed.z, expected.z));
      CHECK(allSame(network.parameters().gradients(), gradients));
    }
  }
}

TEST_CASE("More padding changes neither the loss nor a gradient nor an output that was there before") {
  const Cell cell = GENERATE(from_range(kCells));
  for (const NetworkProblem& problem : maskedProblems(cell, 2)) {
    INFO(problem.text());
    auto network = makeNetwork<double>(problem);
    const Batch batch = makeBatch(problem);
    const Passed expected = passThrough(network, batch);
    const std::vector<double> gradients(network.parameters().gradients().begin(), network.parameters().gradients().end());
    const Passed passed = passThrough(network, longer(batch, problem.config, 3));
    CHECK(std::abs(passed.loss - expected.loss) < 1e-14);
    CHECK(largestDifference(expected.z, passed.z) == 0);
    CHECK(largestDifference(gradients, network.parameters().gradients()) < 1e-14);
  }
}

TEST_CASE("An example gives the same bits in a batch of 32 and alone at its own length") {
  const Cell cell = GENERATE(from_range(kCells));
  const int layers = GENERATE(1, 2);
  for (NetworkProblem& problem : everyProblem(cell, layers)) {
    if (problem.config.lossOver == LossOver::steps) continue;
    problem.size = 32;
    INFO(problem.text());
    auto network = makeNetwork<float>(problem);
    const Batch batch = makeBatch(problem);
    const Passed together = passThrough(network, batch);
    bool outputsAreSame = true;
    double loss = 0;
    for (int b = 0; b < batch.size; ++b) {
      const Batch one = exampleOf(batch, problem.config, b);
      const Passed alone = passThrough(network, one);
      const auto mine = columnOf(together.z, batch.size, problem.config.outputSize, one.targetSteps, b);
      outputsAreSame = outputsAreSame && allSame(alone.z, mine);
      loss += alone.loss / batch.size;
    }
    CHECK(outputsAreSame);
    CHECK(relativeError(together.loss, loss) < 1e-12);
  }
}

TEST_CASE("The gradient of a batch is the mean of its examples' gradients") {
  const Cell cell = GENERATE(from_range(kCells));
  for (const NetworkProblem& problem : everyProblem(cell, 2)) {
    if (problem.config.lossOver == LossOver::steps) continue;
    INFO(problem.text());
    auto network = makeNetwork<double>(problem);
    const Batch batch = makeBatch(problem);
    passThrough(network, batch);
    const std::vector<double> together(network.parameters().gradients().begin(), network.parameters().gradients().end());
    std::vector<double> mean(together.size());
    for (int b = 0; b < batch.size; ++b) {
      passThrough(network, exampleOf(batch, problem.config, b));
      for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += network.parameters().gradients()[i] / batch.size;
    }
    CHECK(largestDifference(together, mean) < 1e-14);
  }
}
