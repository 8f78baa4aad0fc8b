// What a trace shows is held against the equations of the course, computed here from the traced parts.
#include "rnn/look/trace.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "support/errors.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// The network's functions are correct to 4e-15 in double (activations.hpp).
constexpr double kExact = 1e-12;

double logistic(double z) { return 1 / (1 + std::exp(-z)); }

double activationOf(const TracedGate& gate, const NetworkConfig& config, double z) {
  if (gate.name == "candidate") return std::tanh(z);
  if (gate.name != "hidden") return logistic(z);
  if (config.g == Activation::relu) return std::max(z, 0.0);
  return config.g == Activation::tanh ? std::tanh(z) : logistic(z);
}

double valueOf(const TracedLayer& layer, std::string_view gate, int t, int i) {
  for (const auto& one : layer.gates) {
    if (one.name == gate) return one.value.at(t, i);
  }
  FAIL("there is no gate " << gate);
  return 0;
}

// What c⟨t⟩ of the step before is, 0 at the beginning.
double cBefore(const TracedLayer& layer, int t, int i, double first) {
  const int before = layer.direction == Direction::forward ? t - 1 : t + 1;
  return before < 0 || before >= layer.c.steps ? first : layer.c.at(before, i);
}

double aBefore(const TracedLayer& layer, int t, int i, double first) {
  const int before = layer.direction == Direction::forward ? t - 1 : t + 1;
  return before < 0 || before >= layer.a.steps ? first : layer.a.at(before, i);
}

double weightTimes(const MatrixView<double>& weights, int row, const Rows& x, int t) {
  double sum = 0;
  for (int i = 0; i < x.size; ++i) sum += weights(row, i) * x.at(t, i);
  return sum;
}

// W_ax x⟨t⟩ + b_x and W_aa a⟨t−1⟩ + b_a of a gate, which has the given place among PyTorch's.
struct Parts {
  double fromInput, fromState;
};
Parts partsOf(Network<double>& network, const TracedLayer& layer, int gate, int t, int i) {
  const std::string name = "_l" + std::to_string(layer.layer) + (layer.direction == Direction::backward ? "_reverse" : "");
  const std::string prefix = layer.part == "stack" ? "" : layer.part + ".";
  auto& p = network.parameters();
  const auto tensor = [&](const char* kind) { return p.value(p.find(prefix + kind + name)); };
  const int row = gate * network.config().hidden + i;
  return {tensor("bias_ih")(row, 0) + weightTimes(tensor("weight_ih"), row, layer.x, t),
          tensor("bias_hh")(row, 0) + weightTimes(tensor("weight_hh"), row, layer.aPrevious, t)};
}

// The largest difference between a layer's traced numbers and its cell's equations, over the steps that the example has.
double cellError(Network<double>& network, const TracedLayer& layer, int length, const TracedLayer* begins = nullptr) {
  const NetworkConfig& c = network.config();
  double worst = 0;
  const auto compare = [&](double traced, double expected) { worst = std::max(worst, std::abs(traced - expected)); };
  for (int t = 0; t < length; ++t) {
    for (int i = 0; i < c.hidden; ++i) {
      for (int gate = 0; gate < static_cast<int>(layer.gates.size()); ++gate) {
        const auto& one = layer.gates[static_cast<std::size_t>(gate)];
        const Parts parts = partsOf(network, layer, gate, t, i);
        const bool resets = c.cell == CellKind::gru && one.name == "candidate";
        compare(one.preActivation.at(t, i), parts.fromInput + parts.fromState * (resets ? valueOf(layer, "reset", t, i) : 1));
        compare(one.value.at(t, i), activationOf(one, c, one.preActivation.at(t, i)));
      }
      const int last = begins ? begins->a.steps - 1 : 0;
      compare(layer.aPrevious.at(t, i), aBefore(layer, t, i, begins ? begins->a.at(last, i) : 0));
      if (c.cell == CellKind::rnn) compare(layer.a.at(t, i), valueOf(layer, "hidden", t, i));
      if (c.cell == CellKind::gru) {
        const double update = valueOf(layer, "update", t, i);
        compare(layer.a.at(t, i), (1 - update) * valueOf(layer, "candidate", t, i) + update * layer.aPrevious.at(t, i));
      }
      if (c.cell == CellKind::lstm) {
        const double before = cBefore(layer, t, i, begins ? begins->c.at(last, i) : 0);
        const double update = valueOf(layer, "update", t, i) * valueOf(layer, "candidate", t, i);
        compare(layer.c.at(t, i), valueOf(layer, "forget", t, i) * before + update);
        compare(layer.a.at(t, i), valueOf(layer, "output", t, i) * std::tanh(layer.c.at(t, i)));
      }
    }
  }
  return worst;
}

NetworkProblem oneExample(NetworkConfig config) { return {.config = config, .size = 1, .longest = 5, .longestTarget = 4}; }

NetworkConfig manyToMany(CellKind cell, Activation g = Activation::tanh) {
  NetworkConfig config = smallConfig(Architecture::manyToMany, cell);
  config.g = g;
  return config;
}

double rowSum(const Rows& rows, int t) {
  double sum = 0;
  for (int i = 0; i < rows.size; ++i) sum += rows.at(t, i);
  return sum;
}

}  // namespace

TEST_CASE("Every gate is the activation of what reaches it, and every state what the cell makes of its gates") {
  const NetworkConfig cell = GENERATE(manyToMany(CellKind::rnn), manyToMany(CellKind::rnn, Activation::relu),
                                      manyToMany(CellKind::rnn, Activation::sigmoid), manyToMany(CellKind::gru),
                                      manyToMany(CellKind::lstm));
  NetworkConfig config = cell;
  config.layers = GENERATE(1, 2);
  config.bidirectional = GENERATE(false, true);
  config.tokensIn = GENERATE(true, false);
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  const Trace traced = trace(network, makeBatch(problem));
  const std::size_t directions = config.bidirectional ? 2 : 1;
  REQUIRE(traced.layers.size() == static_cast<std::size_t>(config.layers) * directions);
  for (std::size_t i = 0; i < traced.layers.size(); ++i) {
    const TracedLayer& layer = traced.layers[i];
    CHECK(layer.part == "stack");
    CHECK(layer.layer == static_cast<int>(i / directions));
    CHECK(layer.direction == (i % directions == 0 ? Direction::forward : Direction::backward));
    CHECK(layer.a.steps == 5);
    CHECK(layer.gates.size() == (config.cell == CellKind::lstm ? 4 : config.cell == CellKind::gru ? 3 : 1));
    CHECK(layer.c.steps == (config.cell == CellKind::lstm ? 5 : 0));
    CHECK(cellError(network, layer, 5) < kExact);
  }
}

TEST_CASE("The first layer reads the example, the second what both directions of the first have said") {
  NetworkConfig config = manyToMany(CellKind::gru);
  config.layers = 2;
  config.bidirectional = true;
  SECTION("from tokens, as one-hot rows") {
    const auto problem = oneExample(config);
    const Batch batch = makeBatch(problem);
    auto network = makeNetwork<double>(problem);
    const Trace traced = trace(network, batch);
    for (int t = 0; t < 5; ++t) {
      CHECK(traced.layers[0].x.at(t, batch.inputTokens[static_cast<std::size_t>(t)]) == 1);
      CHECK(rowSum(traced.layers[0].x, t) == 1);
    }
    CHECK(traced.layers[1].x.numbers == traced.layers[0].x.numbers);
    for (const std::size_t second : {2u, 3u}) {
      REQUIRE(traced.layers[second].x.size == 6);
      for (int t = 0; t < 5; ++t) {
        for (int i = 0; i < 3; ++i) {
          CHECK(traced.layers[second].x.at(t, i) == traced.layers[0].a.at(t, i));
          CHECK(traced.layers[second].x.at(t, 3 + i) == traced.layers[1].a.at(t, i));
        }
      }
    }
  }
  SECTION("from features, as they are") {
    config.tokensIn = false;
    const auto problem = oneExample(config);
    const Batch batch = makeBatch(problem);
    auto network = makeNetwork<double>(problem);
    CHECK(allSame(trace(network, batch).layers[0].x.numbers, batch.inputFeatures));
  }
  SECTION("from embedded tokens, as the rows of the embedding") {
    config.embedding = 2;
    const auto problem = oneExample(config);
    const Batch batch = makeBatch(problem);
    auto network = makeNetwork<double>(problem);
    const Trace traced = trace(network, batch);
    const auto rows = network.parameters().value(network.parameters().find("embedding.weight"));
    for (int t = 0; t < 5; ++t) {
      for (int i = 0; i < 2; ++i) CHECK(traced.layers[0].x.at(t, i) == rows(batch.inputTokens[static_cast<std::size_t>(t)], i));
    }
    CHECK(cellError(network, traced.layers[0], 5) < kExact);
  }
}

TEST_CASE("An example that ends early is traced to its end, and is silent after it") {
  NetworkConfig config = manyToMany(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.bidirectional = GENERATE(false, true);
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  batch.inputLengths = {3};
  for (const std::size_t t : {3u, 4u}) batch.inputTokens[t] = batch.targetTokens[t] = kNoToken;
  const Trace traced = trace(network, batch);
  for (const TracedLayer& layer : traced.layers) {
    CHECK(cellError(network, layer, 3) < kExact);
    for (int t = 3; t < 5; ++t) {
      for (int i = 0; i < 3; ++i) {
        CHECK(layer.a.at(t, i) == 0);
        if (config.cell == CellKind::lstm) CHECK(layer.c.at(t, i) == 0);
      }
    }
  }
  CHECK(traced.losses[2] > 0);
  CHECK(traced.losses[3] == 0);
  CHECK(traced.losses[4] == 0);
}

TEST_CASE("The outputs are the output layer's of the last layer's states, and their losses are those of the course") {
  NetworkConfig config = manyToMany(CellKind::lstm);
  config.bidirectional = true;
  config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  if (config.output != OutputKind::softmax) batch.judged = {1, 1, 0, 1, 1};
  const Trace traced = trace(network, batch);
  const auto weights = network.parameters().value(network.parameters().find("output.weight"));
  const auto bias = network.parameters().value(network.parameters().find("output.bias"));
  for (int t = 0; t < 5; ++t) {
    double loss = 0;
    for (int o = 0; o < 4; ++o) {
      double z = bias(o, 0);
      for (int i = 0; i < 3; ++i) z += weights(o, i) * traced.layers[0].a.at(t, i) + weights(o, 3 + i) * traced.layers[1].a.at(t, i);
      CHECK(std::abs(traced.z.at(t, o) - z) < kExact);
      const double y = traced.outputs.at(t, o);
      if (config.output == OutputKind::softmax) {
        double all = 0;
        for (int other = 0; other < 4; ++other) all += std::exp(traced.z.at(t, other) - z);
        CHECK(std::abs(y - 1 / all) < kExact);
        if (o == batch.targetTokens[static_cast<std::size_t>(t)]) loss = -std::log(y);
        continue;
      }
      const double target = static_cast<double>(batch.targetValues[static_cast<std::size_t>(4 * t + o)]);
      const bool sigmoid = config.output == OutputKind::sigmoid;
      CHECK(std::abs(y - (sigmoid ? logistic(z) : z)) < kExact);
      loss += sigmoid ? -target * std::log(y) - (1 - target) * std::log(1 - y) : 0.5 * (y - target) * (y - target);
    }
    if (config.output == OutputKind::softmax) CHECK(std::abs(rowSum(traced.outputs, t) - 1) < kExact);
    const bool judged = batch.judged.empty() || batch.judged[static_cast<std::size_t>(t)] == 1;
    CHECK(std::abs(traced.losses[static_cast<std::size_t>(t)] - (judged ? loss : 0)) < kExact);
  }
}

TEST_CASE("Many to one says one thing, from the last state of each direction") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, CellKind::gru);
  config.bidirectional = true;
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  batch.inputLengths = {4};
  batch.inputTokens[4] = kNoToken;
  const Trace traced = trace(network, batch);
  REQUIRE(traced.z.steps == 1);
  const auto weights = network.parameters().value(network.parameters().find("output.weight"));
  const auto bias = network.parameters().value(network.parameters().find("output.bias"));
  for (int o = 0; o < 4; ++o) {
    double z = bias(o, 0);
    for (int i = 0; i < 3; ++i) z += weights(o, i) * traced.layers[0].a.at(3, i) + weights(o, 3 + i) * traced.layers[1].a.at(0, i);
    CHECK(std::abs(traced.z.at(0, o) - z) < kExact);
  }
  CHECK(std::abs(traced.losses[0] + std::log(traced.outputs.at(0, batch.targetTokens[0]))) < kExact);
}

TEST_CASE("One to many reads its input, then its targets one step late, behind the input's own tokens") {
  const auto problem = oneExample(smallConfig(Architecture::oneToMany, CellKind::rnn));
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const Trace traced = trace(network, batch);
  const TracedLayer& layer = traced.layers[0];
  REQUIRE(layer.x.size == 5 + 4);
  CHECK(layer.x.at(0, batch.inputTokens[0]) == 1);
  for (int t = 1; t < 4; ++t) CHECK(layer.x.at(t, 5 + batch.targetTokens[static_cast<std::size_t>(t - 1)]) == 1);
  for (int t = 0; t < 4; ++t) CHECK(rowSum(layer.x, t) == 1);
  CHECK(cellError(network, layer, 4) < kExact);
}

TEST_CASE("A decoder begins with the encoder's last states and attends to all that its encoder has read") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.attention = GENERATE(AttentionKind::none, AttentionKind::dot, AttentionKind::additive);
  config.layers = 2;
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const Trace traced = trace(network, batch);
  REQUIRE(traced.layers.size() == 4);
  for (const std::size_t layer : {0u, 1u}) {
    const TracedLayer &encoder = traced.layers[layer], &decoder = traced.layers[2 + layer];
    CHECK(encoder.part == "encoder");
    CHECK(decoder.part == "decoder");
    CHECK(encoder.a.steps == 5);
    CHECK(decoder.a.steps == 4);
    CHECK(cellError(network, encoder, 5) < kExact);
    CHECK(cellError(network, decoder, 4, &encoder) < kExact);
  }
  CHECK(rowSum(traced.layers[2].x, 0) == 0);  // the decoder's first input is nothing
  for (int t = 1; t < 4; ++t) CHECK(traced.layers[2].x.at(t, batch.targetTokens[static_cast<std::size_t>(t - 1)]) == 1);
  CHECK(traced.attention.steps == (config.attention == AttentionKind::none ? 0 : 4));
  for (int t = 0; t < traced.attention.steps; ++t) CHECK(std::abs(rowSum(traced.attention, t) - 1) < kExact);
}

TEST_CASE("The weights of attention are the softmax of the scores of keys and queries") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::gru);
  config.attention = GENERATE(AttentionKind::dot, AttentionKind::additive);
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  batch.inputLengths = {3};
  batch.inputTokens[3] = batch.inputTokens[4] = kNoToken;
  const Trace traced = trace(network, batch);
  auto& p = network.parameters();
  const auto tensor = [&](const char* name) { return p.value(p.find(name)); };
  const Rows &h = traced.layers[0].a, &a = traced.layers[1].a;
  for (int t = 0; t < 4; ++t) {
    double scores[3], total = 0;
    for (int s = 0; s < 3; ++s) {
      double score = 0;
      for (int i = 0; i < 3; ++i) {
        const double key = tensor("attention.key.bias")(i, 0) + weightTimes(tensor("attention.key.weight"), i, h, s);
        if (config.attention == AttentionKind::dot) {
          score += a.at(t, i) * key / std::sqrt(3.0);
        } else {
          const double query = tensor("attention.query.bias")(i, 0) + weightTimes(tensor("attention.query.weight"), i, a, t);
          score += tensor("attention.score.weight")(0, i) * std::tanh(query + key);
        }
      }
      total += scores[s] = std::exp(score);
    }
    for (int s = 0; s < 3; ++s) CHECK(std::abs(traced.attention.at(t, s) - scores[s] / total) < kExact);
    for (int s = 3; s < 5; ++s) CHECK(traced.attention.at(t, s) == 0);
  }
}

TEST_CASE("A trace in float shows the same as one in double, up to rounding") {
  NetworkConfig config = manyToMany(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  const auto problem = oneExample(config);
  auto single = makeNetwork<float>(problem);
  auto exact = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const Trace x = trace(single, batch), y = trace(exact, batch);
  double worst = 0;
  const auto compare = [&](const Rows& one, const Rows& other) {
    REQUIRE(one.numbers.size() == other.numbers.size());
    for (std::size_t i = 0; i < one.numbers.size(); ++i) worst = std::max(worst, std::abs(one.numbers[i] - other.numbers[i]));
  };
  for (std::size_t gate = 0; gate < x.layers[0].gates.size(); ++gate) {
    compare(x.layers[0].gates[gate].preActivation, y.layers[0].gates[gate].preActivation);
    compare(x.layers[0].gates[gate].value, y.layers[0].gates[gate].value);
  }
  compare(x.layers[0].a, y.layers[0].a);
  compare(x.outputs, y.outputs);
  CHECK(worst < 2e-6);
}

TEST_CASE("Of more tokens than fit in a picture there are no one-hot rows, and all else is there") {
  NetworkConfig config = manyToMany(CellKind::gru);
  config.inputSize = 257;
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const TracedLayer wide = trace(network, batch).layers[0];
  CHECK(wide.x.numbers.empty());
  const auto weights = network.parameters().value(network.parameters().find("weight_ih_l0"));
  for (int t = 0; t < 5; ++t) {
    const double state = partsOf(network, wide, 1, t, 2).fromState;
    const double input = network.parameters().value(network.parameters().find("bias_ih_l0"))(3 + 2, 0) +
                         weights(3 + 2, batch.inputTokens[static_cast<std::size_t>(t)]);
    CHECK(std::abs(wide.gates[1].preActivation.at(t, 2) - input - state) < kExact);
  }
}

TEST_CASE("Without targets there are outputs and no losses; two examples at once are refused") {
  auto problem = oneExample(manyToMany(CellKind::gru));
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  const auto expected = trace(network, batch).outputs.numbers;
  batch.targetTokens.clear();
  const Trace traced = trace(network, batch);
  CHECK(traced.losses == std::vector<double>(5));
  CHECK(traced.outputs.numbers == expected);

  batch.targetTokens.assign(4, 0);  // one is missing
  CHECK(errorOf([&] { trace(network, batch); }).code() == "batch-shape");
  problem.size = 2;
  CHECK(errorOf([&] { trace(network, makeBatch(problem)); }).code() == "batch-shape");
}

TEST_CASE("The running answer of many to one is what it says when the input ends there") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.layers = GENERATE(1, 2);
  config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid);
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  const Rows running = trace(network, batch).running;
  REQUIRE(running.steps == 5);
  for (; batch.inputSteps > 0; --batch.inputSteps) {
    batch.inputTokens.resize(static_cast<std::size_t>(batch.inputSteps));
    const Rows ended = trace(network, batch).outputs;
    for (int i = 0; i < config.outputSize; ++i) CHECK(std::abs(running.at(batch.inputSteps - 1, i) - ended.at(0, i)) < kExact);
  }
}

TEST_CASE("Only many to one in one direction has a running answer") {
  const auto runningOf = [](NetworkConfig config) {
    const auto problem = oneExample(config);
    auto network = makeNetwork<double>(problem);
    return trace(network, makeBatch(problem)).running.steps;
  };
  CHECK(runningOf(manyToMany(CellKind::gru)) == 0);
  NetworkConfig both = smallConfig(Architecture::manyToOne, CellKind::gru);
  both.bidirectional = true;
  CHECK(runningOf(both) == 0);
}
