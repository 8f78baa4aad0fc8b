// Every architecture × input × output × attention × cell × depth × directions × lengths × sum: the gradient beside
// central differences, and the float build beside the double one.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "rnn/train/gradientCheck.hpp"
#include "support/difference.hpp"
#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr std::uint32_t kPerTensor = 3;

// Some parameters of every tensor, others for every seed.
std::vector<std::size_t> someOfEach(const Parameters<double>& parameters, Random& random) {
  std::vector<std::size_t> chosen;
  for (const auto& tensor : parameters.tensors()) {
    const auto size = static_cast<std::uint32_t>(tensor.rows * tensor.columns);
    for (std::uint32_t i = 0; i < std::min(kPerTensor, size); ++i) chosen.push_back(tensor.offset + random.below(size));
  }
  return chosen;
}

// The largest relative error. Two differences, of h and 2h, leave an error of the fourth order in h. Where a kink (of
// ReLU) lies within a step, a smaller step does not reach it; a gradient that is wrong is wrong with every step.
//
// The loss is rounded to 1e-16 of itself, a difference of two over 2h therefore to some 1e-11 at h = 1e-5. So a
// relative error means something only for gradients well above that; smaller ones are held to the absolute error that
// kSmallestGradient may have.
double worstError(Network<double>& network, const Batch& batch, std::vector<std::size_t> chosen) {
  double worst = 0;
  for (const double h : {1e-3, 1e-4, 1e-5, 1e-6}) {
    const auto near = checkGradients(network, batch, chosen, h), far = checkGradients(network, batch, chosen, 2 * h);
    chosen.clear();
    worst = 0;
    for (std::size_t i = 0; i < near.size(); ++i) {
      const double numeric = (4 * near[i].numeric - far[i].numeric) / 3;
      const double error = relativeError(near[i].analytic, numeric, kSmallestGradient);
      worst = std::max(worst, error);
      if (error >= kGradientTolerance) chosen.push_back(near[i].parameter);
    }
    if (chosen.empty()) break;
  }
  return worst;
}

double largestOf(std::span<const double> numbers) {
  double largest = 0;
  for (const double x : numbers) largest = std::max(largest, std::abs(x));
  return largest;
}

}  // namespace

TEST_CASE("The gradient of every network that can be built is that of central differences") {
  const Cell cell = GENERATE(from_range(kCells));
  const int layers = GENERATE(1, 2);
  Random random(1);
  for (NetworkProblem& problem : everyProblem(cell, layers)) {
    problem.seed = random.bits();
    auto network = makeNetwork<double>(problem);
    INFO(problem.text());
    CHECK(worstError(network, makeBatch(problem), someOfEach(network.parameters(), random)) < kGradientTolerance);
  }
}

TEST_CASE("The float build's loss and gradients of every network are within 1e-3 of the double one's") {
  const Cell cell = GENERATE(from_range(kCells));
  const int layers = GENERATE(1, 2);
  for (NetworkProblem& problem : everyProblem(cell, layers)) {
    problem.config.hidden = 9;
    problem.longest = 7;
    problem.longestTarget = 6;
    auto exact = makeNetwork<double>(problem);
    auto rounded = makeNetwork<float>(problem);
    const Batch batch = makeBatch(problem);
    INFO(problem.text());
    CHECK(relativeError(passThrough(rounded, batch).loss, passThrough(exact, batch).loss) < 1e-5);
    // Float rounds a sum by the largest of its parts: where they cancel, the rest is held to the error of the parts.
    const double most = largestOf(exact.parameters().gradients());
    for (const auto& tensor : exact.parameters().tensors()) {
      const auto size = static_cast<std::size_t>(tensor.rows * tensor.columns);
      const auto expected = exact.parameters().gradients().subspan(tensor.offset, size);
      const auto found = rounded.parameters().gradients().subspan(tensor.offset, size);
      const double floor = std::max(0.01 * largestOf(expected), 0.001 * most);
      double worst = 0;
      for (std::size_t i = 0; i < size; ++i) {
        worst = std::max(worst, relativeError(static_cast<double>(found[i]), expected[i], floor));
      }
      INFO(tensor.name);
      CHECK(worst < 1e-3);
    }
  }
}
