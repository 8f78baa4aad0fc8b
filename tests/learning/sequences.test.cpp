// Tasks that need what a plain look at the present input cannot give: the past, or what is still to come.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/train/optimiser.hpp"
#include "support/classifier.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSymbols = 5;

Problem problemFor(CellKind cell, bool bidirectional) {
  Problem problem{cell, Activation::tanh, 1, bidirectional, true, false};
  problem.hidden = 24;
  problem.inputs = problem.outputs = kSymbols;
  problem.batch = 16;
  problem.steps = 10;
  return problem;
}

// New tokens for each window; the target at t is the input `ahead` steps later (earlier when it is negative).
void drawWindow(Classifier<float>& classifier, const Problem& problem, int ahead, Random& random) {
  auto& tokens = classifier.tokens();
  for (Token& token : tokens) token = static_cast<Token>(random.below(kSymbols));
  for (int t = 0; t < problem.steps; ++t) {
    for (int b = 0; b < problem.batch; ++b) {
      const int at = t + ahead;
      const bool inside = at >= 0 && at < problem.steps;
      classifier.targets()[static_cast<std::size_t>(t * problem.batch + b)] =
          inside ? tokens[static_cast<std::size_t>(at * problem.batch + b)] : kNoToken;
    }
  }
}

// The mean loss of a window that was never learned from, after so many updates.
double learn(const Problem& problem, int ahead, int updates) {
  Classifier<float> classifier(problem);
  auto& parameters = classifier.parameters();
  Optimiser<float> optimiser({OptimiserKind::adam}, parameters.values().size());
  Random random(7);
  const double judged = (problem.steps - std::abs(ahead)) * problem.batch;
  for (int update = 0; update < updates; ++update) {
    drawWindow(classifier, problem, ahead, random);
    classifier.lossAndGradients();
    optimiser.update(parameters.values(), parameters.gradients(), 0.01, 1 / judged);
  }
  drawWindow(classifier, problem, ahead, random);
  return classifier.loss() / judged;
}

}  // namespace

TEST_CASE("Every cell learns to recall what it read three steps before", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  CHECK(learn(problemFor(cell, false), -3, 600) < 0.1);
}

TEST_CASE("What comes two steps later is known to both directions together and to one alone is chance", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  CHECK(learn(problemFor(cell, true), 2, 300) < 0.1);
  CHECK(learn(problemFor(cell, false), 2, 300) > 0.9 * std::log(kSymbols));
}
