#include "rnn/model/network.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "support/errors.hpp"
#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinRel;

namespace {

struct Shape {
  std::string name;
  int rows;
  int columns;
  bool operator==(const Shape&) const = default;
};

std::vector<Shape> shapesOf(const Network<float>& network) {
  std::vector<Shape> shapes;
  for (const auto& tensor : network.parameters().tensors()) shapes.push_back({tensor.name, tensor.rows, tensor.columns});
  return shapes;
}

// A network that says z = bias, whatever it reads.
template <class T>
Network<T> constantNetwork(const NetworkConfig& config, std::initializer_list<double> z) {
  Network<T> network(config);
  auto bias = network.parameters().value(network.parameters().find("output.bias"));
  std::transform(z.begin(), z.end(), bias.data(), [](double x) { return static_cast<T>(x); });
  return network;
}

// One example of one step.
Batch oneStep() {
  Batch batch;
  batch.size = batch.inputSteps = batch.targetSteps = 1;
  batch.inputTokens = {0};
  return batch;
}

template <class T>
bool allFinite(std::span<const T> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](T x) { return std::isfinite(x); });
}

}  // namespace

TEST_CASE("A network's tensors have PyTorch's names and shapes") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, CellKind::gru, 3);
  config.bidirectional = true;
  CHECK(shapesOf(Network<float>(config)) == std::vector<Shape>{{"weight_ih_l0", 9, 5},
                                                               {"weight_hh_l0", 9, 3},
                                                               {"bias_ih_l0", 9, 1},
                                                               {"bias_hh_l0", 9, 1},
                                                               {"weight_ih_l0_reverse", 9, 5},
                                                               {"weight_hh_l0_reverse", 9, 3},
                                                               {"bias_ih_l0_reverse", 9, 1},
                                                               {"bias_hh_l0_reverse", 9, 1},
                                                               {"output.weight", 4, 6},
                                                               {"output.bias", 4, 1}});
}

TEST_CASE("An encoder–decoder's tensors say which part they belong to") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::rnn, 3);
  config.embedding = 2;
  config.bidirectional = true;
  config.attention = AttentionKind::additive;
  CHECK(shapesOf(Network<float>(config)) == std::vector<Shape>{{"embedding.weight", 5, 2},
                                                               {"decoder.embedding.weight", 4, 2},
                                                               {"encoder.weight_ih_l0", 3, 2},
                                                               {"encoder.weight_hh_l0", 3, 3},
                                                               {"encoder.bias_ih_l0", 3, 1},
                                                               {"encoder.bias_hh_l0", 3, 1},
                                                               {"encoder.weight_ih_l0_reverse", 3, 2},
                                                               {"encoder.weight_hh_l0_reverse", 3, 3},
                                                               {"encoder.bias_ih_l0_reverse", 3, 1},
                                                               {"encoder.bias_hh_l0_reverse", 3, 1},
                                                               {"decoder.weight_ih_l0", 3, 2},
                                                               {"decoder.weight_hh_l0", 3, 3},
                                                               {"decoder.bias_ih_l0", 3, 1},
                                                               {"decoder.bias_hh_l0", 3, 1},
                                                               {"attention.key.weight", 3, 6},
                                                               {"attention.key.bias", 3, 1},
                                                               {"attention.combine.weight", 3, 9},
                                                               {"attention.combine.bias", 3, 1},
                                                               {"attention.query.weight", 3, 3},
                                                               {"attention.query.bias", 3, 1},
                                                               {"attention.score.weight", 1, 3},
                                                               {"output.weight", 4, 3},
                                                               {"output.bias", 4, 1}});
}

TEST_CASE("A second pass over the same batch gives the same bits, whatever the tape held before") {
  const Cell cell = GENERATE(from_range(kCells));
  for (NetworkProblem& problem : everyProblem(cell, 2)) {
    auto network = makeNetwork<float>(problem);
    const Batch batch = makeBatch(problem);
    const double fresh = passThrough(network, batch).loss;
    const std::vector<float> gradients(network.parameters().gradients().begin(), network.parameters().gradients().end());
    auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
    problem.seed = 2;
    problem.masked = !problem.masked;
    double loss = 0;
    for (const Batch& one : {makeBatch(problem), batch}) {
      network.forward(tape, one);
      loss = network.loss(tape, one);
      network.backward(tape);
    }
    INFO(problem.text());
    CHECK(loss == fresh);
    CHECK(allSame(network.parameters().gradients(), gradients));
  }
}

TEST_CASE("The mean of the steps is the sum of the steps over their number, and its gradient too") {
  const OutputKind output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  NetworkProblem problem{smallConfig(Architecture::manyToMany, CellKind::gru), true};
  problem.config.output = output;
  const Batch batch = makeBatch(problem);
  auto means = makeNetwork<double>(problem);
  const double mean = passThrough(means, batch).loss;
  problem.config.lossOver = LossOver::examples;
  auto sums = makeNetwork<double>(problem);
  const double sum = passThrough(sums, batch).loss;
  const double judged = 4 + 1 + 3;  // the lengths of the three examples
  CHECK_THAT(sum / mean, WithinRel(judged / batch.size, 1e-14));
  for (std::size_t i = 0; i < sums.parameters().gradients().size(); ++i) {
    CHECK(std::abs(sums.parameters().gradients()[i] - means.parameters().gradients()[i] * judged / batch.size) < 1e-14);
  }
}

TEST_CASE("A batch in which nothing is judged costs nothing and gives no gradient") {
  const OutputKind output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  NetworkProblem problem{smallConfig(Architecture::manyToMany, CellKind::lstm)};
  problem.config.output = output;
  Batch batch = makeBatch(problem);
  std::fill(batch.targetTokens.begin(), batch.targetTokens.end(), kNoToken);
  batch.judged.assign(static_cast<std::size_t>(batch.size * batch.targetSteps), 0);
  auto network = makeNetwork<double>(problem);
  CHECK(passThrough(network, batch).loss == 0);
  for (const double g : network.parameters().gradients()) CHECK(g == 0);
}

TEMPLATE_TEST_CASE("Outputs of ±100 before g' cost what they must, and every gradient is finite", "", float, double) {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::lstm);
  config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  INFO(static_cast<int>(config.output));
  auto network = constantNetwork<TestType>(config, {100, -100, 0, -100});
  Batch right = oneStep(), wrong = oneStep();
  right.targetTokens = {0};
  wrong.targetTokens = {1};
  right.targetValues = {1, 0, 0.5f, 0};
  wrong.targetValues = {0, 1, 0.5f, 0};
  const double rightLoss = passThrough(network, right).loss, wrongLoss = passThrough(network, wrong).loss;
  CHECK(allFinite<TestType>(network.parameters().gradients()));
  if (config.output == OutputKind::softmax) {
    CHECK(rightLoss < 1e-40);
    CHECK(wrongLoss == 200);
  } else if (config.output == OutputKind::sigmoid) {
    CHECK_THAT(rightLoss, WithinRel(std::log(2), 1e-15));
    CHECK_THAT(wrongLoss, WithinRel(200 + std::log(2), 1e-15));
  } else {
    CHECK(rightLoss == (99 * 99 + 100 * 100 + 0.25 + 100 * 100) / 2);
    CHECK(wrongLoss == (100 * 100 + 101 * 101 + 0.25 + 100 * 100) / 2);
  }
}

TEST_CASE("One to many goes on from its targets step by step to the outputs that it has at once") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const int embedding = GENERATE(0, 3);
  NetworkProblem problem{smallConfig(Architecture::oneToMany, cell)};
  problem.config.layers = 2;
  problem.config.embedding = embedding;
  auto network = makeNetwork<float>(problem);
  const Batch batch = makeBatch(problem);
  auto whole = network.makeTape(batch.size, 1, batch.targetSteps, false);
  network.forward(whole, batch);

  auto pieces = network.makeTape(batch.size, 1, batch.targetSteps, false);
  pieces.inputs = batch.inputTokens;
  for (int t = 0; t < batch.targetSteps; ++t) {
    pieces.inputs.resize(static_cast<std::size_t>(batch.targetSteps * batch.size), kNoToken);
    network.continueStack(pieces, t, t + 1);
    if (t + 1 == batch.targetSteps) break;
    for (int b = 0; b < batch.size; ++b) {
      const int at = t * batch.size + b;
      pieces.inputs[at + batch.size] = static_cast<Token>(problem.config.inputSize + batch.targetTokens[at]);
    }
  }
  CHECK(allSame(pieces.outputs.numbers(), whole.outputs.numbers()));
}

TEST_CASE("A decoder goes on from its targets step by step to the outputs that it has at once") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const AttentionKind attention = GENERATE(AttentionKind::none, AttentionKind::dot, AttentionKind::additive);
  NetworkProblem problem{smallConfig(Architecture::encoderDecoder, cell), true};
  problem.config.layers = 2;
  problem.config.bidirectional = true;
  problem.config.attention = attention;
  auto network = makeNetwork<float>(problem);
  const Batch batch = makeBatch(problem);
  auto whole = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  network.forward(whole, batch);

  auto pieces = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, false);
  pieces.decoderInputs.assign(static_cast<std::size_t>(batch.targetSteps * batch.size), kNoToken);
  network.encode(pieces, batch);
  for (int t = 0; t < batch.targetSteps; ++t) {
    network.decode(pieces, t, t + 1);
    if (t + 1 == batch.targetSteps) break;
    for (int b = 0; b < batch.size; ++b) pieces.decoderInputs[(t + 1) * batch.size + b] = batch.targetTokens[t * batch.size + b];
  }
  CHECK(allSame(pieces.outputs.numbers(), whole.outputs.numbers()));
}

TEST_CASE("A batch whose arrays have not the size that its network needs is refused with their name") {
  NetworkProblem problem{smallConfig(Architecture::manyToMany, CellKind::gru), true};
  const auto refusal = [&](auto change) {
    Batch batch = makeBatch(problem);
    auto network = makeNetwork<float>(problem);
    auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
    change(batch);
    const Error error = errorOf([&] {
      network.forward(tape, batch);
      network.loss(tape, batch);
    });
    CHECK(error.code() == "batch-shape");
    return error.details().field;
  };
  CHECK(refusal([](Batch& b) { b.inputTokens.pop_back(); }) == "inputTokens");
  CHECK(refusal([](Batch& b) { b.targetTokens.pop_back(); }) == "targetTokens");
  CHECK(refusal([](Batch& b) { b.inputLengths.pop_back(); }) == "inputLengths");
  CHECK(refusal([](Batch& b) { ++b.size; }) == "size");
  problem.config.tokensIn = false;
  problem.config.output = OutputKind::sigmoid;
  CHECK(refusal([](Batch& b) { b.inputFeatures.pop_back(); }) == "inputFeatures");
  CHECK(refusal([](Batch& b) { b.targetValues.clear(); }) == "targetValues");
}
