// The gradient with respect to what a layer reads, and to the state that it begins with.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "rnn/layers/dense.hpp"
#include "support/difference.hpp"
#include "support/oneLayer.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSteps = 4, kBatch = 3, kHidden = 5;
constexpr PaddedAxis kInputs{2, 3};  // as of a bidirectional layer of three units below

OneLayer<double> randomLayer(CellKind cell, Activation g, Direction direction, Random& random) {
  OneLayer<double> one({cell, g, kInputs, false, kHidden, direction}, kSteps, kBatch);
  one.layer.initialise(one.parameters, random);
  fillRandom(std::span<double>(one.dOut.numbers()), random);
  return one;
}

// A loss whose gradient with respect to a is dOut.
double lossOf(OneLayer<double>& one, const LayerInput<double>& input) {
  one.forward(input);
  double loss = 0;
  for (int t = 0; t < kSteps; ++t) {
    for (int f = 0; f < kHidden; ++f) {
      for (int b = 0; b < kBatch; ++b) loss += one.dOut.view().at(t, f, b) * one.aAt(t, f, b);
    }
  }
  return loss;
}

// Visits the numbers of the input that stand for features, not for padding.
template <class Visit>
void throughInput(Visit visit) {
  for (int t = 0; t < kSteps; ++t) {
    for (int segment = 0; segment < kInputs.segments; ++segment) {
      for (int i = 0; i < kInputs.size; ++i) {
        for (int b = 0; b < kBatch; ++b) visit(t, segment * kPanel + i, b);
      }
    }
  }
}

}  // namespace

TEST_CASE("The gradient of every input is that of central differences, in both directions, masked or not") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Direction direction = GENERATE(Direction::forward, Direction::backward);
  const bool masked = GENERATE(false, true);
  Random random(1);
  auto one = randomLayer(cell, Activation::tanh, direction, random);
  const std::vector<int> lengths{4, 1, 3};
  if (masked) one.tape.lengths = lengths;
  auto x = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  auto dx = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);  // to be overwritten
  const LayerInput<double> input{nullptr, x.view()};
  one.forward(input);
  one.backward(input, dx.view());

  double worst = 0;
  throughInput([&](int t, int feature, int b) {
    const double error = gradientError(dx.view().at(t, feature, b), x.view().at(t, feature, b), [&] { return lossOf(one, input); });
    worst = std::max(worst, error);
    if (masked && t >= lengths[static_cast<std::size_t>(b)]) CHECK(dx.view().at(t, feature, b) == 0);
  });
  CHECK(worst < kGradientTolerance);
}

TEST_CASE("What comes back from a second layer is added to what came back from the first") {
  Random random(2);
  auto forward = randomLayer(CellKind::gru, Activation::tanh, Direction::forward, random);
  auto backward = randomLayer(CellKind::gru, Activation::tanh, Direction::backward, random);
  auto x = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  auto dx = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  auto dxAlone = dx;
  const LayerInput<double> input{nullptr, x.view()};
  forward.forward(input);
  backward.forward(input);
  forward.backward(input, dx.view(), false);
  backward.backward(input, dxAlone.view(), false);
  const auto first = dx;
  backward.forward(input);  // the tape's gates were overwritten by gradients
  backward.backward(input, dx.view(), true);
  double worst = 0;
  throughInput([&](int t, int f, int b) {
    const double sum = first.view().at(t, f, b) + dxAlone.view().at(t, f, b);
    worst = std::max(worst, std::abs(dx.view().at(t, f, b) - sum));
  });
  CHECK(worst < 1e-15);
}

TEST_CASE("The gradient of the state before the window is that of central differences") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Direction direction = GENERATE(Direction::forward, Direction::backward);
  Random random(3);
  auto one = randomLayer(cell, Activation::tanh, direction, random);
  const auto x = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  const LayerInput<double> input{nullptr, x.view()};
  for (int f = 0; f < kHidden; ++f) {
    for (int b = 0; b < kBatch; ++b) {
      one.aBefore(f, b) = random.uniform(-1, 1);
      if (cell == CellKind::lstm) one.cBefore(f, b) = random.uniform(-1, 1);
    }
  }
  one.forward(input);
  one.backward(input);
  const auto dA = one.tape.dA, dC = one.tape.dC;
  double worst = 0;
  const auto compare = [&](double analytic, double& number) {
    worst = std::max(worst, gradientError(analytic, number, [&] { return lossOf(one, input); }));
  };
  for (int f = 0; f < kHidden; ++f) {
    for (int b = 0; b < kBatch; ++b) {
      compare(dA.view().at(0, f, b), one.aBefore(f, b));
      if (cell == CellKind::lstm) compare(dC.view().at(0, f, b), one.cBefore(f, b));
    }
  }
  CHECK(worst < kGradientTolerance);
}

TEST_CASE("A window that goes back in two pieces gives the gradients of one that goes back whole") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  Random random(4);
  auto whole = randomLayer(cell, Activation::tanh, Direction::forward, random);
  Random again(4);
  auto pieces = randomLayer(cell, Activation::tanh, Direction::forward, again);
  const auto x = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  auto dxWhole = x, dxPieces = x;
  const LayerInput<double> input{nullptr, x.view()};
  whole.forward(input);
  whole.backward(input, dxWhole.view());

  pieces.layer.pack(pieces.parameters);
  pieces.layer.forward(pieces.tape, input, 0, 3);
  pieces.layer.forward(pieces.tape, input, 3, 4);
  for (int t = 0; t < kSteps; ++t) CHECK(pieces.aAt(t, 0, 0) == whole.aAt(t, 0, 0));
  pieces.layer.clearGradients();
  pieces.layer.backward(pieces.tape, input, pieces.dOut.view(), dxPieces.view(), false, 3, 4);
  pieces.layer.backward(pieces.tape, input, pieces.dOut.view(), dxPieces.view(), false, 0, 3);
  pieces.layer.unpackGradients(pieces.parameters);

  CHECK(dxPieces.numbers() == dxWhole.numbers());
  double worst = 0;
  for (std::size_t i = 0; i < whole.parameters.gradients().size(); ++i) {
    worst = std::max(worst, std::abs(whole.parameters.gradients()[i] - pieces.parameters.gradients()[i]));
  }
  CHECK(worst < 1e-14);
}

TEST_CASE("The output layer's gradient of its input is that of central differences") {
  constexpr int kOutputs = 9;
  Random random(5);
  Parameters<double> parameters;
  Dense<double> dense(parameters, "output", kOutputs, kInputs);
  dense.initialise(parameters, random);
  dense.pack(parameters);
  auto x = randomSequence<double>(kSteps, kInputs.padded(), kBatch, random);
  auto dx = x;
  const auto dOut = randomSequence<double>(kSteps, kOutputs, kBatch, random);
  Sequence<double> out(kSteps, dense.panels(), kBatch);
  const auto loss = [&] {
    dense.forward(out.view(), x.view(), 0, kSteps);
    double sum = 0;
    for (int t = 0; t < kSteps; ++t) {
      for (int o = 0; o < kOutputs; ++o) {
        for (int b = 0; b < kBatch; ++b) sum += dOut.view().at(t, o, b) * out.view().at(t, o, b);
      }
    }
    return sum;
  };
  dense.clearGradients();
  dense.backward(dOut.view(), x.view(), dx.view(), 0, kSteps);
  double worst = 0;
  throughInput([&](int t, int f, int b) {
    worst = std::max(worst, gradientError(dx.view().at(t, f, b), x.view().at(t, f, b), loss));
  });
  CHECK(worst < kGradientTolerance);
}
