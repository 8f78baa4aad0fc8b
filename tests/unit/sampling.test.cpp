#include "rnn/generate/sampling.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <set>

#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

// z of one step of one sequence.
Sequence<float> outputs(const std::vector<double>& z) {
  Sequence<float> sequence(1, panelsFor(static_cast<int>(z.size())), 1);
  for (std::size_t i = 0; i < z.size(); ++i) sequence.view().at(0, static_cast<int>(i), 0) = static_cast<float>(z[i]);
  return sequence;
}

// z of which softmax makes these probabilities.
Sequence<float> withProbabilities(const std::vector<double>& probabilities) {
  std::vector<double> z;
  for (const double p : probabilities) z.push_back(std::log(p));
  return outputs(z);
}

const std::vector<double> kProbabilities = {0.1, 0.4, 0.05, 0.25, 0.02, 0.08, 0.03, 0.01, 0.06};
constexpr int kOutputs = 9;

std::vector<Token> drawMany(const Sequence<float>& z, int count, const SamplingOptions& options, std::uint64_t seed = 1) {
  Random random(seed);
  std::vector<Token> tokens;
  for (int i = 0; i < count; ++i) tokens.push_back(draw(z.view(), kOutputs, 0, 0, options, random).token);
  return tokens;
}

std::set<Token> drawnSet(const Sequence<float>& z, const SamplingOptions& options) {
  const auto tokens = drawMany(z, 2000, options);
  return {tokens.begin(), tokens.end()};
}

// The share of every token among 20,000 draws is its probability, give or take five standard deviations.
void checkShares(const Sequence<float>& z, const SamplingOptions& options, const std::vector<double>& expected) {
  constexpr int kDraws = 20000;
  std::vector<int> counts(kOutputs);
  for (const Token token : drawMany(z, kDraws, options)) ++counts[token];
  for (int i = 0; i < kOutputs; ++i) {
    INFO("token " << i);
    CHECK_THAT(counts[i] / static_cast<double>(kDraws), WithinAbs(expected[i], 5 * std::sqrt(expected[i] * (1 - expected[i]) / kDraws)));
  }
}

// Probabilities p^power, made to sum to 1, of the tokens in `among`.
std::vector<double> shares(double power, const std::set<Token>& among) {
  std::vector<double> result(kOutputs);
  double sum = 0;
  for (const Token i : among) sum += result[i] = std::pow(kProbabilities[i], power);
  for (double& p : result) p /= sum;
  return result;
}

const std::set<Token> kAll = {0, 1, 2, 3, 4, 5, 6, 7, 8};

}  // namespace

TEST_CASE("Temperature 0 always takes the likeliest, of equal ones the first") {
  CHECK(drawnSet(withProbabilities(kProbabilities), {.temperature = 0}) == std::set<Token>{1});
  CHECK(drawnSet(outputs({1, 3, 2, 3, 3, 0, 0, 0, 0}), {.temperature = 0}) == std::set<Token>{1});
  Random random(1), untouched(1);
  draw(outputs({1, 2, 3, 0, 0, 0, 0, 0, 0}).view(), kOutputs, 0, 0, {.temperature = 0}, random);
  CHECK(random.bits() == untouched.bits());
}

TEST_CASE("At temperature 1 every token is drawn as often as softmax says") {
  checkShares(withProbabilities(kProbabilities), {}, shares(1, kAll));
}

TEST_CASE("A temperature τ draws in the proportions of p to the power of 1/τ") {
  const double temperature = GENERATE(0.5, 2., 10.);
  checkShares(withProbabilities(kProbabilities), {.temperature = temperature}, shares(1 / temperature, kAll));
}

TEST_CASE("A temperature near 0 is as good as 0, the highest is nearly even") {
  const auto z = withProbabilities(kProbabilities);
  for (const double temperature : {0.01, 1e-6, 1e-300, 5e-324}) {
    CHECK(drawnSet(z, {.temperature = temperature}) == std::set<Token>{1});
  }
  checkShares(z, {.temperature = 100}, shares(0.01, kAll));
  CHECK(drawnSet(z, {.temperature = 100}) == kAll);
}

TEST_CASE("Top-k draws exactly the k likeliest, in their proportions") {
  const auto z = withProbabilities(kProbabilities);
  CHECK(drawnSet(z, {.topK = 1}) == std::set<Token>{1});
  CHECK(drawnSet(z, {.topK = 2}) == std::set<Token>{1, 3});
  CHECK(drawnSet(z, {.topK = 4}) == std::set<Token>{0, 1, 3, 5});
  checkShares(z, {.topK = 4}, shares(1, {0, 1, 3, 5}));
  for (const int all : {0, 9, 8192}) CHECK(drawMany(z, 100, {.topK = all}) == drawMany(z, 100, {}));
}

TEST_CASE("Of equal ones at the border top-k takes the first") {
  CHECK(drawnSet(outputs({0, 5, 5, 5, 0, 0, 0, 0, 0}), {.topK = 2}) == std::set<Token>{1, 2});
}

TEST_CASE("Top-p draws exactly the fewest of the likeliest that together reach p, in their proportions") {
  const auto z = withProbabilities(kProbabilities);  // 0.4, 0.65, 0.75, 0.83, 0.89, 0.94, …
  CHECK(drawnSet(z, {.topP = 1e-6}) == std::set<Token>{1});
  CHECK(drawnSet(z, {.topP = 0.39}) == std::set<Token>{1});
  CHECK(drawnSet(z, {.topP = 0.41}) == std::set<Token>{1, 3});
  CHECK(drawnSet(z, {.topP = 0.64}) == std::set<Token>{1, 3});
  CHECK(drawnSet(z, {.topP = 0.66}) == std::set<Token>{0, 1, 3});
  CHECK(drawnSet(z, {.topP = 0.88}) == std::set<Token>{0, 1, 3, 5, 8});
  checkShares(z, {.topP = 0.66}, shares(1, {0, 1, 3}));
  CHECK(drawMany(z, 100, {.topP = 1}) == drawMany(z, 100, {}));
}

TEST_CASE("The temperature comes before the nucleus, and the smaller of nucleus and top-k decides") {
  const auto z = withProbabilities(kProbabilities);
  CHECK(drawnSet(z, {.temperature = 0.5, .topP = 0.64}) == std::set<Token>{1});  // 0.16 of a sum of 0.2464: 0.65
  CHECK(drawnSet(z, {.topK = 3, .topP = 0.41}) == std::set<Token>{1, 3});
  CHECK(drawnSet(z, {.topK = 2, .topP = 0.88}) == std::set<Token>{1, 3});
}

TEST_CASE("The distribution that is drawn from adds up to 1, in the proportions of p to the power of 1/τ") {
  const auto z = withProbabilities(kProbabilities);
  const auto all = distribution(z.view(), kOutputs, 0, 0, {.temperature = 2});
  REQUIRE(all.size() == kOutputs);
  double total = 0;
  for (const auto& one : all) total += one.probability;
  CHECK(std::abs(total - 1) < 1e-12);
  for (std::size_t i = 1; i < all.size(); ++i) {
    CHECK(all[i].token == all[i - 1].token + 1);
    const double ratio = kProbabilities[all[i].token] / kProbabilities[all[i - 1].token];
    CHECK(std::abs(all[i].probability / all[i - 1].probability - std::sqrt(ratio)) < 1e-6);
  }
  const auto two = distribution(z.view(), kOutputs, 0, 0, {.topK = 2});
  REQUIRE(two.size() == 2);
  CHECK(std::abs(two[0].probability - 0.4 / 0.65) < 1e-6);
  CHECK(std::abs(two[1].probability - 0.25 / 0.65) < 1e-6);
  const auto greedy = distribution(z.view(), kOutputs, 0, 0, {.temperature = 0});
  REQUIRE(greedy.size() == 1);
  CHECK(greedy[0].probability == 1);
}

TEST_CASE("The same seed draws the same tokens, another seed others") {
  const auto z = withProbabilities(kProbabilities);
  const SamplingOptions options{.temperature = 1.3, .topK = 7, .topP = 0.95};
  CHECK(drawMany(z, 100, options, 5) == drawMany(z, 100, options, 5));
  CHECK(drawMany(z, 100, options, 5) != drawMany(z, 100, options, 6));
}

TEST_CASE("A drawn token comes with its probability at temperature 1, however it was drawn") {
  const auto z = withProbabilities(kProbabilities);
  for (const SamplingOptions& options : {SamplingOptions{}, {.temperature = 0}, {.temperature = 3}, {.topK = 2}, {.topP = 0.5}}) {
    Random random(2);
    for (int i = 0; i < 50; ++i) {
      const Drawn drawn = draw(z.view(), kOutputs, 0, 0, options, random);
      CHECK_THAT(drawn.probability, WithinAbs(kProbabilities[drawn.token], 1e-7));
    }
  }
}

TEST_CASE("The likeliest come in their order, with their probabilities, at most as many as there are") {
  const auto z = withProbabilities(kProbabilities);
  const Token order[] = {1, 3, 0, 5, 8, 2, 6, 4, 7};
  for (const int most : {0, 1, 4, 9, 20}) {
    const auto candidates = likeliest(z.view(), kOutputs, 0, 0, most);
    REQUIRE(static_cast<int>(candidates.size()) == std::min(most, kOutputs));
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      CHECK(candidates[i].token == order[i]);
      CHECK_THAT(candidates[i].probability, WithinAbs(kProbabilities[order[i]], 1e-7));
    }
  }
}

TEST_CASE("Outputs that are far apart or not there draw the likeliest, without NaN") {
  for (const auto& z : {outputs({-100, 100, 0, -1e30, 1, 2, 3, 4, 5}), outputs({-1e30, 1e30, 0, 0, 0, 0, 0, 0, 0}),
                        outputs({-kInfinity, 0, -kInfinity, -kInfinity, -kInfinity, -kInfinity, -kInfinity, -kInfinity, -kInfinity})}) {
    CHECK(drawnSet(z, {}) == std::set<Token>{1});
    CHECK(likeliest(z.view(), kOutputs, 0, 0, 1)[0].probability == 1);
  }
}

TEST_CASE("It is the step and the sequence that are asked for that are drawn from") {
  Sequence<float> z(3, 2, 4);
  for (int t = 0; t < 3; ++t) {
    for (int b = 0; b < 4; ++b) z.view().at(t, (t * 4 + b) % kOutputs, b) = 50;
  }
  Random random(1);
  for (int t = 0; t < 3; ++t) {
    for (int b = 0; b < 4; ++b) CHECK(draw(z.view(), kOutputs, t, b, {}, random).token == (t * 4 + b) % kOutputs);
  }
}

TEST_CASE("What is no temperature, no top-k or no top-p is refused") {
  const auto refusal = [](const SamplingOptions& options) {
    const Error error = errorOf([&] { check(options); });
    return error.code() + " " + error.details().field;
  };
  CHECK(refusal({.temperature = -0.1}) == "setting-out-of-range temperature");
  CHECK(refusal({.temperature = 100.1}) == "setting-out-of-range temperature");
  CHECK(refusal({.temperature = kNaN}) == "setting-not-a-number temperature");
  CHECK(refusal({.topK = -1}) == "setting-out-of-range topK");
  CHECK(refusal({.topK = 8193}) == "setting-out-of-range topK");
  CHECK(refusal({.topP = 0}) == "setting-out-of-range topP");
  CHECK(refusal({.topP = 1.01}) == "setting-out-of-range topP");
  CHECK(refusal({.topP = kInfinity}) == "setting-not-a-number topP");
  CHECK_NOTHROW(check(SamplingOptions{.temperature = 0, .topK = 0, .topP = 1}));
  CHECK_NOTHROW(check(SamplingOptions{.temperature = 100, .topK = 8192, .topP = 1e-6}));
}
