// In segments or at once: the same loss and the same gradients, and far less memory.
#include "rnn/train/longSequence.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <utility>

#include "support/errors.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSteps = 10;

// The largest relative error of the loss and of any gradient against those of the whole sequence at once.
double errorOfSegments(Network<double>& network, const Batch& batch, int segment) {
  const double expected = passThrough(network, batch).loss;
  const std::vector<double> gradients(network.parameters().gradients().begin(), network.parameters().gradients().end());
  LongSequence<double> sequence(network, segment);
  double worst = 0;
  for (int run = 0; run < 2; ++run) {  // nothing of the first is left for the second
    worst = std::max(worst, relativeError(sequence.run(batch), expected));
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      worst = std::max(worst, relativeError(network.parameters().gradients()[i], gradients[i], 1e-3));
    }
  }
  return worst;
}

// Most refusals name the field.
std::string refusedField(const NetworkConfig& config) {
  Network<double> network(config);
  const Error error = errorOf([&] { LongSequence<double>{network}; });
  CHECK(error.code() == "setting-not-together");
  return error.details().field;
}

}  // namespace

TEST_CASE("A sequence computed in segments has the loss and the gradients of one computed at once") {
  NetworkConfig config = smallConfig(GENERATE(Architecture::manyToMany, Architecture::manyToOne), GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.tokensIn = GENERATE(true, false);
  config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  config.lossOver = config.tokensIn ? LossOver::steps : LossOver::examples;
  config.layers = 2;
  const NetworkProblem problem{.config = config, .longest = kSteps};
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  for (const int segment : {1, 3, 5, 7, kSteps - 1, kSteps, kSteps + 5, 0}) {
    CAPTURE(segment);
    CHECK(errorOfSegments(network, batch, segment) < 1e-12);
  }
}

TEST_CASE("Steps that are not judged count in no segment") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::gru);
  config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid);
  const NetworkProblem problem{.config = config, .longest = kSteps};
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  batch.judged.resize(3 * kSteps);
  for (std::size_t row = 0; row < 3 * kSteps; ++row) {
    batch.judged[row] = row % 4 == 0;
    if (config.output == OutputKind::softmax && row % 4 > 0) batch.targetTokens[row] = kNoToken;
  }
  CHECK(errorOfSegments(network, batch, 4) < 1e-12);
}

TEST_CASE("The same run takes batches of other sizes and lengths, one after the other") {
  const NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::lstm);
  NetworkProblem problem{.config = config};
  auto network = makeNetwork<double>(problem);
  LongSequence<double> sequence(network);
  for (const auto& [size, steps] : {std::pair{3, 10}, {1, 10}, {1, 25}, {4, 1}, {3, 10}}) {
    problem.size = size;
    problem.longest = steps;
    const Batch batch = makeBatch(problem);
    const double expected = passThrough(network, batch).loss;
    CHECK(relativeError(sequence.run(batch), expected) < 1e-12);
  }
}

TEST_CASE("What cannot be computed in segments is refused by name") {
  const NetworkConfig fine = smallConfig(Architecture::manyToMany, CellKind::lstm);
  NetworkConfig config = fine;
  config.bidirectional = true;
  CHECK(refusedField(config) == "bidirectional");
  config = fine;
  config.layers = 2;
  config.dropout = 0.5;
  CHECK(refusedField(config) == "dropout");
  config = fine;
  config.embedding = 2;
  CHECK(refusedField(config) == "embedding");
  for (const Architecture type : {Architecture::oneToOne, Architecture::oneToMany, Architecture::encoderDecoder}) {
    CHECK(refusedField(smallConfig(type, CellKind::lstm)) == "type");
  }

  Network<double> network(fine);
  CHECK(errorOf([&] { LongSequence<double>(network, -1); }).details().field == "segment");
  CHECK(errorOf([&] { LongSequence<double>(network, 10001); }).details().field == "segment");
}

TEST_CASE("Sequences of different lengths, and arrays that do not fill the batch, are refused") {
  NetworkProblem problem{.config = smallConfig(Architecture::manyToMany, CellKind::gru), .longest = kSteps};
  problem.config.tokensIn = GENERATE(true, false);
  problem.config.output = GENERATE(OutputKind::softmax, OutputKind::identity);
  auto network = makeNetwork<double>(problem);
  LongSequence<double> sequence(network);
  const auto refusal = [&](auto change) {
    Batch batch = makeBatch(problem);
    change(batch);
    const Error error = errorOf([&] { sequence.run(batch); });
    CHECK(error.code() == "batch-shape");
    return error.details().field;
  };
  CHECK(refusal([](Batch& batch) { batch.inputLengths = {10, 9, 8}; }) == "inputLengths");
  if (problem.config.tokensIn) CHECK(refusal([](Batch& batch) { batch.inputTokens.pop_back(); }) == "inputTokens");
  else CHECK(refusal([](Batch& batch) { batch.inputFeatures.pop_back(); }) == "inputFeatures");
  if (problem.config.output == OutputKind::softmax) CHECK(refusal([](Batch& batch) { batch.targetTokens.pop_back(); }) == "targetTokens");
  else CHECK(refusal([](Batch& batch) { batch.targetValues.pop_back(); }) == "targetValues");
}

TEST_CASE("10,000 steps of an LSTM of 128 units fit in 64 MB, many times less than all of their gates") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, CellKind::lstm, 128);
  const NetworkProblem problem{.config = config, .size = 1, .longest = 10000};
  auto network = makeNetwork<float>(problem);
  LongSequence<float> sequence(network);
  const double loss = sequence.run(makeBatch(problem));
  CHECK(std::isfinite(loss));
  // At once, each step keeps a, c, ∂L/∂a and four gates, 128 floats each.
  constexpr std::size_t kAtOnce = std::size_t{10000} * 7 * 128 * sizeof(float);
  CHECK(sequence.activationBytes() > 100 * 7 * 128 * sizeof(float));  // one segment of √T steps at least
  CHECK(sequence.activationBytes() < std::size_t{64} << 20);
  CHECK(sequence.activationBytes() < kAtOnce / 40);
}
