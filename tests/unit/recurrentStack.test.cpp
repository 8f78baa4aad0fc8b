// What must hold for layers above one another, in one or both directions.
#include "rnn/layers/recurrentStack.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "support/classifier.hpp"
#include "support/oneLayer.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// Every cell, one or two layers, one or both directions, tokens or features; different lengths where asked for.
std::vector<Problem> problems(bool masked) {
  std::vector<Problem> all;
  for (const CellKind cell : {CellKind::rnn, CellKind::gru, CellKind::lstm}) {
    for (const int layers : {1, 2}) {
      for (const bool bidirectional : {false, true}) {
        for (const bool oneHot : {false, true}) all.push_back({cell, Activation::tanh, layers, bidirectional, oneHot, masked});
      }
    }
  }
  return all;
}

std::vector<float> logitsOf(Classifier<float>& classifier, const Problem& problem, int t, int b) {
  std::vector<float> logits;
  for (int i = 0; i < problem.outputs; ++i) logits.push_back(classifier.logits().at(t, i, b));
  return logits;
}

}  // namespace

TEST_CASE("What stands in the padding of shorter sequences changes no loss, no output and no gradient") {
  for (const Problem& problem : problems(true)) {
    Classifier<float> one(problem), other(problem);
    for (int t = 0; t < problem.steps; ++t) {
      for (int b = 0; b < problem.batch; ++b) {
        if (t < one.lengths()[static_cast<std::size_t>(b)]) continue;
        other.tokens()[static_cast<std::size_t>(t * problem.batch + b)] = t % 2 == 0 ? kNoToken : Token{3};
        for (int i = 0; i < problem.inputs; ++i) other.features().at(t, i, b) = 1e6f * static_cast<float>(i - 3);
      }
    }
    INFO(problem.text());
    CHECK(one.lossAndGradients() == other.lossAndGradients());
    CHECK(allSame(one.parameters().gradients(), other.parameters().gradients()));
    one.forward();
    other.forward();
    for (int b = 0; b < problem.batch; ++b) {
      for (int t = 0; t < one.lengths()[static_cast<std::size_t>(b)]; ++t) {
        CHECK(logitsOf(one, problem, t, b) == logitsOf(other, problem, t, b));
      }
    }
  }
}

TEST_CASE("A shorter sequence in a batch gives the bits that it gives alone, without padding") {
  for (const Problem& problem : problems(true)) {
    Classifier<float> batch(problem);
    batch.forward();
    for (int b = 0; b < problem.batch; ++b) {
      Problem own = problem;
      own.batch = 1;
      own.masked = false;
      own.steps = batch.lengths()[static_cast<std::size_t>(b)];
      Classifier<float> alone(own);
      std::copy(batch.parameters().values().begin(), batch.parameters().values().end(), alone.parameters().values().begin());
      for (int t = 0; t < own.steps; ++t) {
        alone.tokens()[static_cast<std::size_t>(t)] = batch.tokens()[static_cast<std::size_t>(t * problem.batch + b)];
        for (int i = 0; i < problem.inputs; ++i) alone.features().at(t, i, 0) = batch.features().at(t, i, b);
      }
      alone.forward();
      INFO(problem.text() << ", sequence " << b);
      for (int t = 0; t < own.steps; ++t) CHECK(logitsOf(alone, own, t, 0) == logitsOf(batch, problem, t, b));
    }
  }
}

TEST_CASE("The gradient of a batch is the sum of the gradients of its sequences") {
  for (const Problem& problem : problems(false)) {
    Classifier<double> batch(problem);
    batch.lossAndGradients();
    std::vector<double> sums(batch.parameters().gradients().size());
    for (int b = 0; b < problem.batch; ++b) {
      Problem own = problem;
      own.batch = 1;
      Classifier<double> alone(own);
      std::copy(batch.parameters().values().begin(), batch.parameters().values().end(), alone.parameters().values().begin());
      for (int t = 0; t < own.steps; ++t) {
        const auto at = static_cast<std::size_t>(t * problem.batch + b);
        alone.tokens()[static_cast<std::size_t>(t)] = batch.tokens()[at];
        alone.targets()[static_cast<std::size_t>(t)] = batch.targets()[at];
        for (int i = 0; i < problem.inputs; ++i) alone.features().at(t, i, 0) = batch.features().at(t, i, b);
      }
      alone.lossAndGradients();
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += alone.parameters().gradients()[i];
    }
    double worst = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) worst = std::max(worst, std::abs(sums[i] - batch.parameters().gradients()[i]));
    INFO(problem.text());
    CHECK(worst < 1e-13);
  }
}

TEST_CASE("A bidirectional layer joins what its two directions give alone") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Problem problem{cell, Activation::tanh, 1, true, false, false};
  Classifier<float> both(problem);
  both.forward();
  for (const Direction direction : {Direction::forward, Direction::backward}) {
    OneLayer<float> one({cell, Activation::tanh, {1, problem.inputs}, false, problem.hidden, direction}, problem.steps, problem.batch);
    const int first = direction == Direction::forward ? 0 : 4;  // of its four tensors
    for (int tensor = 0; tensor < 4; ++tensor) one.parameters.value(tensor) = both.parameters().value(first + tensor);
    one.forward({nullptr, both.features()});
    for (int t = 0; t < problem.steps; ++t) {
      for (int unit = 0; unit < problem.hidden; ++unit) {
        for (int b = 0; b < problem.batch; ++b) {
          const int joined = (direction == Direction::forward ? 0 : kPanel) + unit;
          CHECK(both.tape().output().at(t, joined, b) == one.aAt(t, unit, b));
        }
      }
    }
  }
}

TEST_CASE("Windows whose state is carried give the bits of one long window") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const int layers = GENERATE(1, 3);
  Problem problem{cell, Activation::tanh, layers, false, true, false};
  problem.steps = 8;
  Classifier<float> whole(problem);
  whole.forward();
  problem.steps = 4;
  Classifier<float> windows(problem);
  for (int window = 0; window < 2; ++window) {
    std::copy_n(whole.tokens().begin() + window * 4 * problem.batch, 4 * problem.batch, windows.tokens().begin());
    windows.forward();
    for (int t = 0; t < 4; ++t) {
      for (int b = 0; b < problem.batch; ++b) {
        CHECK(logitsOf(windows, problem, t, b) == logitsOf(whole, problem, window * 4 + t, b));
      }
    }
    windows.stack().carryState(windows.tape());
  }
  windows.stack().clearState(windows.tape());
  std::copy_n(whole.tokens().begin(), 4 * problem.batch, windows.tokens().begin());
  windows.forward();
  CHECK(logitsOf(windows, problem, 3, 1) == logitsOf(whole, problem, 3, 1));
}

TEST_CASE("A stack that goes forward piece by piece gives the bits of one that goes at once") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Problem problem{cell, Activation::tanh, 3, false, true, false};
  Classifier<float> whole(problem), pieces(problem);
  whole.forward();
  pieces.forward();
  pieces.stack().clearState(pieces.tape());
  for (const auto& [from, to] : {std::pair{0, 1}, {1, 3}, {3, 4}}) pieces.stack().forward(pieces.tape(), pieces.input(), from, to);
  for (std::size_t layer = 0; layer < 3; ++layer) {
    CHECK(pieces.tape().outputs[layer].numbers() == whole.tape().outputs[layer].numbers());
  }
}

TEST_CASE("With one step a plain network is the classic one: ŷ before g' is W_ya g(W_ax x + b_a) + b_y") {
  Problem problem{CellKind::rnn, Activation::sigmoid, 1, false, false, false};
  problem.steps = 1;
  Classifier<double> classifier(problem);
  classifier.forward();
  auto& p = classifier.parameters();
  const auto wax = p.value(0), biasIh = p.value(2), biasHh = p.value(3), wya = p.value(4), by = p.value(5);
  for (int b = 0; b < problem.batch; ++b) {
    for (int o = 0; o < problem.outputs; ++o) {
      double z = by(o, 0);
      for (int h = 0; h < problem.hidden; ++h) {
        double a = biasIh(h, 0) + biasHh(h, 0);
        for (int i = 0; i < problem.inputs; ++i) a += wax(h, i) * classifier.features().at(0, i, b);
        z += wya(o, h) / (1 + std::exp(-a));
      }
      CHECK_THAT(classifier.logits().at(0, o, b), Catch::Matchers::WithinAbs(z, 1e-14));
    }
  }
}

TEST_CASE("A second pass over the same window gives the same loss and gradients") {
  for (const Problem& problem : problems(true)) {
    Classifier<float> classifier(problem);
    const double loss = classifier.lossAndGradients();
    const std::vector<float> gradients(classifier.parameters().gradients().begin(), classifier.parameters().gradients().end());
    INFO(problem.text());
    CHECK(classifier.lossAndGradients() == loss);
    CHECK(allSame(classifier.parameters().gradients(), gradients));
  }
}
