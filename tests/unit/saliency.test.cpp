// Sensitivities are held against differences: an input is moved a little to both sides and the outputs are looked at again.
#include "rnn/look/saliency.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/look/trace.hpp"
#include "support/errors.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSteps = 5, kFeatures = 5, kOutputs = 4;

NetworkProblem oneExample(NetworkConfig config) { return {.config = config, .size = 1, .longest = kSteps, .longestTarget = 4}; }

// ŷ⟨step⟩[output] where one feature is moved. Features are floats: a step of a power of two is one of them exactly.
double slopeOf(Network<double>& network, Batch batch, std::size_t feature, int step, int output) {
  const float present = batch.inputFeatures[feature];
  const auto at = [&](float offset) {
    batch.inputFeatures[feature] = present + offset;
    return trace(network, batch).outputs.at(step, output);
  };
  const float h = 0x1p-8f;
  const double near = at(h) - at(-h), far = at(2 * h) - at(-2 * h);
  return (8 * near - far) / (12 * static_cast<double>(h));  // the error is of the fourth order
}

// Features of few digits, so that moving them loses none.
void shortenFeatures(Batch& batch) {
  for (float& x : batch.inputFeatures) x = std::round(x * 256) / 256;
}

double worstSlope(Network<double>& network, const Batch& batch, int step, int output) {
  const Rows sensitivity = saliency(network, batch, step, output);
  REQUIRE(sensitivity.steps == kSteps);
  REQUIRE(sensitivity.size == kFeatures);
  double worst = 0;
  for (std::size_t i = 0; i < batch.inputFeatures.size(); ++i) {
    worst = std::max(worst, std::abs(sensitivity.numbers[i] - slopeOf(network, batch, i, step, output)));
  }
  return worst;
}

double largest(const Rows& rows) {
  double most = 0;
  for (const double number : rows.numbers) most = std::max(most, std::abs(number));
  return most;
}

// The same weights, but tokens come as dense one-hot rows.
struct Twins {
  explicit Twins(NetworkConfig config, std::uint64_t seed = 1)
      : tokenProblem(oneExample(config)), tokens(config), features(withFeatures(config)), batch(makeBatch(tokenProblem)), dense(batch) {
    for (Network<double>* network : {&tokens, &features}) {
      Random random(seed);
      network->initialise(random);
    }
    dense.inputTokens.clear();
    dense.inputFeatures.assign(batch.inputTokens.size() * kFeatures, 0);
    for (std::size_t t = 0; t < batch.inputTokens.size(); ++t) dense.inputFeatures[t * kFeatures + batch.inputTokens[t]] = 1;
  }

  static NetworkConfig withFeatures(NetworkConfig config) {
    config.tokensIn = false;
    return config;
  }

  NetworkProblem tokenProblem;
  Network<double> tokens, features;
  Batch batch, dense;
};

}  // namespace

TEST_CASE("How an output changes with each feature is what differences say") {
  NetworkConfig config = smallConfig(GENERATE(Architecture::manyToOne, Architecture::manyToMany, Architecture::encoderDecoder),
                                     GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.tokensIn = false;
  config.bidirectional = GENERATE(false, true);
  config.layers = config.bidirectional ? 2 : 1;
  if (config.type == Architecture::encoderDecoder) config.attention = AttentionKind::additive;
  else config.output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  shortenFeatures(batch);
  for (const int step : {0, batch.targetSteps - 1}) {
    CHECK(largest(saliency(network, batch, step, 2)) > 1e-5);
    CHECK(worstSlope(network, batch, step, 2) < 1e-9);
  }
}

TEST_CASE("Without looking back, no output depends on what comes after it; looking back, all do") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::gru);
  config.tokensIn = false;
  config.bidirectional = GENERATE(false, true);
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  const Rows sensitivity = saliency(network, makeBatch(problem), 2, 1);
  for (int t = 0; t < kSteps; ++t) {
    for (int i = 0; i < kFeatures; ++i) CHECK((sensitivity.at(t, i) == 0) == (t > 2 && !config.bidirectional));
  }
}

TEST_CASE("What comes after the end of an example changes nothing") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.tokensIn = false;
  config.bidirectional = true;
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  shortenFeatures(batch);
  batch.inputLengths = {3};
  const Rows sensitivity = saliency(network, batch, 0, 1);
  CHECK(worstSlope(network, batch, 0, 1) < 1e-9);
  for (int i = 0; i < kFeatures; ++i) {
    CHECK(sensitivity.at(2, i) != 0);
    CHECK(sensitivity.at(3, i) == 0);
    CHECK(sensitivity.at(4, i) == 0);
  }
}

TEST_CASE("A token counts as its one-hot row does where the same network reads dense rows") {
  NetworkConfig config = smallConfig(GENERATE(Architecture::manyToOne, Architecture::manyToMany, Architecture::encoderDecoder),
                                     GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.bidirectional = GENERATE(false, true);
  Twins twins(config);
  CAPTURE(twins.tokenProblem.text());
  const Rows byTokens = saliency(twins.tokens, twins.batch, 0, 3), byRows = saliency(twins.features, twins.dense, 0, 3);
  REQUIRE(byTokens.numbers.size() == byRows.numbers.size());
  for (std::size_t i = 0; i < byRows.numbers.size(); ++i) CHECK(std::abs(byTokens.numbers[i] - byRows.numbers[i]) < 1e-14);
  CHECK(largest(byRows) > 1e-5);
}

TEST_CASE("An embedded token counts by each of its learned features") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, CellKind::lstm);
  config.embedding = 2;
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  Batch batch = makeBatch(problem);
  batch.inputTokens = {0, 1, 2, 3, 4};  // each once, so that moving its row moves one step only
  const Rows sensitivity = saliency(network, batch, 0, 1);
  REQUIRE(sensitivity.size == 2);
  auto rows = network.parameters().value(network.parameters().find("embedding.weight"));
  for (int t = 0; t < kSteps; ++t) {
    for (int i = 0; i < 2; ++i) {
      const double present = rows(t, i);
      const auto at = [&](double offset) {
        rows(t, i) = present + offset;
        return trace(network, batch).outputs.at(0, 1);
      };
      const double slope = (8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3;
      rows(t, i) = present;
      CHECK(std::abs(sensitivity.at(t, i) - slope) < 1e-9);
    }
  }
}

TEST_CASE("As the outputs of softmax sum to 1, their sensitivities sum to 0") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::lstm);
  const auto problem = oneExample(config);
  auto network = makeNetwork<double>(problem);
  std::vector<double> sums(kSteps * kFeatures);
  for (int output = 0; output < kOutputs; ++output) {
    const Rows sensitivity = saliency(network, makeBatch(problem), 4, output);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += sensitivity.numbers[i];
  }
  for (const double sum : sums) CHECK(std::abs(sum) < 1e-15);
}

TEST_CASE("A step or an output that does not exist is refused, and so are two examples") {
  auto problem = oneExample(smallConfig(Architecture::manyToMany, CellKind::rnn));
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  CHECK(errorOf([&] { saliency(network, batch, kSteps, 0); }).details().field == "step");
  CHECK(errorOf([&] { saliency(network, batch, -1, 0); }).details().field == "step");
  CHECK(errorOf([&] { saliency(network, batch, 0, kOutputs); }).details().field == "output");
  problem.size = 2;
  CHECK(errorOf([&] { saliency(network, makeBatch(problem), 0, 0); }).code() == "batch-shape");
}
