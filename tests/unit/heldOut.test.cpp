#include "rnn/train/heldOut.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "support/numbers.hpp"

using namespace rnn;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr int kVocabulary = 9;

std::vector<Token> randomText(std::size_t size) {
  Random random(1);
  std::vector<Token> text(size);
  for (auto& token : text) token = static_cast<Token>(random.below(kVocabulary));
  return text;
}

CharacterModel<double> modelOf(CellKind cell) {
  CharacterModel<double> model(cell, kVocabulary, 6, 2);
  Random random(2);
  model.initialise(random);
  return model;
}

double measure(CharacterModel<double>& model, std::span<const Token> text, std::size_t most) {
  HeldOut<double> heldOut(model, text, most);
  heldOut.begin();
  while (!heldOut.advance(model)) {
  }
  return heldOut.loss();
}

// Character by character: −ln of the probability that the model gives to each next one, from a zero state.
double directly(CharacterModel<double>& model, std::span<const Token> sequence) {
  auto tape = model.stack().makeTape(1, 1, false);
  model.stack().clearState(tape);
  Sequence<double> z(1, model.output().panels(), 1);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < sequence.size(); ++i) {
    model.stack().forward(tape, {&sequence[i], {}}, 0, 1);
    model.stack().carryState(tape);
    model.output().forward(z.view(), tape.output(), 0, 1);
    double total = 0;
    for (int o = 0; o < kVocabulary; ++o) total += std::exp(z.view().at(0, o, 0));
    sum += std::log(total) - z.view().at(0, sequence[i + 1], 0);
  }
  return sum;
}

}  // namespace

TEST_CASE("The loss of a short text is that of reading it character by character") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const std::size_t size = GENERATE(2u, 3u, 16u, 17u, 18u, 33u, 127u);  // up to one sequence of several pieces
  auto model = modelOf(cell);
  const auto text = randomText(size);
  CHECK_THAT(measure(model, text, 8192), WithinRel(directly(model, text) / static_cast<double>(size - 1), 1e-12));
}

TEST_CASE("A longer text is read as up to sixteen sequences that cover it") {
  const std::size_t size = GENERATE(128u, 200u, 1000u, 1024u, 5003u);
  auto model = modelOf(CellKind::gru);
  const auto text = randomText(size);
  const std::size_t sequences = std::min<std::size_t>(size / 64, 16), length = (size - 1) / sequences;
  double sum = 0;
  for (std::size_t s = 0; s < sequences; ++s) sum += directly(model, std::span(text).subspan(s * length, length + 1));
  CHECK_THAT(measure(model, text, 8192), WithinRel(sum / static_cast<double>(sequences * length), 1e-12));
  CHECK(size - sequences * length <= sequences);  // less than one character a sequence is left out
}

TEST_CASE("No more than the characters that are asked for are read") {
  auto model = modelOf(CellKind::lstm);
  const auto text = randomText(400);
  CHECK(measure(model, text, 100) == measure(model, std::span(text).first(100), 8192));
}

TEST_CASE("Measuring twice gives the same loss; measuring after a change of the weights another one") {
  auto model = modelOf(CellKind::rnn);
  const auto text = randomText(300);
  HeldOut<double> heldOut(model, text, 8192);
  const auto once = [&] {
    heldOut.begin();
    while (!heldOut.advance(model)) {
    }
    return heldOut.loss();
  };
  const double first = once();
  CHECK(once() == first);
  model.parameters().values()[0] += 0.5;
  model.pack();
  CHECK(once() != first);
}

TEST_CASE("A model without any weights costs ln V") {
  CharacterModel<double> model(CellKind::lstm, kVocabulary, 4, 1);
  model.pack();
  CHECK_THAT(measure(model, randomText(150), 8192), WithinAbs(std::log(kVocabulary), 1e-12));
}
