// What must hold for one layer whatever its weights are.
#include "rnn/layers/recurrentLayer.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/oneLayer.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSteps = 6, kBatch = 3, kHidden = 11, kInputs = 5;

OneLayer<float> layerOf(CellKind cell, Direction direction, bool oneHot = false, int batch = kBatch) {
  OneLayer<float> one({cell, Activation::tanh, {1, kInputs}, oneHot, kHidden, direction}, kSteps, batch);
  Random random(1);
  one.layer.initialise(one.parameters, random);
  return one;
}

// The a⟨t⟩ of sequence b.
std::vector<float> statesOf(OneLayer<float>& one, int t, int b) {
  std::vector<float> states;
  for (int unit = 0; unit < kHidden; ++unit) states.push_back(one.aAt(t, unit, b));
  return states;
}

}  // namespace

TEST_CASE("The backward direction on reversed input gives the forward direction's states, reversed") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  auto forward = layerOf(cell, Direction::forward), backward = layerOf(cell, Direction::backward);
  Random random(2);
  auto x = randomSequence<float>(kSteps, kInputs, kBatch, random);
  auto reversed = x;
  for (int t = 0; t < kSteps; ++t) std::copy_n(x.view().panel(t, 0), x.view().stepStride, reversed.view().panel(kSteps - 1 - t, 0));
  fillRandom(std::span<float>(forward.dOut.numbers()), random);
  for (int t = 0; t < kSteps; ++t) {
    const auto from = forward.dOut.view(), to = backward.dOut.view();
    std::copy_n(from.panel(t, 0), from.stepStride, to.panel(kSteps - 1 - t, 0));
  }
  auto dx = x, dxReversed = x;
  forward.forward({nullptr, x.view()});
  backward.forward({nullptr, reversed.view()});
  forward.backward({nullptr, x.view()}, dx.view());
  backward.backward({nullptr, reversed.view()}, dxReversed.view());

  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < kBatch; ++b) {
      CHECK(statesOf(forward, t, b) == statesOf(backward, kSteps - 1 - t, b));
      for (int i = 0; i < kInputs; ++i) CHECK(dx.view().at(t, i, b) == dxReversed.view().at(kSteps - 1 - t, i, b));
    }
  }
}

TEST_CASE("A sequence gives the same bits alone and among others") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const int batch = GENERATE(2, 3, 4, 5, 7, 32);
  Random random(3);
  auto x = randomSequence<float>(kSteps, kInputs, batch, random);
  auto many = layerOf(cell, Direction::forward, false, batch);
  many.forward({nullptr, x.view()});
  for (int b = 0; b < batch; ++b) {
    Sequence<float> own(kSteps, 1, 1);
    for (int t = 0; t < kSteps; ++t) {
      for (int i = 0; i < kInputs; ++i) own.view().at(t, i, 0) = x.view().at(t, i, b);
    }
    auto alone = layerOf(cell, Direction::forward, false, 1);
    alone.forward({nullptr, own.view()});
    for (int t = 0; t < kSteps; ++t) CHECK(statesOf(alone, t, 0) == statesOf(many, t, b));
  }
}

TEST_CASE("Tokens are features of which one is 1 and the others 0, forward and back") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Token tokens[kSteps * kBatch] = {0, 4, 2, 1, 1, 3, 4, 4, 0, 2, kNoToken, 3, 0, kNoToken, 1, 4, 0, 2};
  Sequence<float> features(kSteps, 1, kBatch);
  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < kBatch; ++b) {
      const Token token = tokens[t * kBatch + b];
      if (token != kNoToken) features.view().at(t, token, b) = 1;
    }
  }
  auto gathered = layerOf(cell, Direction::forward, true), multiplied = layerOf(cell, Direction::forward, false);
  Random random(4);
  fillRandom(std::span<float>(gathered.dOut.numbers()), random);
  multiplied.dOut = gathered.dOut;
  gathered.forward({tokens, {}});
  multiplied.forward({nullptr, features.view()});
  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < kBatch; ++b) CHECK(statesOf(gathered, t, b) == statesOf(multiplied, t, b));
  }
  gathered.backward({tokens, {}});
  multiplied.backward({nullptr, features.view()});
  CHECK(allSame(gathered.parameters.gradients(), multiplied.parameters.gradients()));
}

TEST_CASE("A window that goes forward piece by piece gives the bits of one that goes at once") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Direction direction = GENERATE(Direction::forward, Direction::backward);
  Random random(5);
  const auto x = randomSequence<float>(kSteps, kInputs, kBatch, random);
  const LayerInput<float> input{nullptr, x.view()};
  auto whole = layerOf(cell, direction), pieces = layerOf(cell, direction);
  whole.forward(input);
  pieces.layer.pack(pieces.parameters);
  if (direction == Direction::forward) {
    for (const auto& [from, to] : {std::pair{0, 1}, {1, 4}, {4, 6}}) pieces.layer.forward(pieces.tape, input, from, to);
  } else {
    for (const auto& [from, to] : {std::pair{4, 6}, {1, 4}, {0, 1}}) pieces.layer.forward(pieces.tape, input, from, to);
  }
  CHECK(pieces.a.numbers() == whole.a.numbers());
}

TEST_CASE("Where a sequence has ended its state is zero, and so is what goes back") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const Direction direction = GENERATE(Direction::forward, Direction::backward);
  const std::vector<int> lengths{2, 0, kSteps};  // one of them was never there
  Random random(6);
  const auto x = randomSequence<float>(kSteps, kInputs, kBatch, random);
  auto dx = x;
  auto one = layerOf(cell, direction);
  one.tape.lengths = lengths;
  fillRandom(std::span<float>(one.dOut.numbers()), random);
  one.forward({nullptr, x.view()});
  for (int b = 0; b < kBatch; ++b) {
    for (int t = 0; t < kSteps; ++t) {
      const bool ended = t >= lengths[static_cast<std::size_t>(b)];
      CHECK((statesOf(one, t, b) == std::vector<float>(kHidden, 0)) == ended);
    }
  }
  one.backward({nullptr, x.view()}, dx.view());
  for (int b = 0; b < kBatch; ++b) {
    for (int t = lengths[static_cast<std::size_t>(b)]; t < kSteps; ++t) {
      for (int i = 0; i < kInputs; ++i) CHECK(dx.view().at(t, i, b) == 0);
    }
  }
}
