// The trainer cuts its work into pieces; here it is held against the same work done in one go.
#include "rnn/train/characterTrainer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "rnn/train/loss.hpp"
#include "support/numbers.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinRel;

namespace {

using Trainer = CharacterTrainer<double>;

CharacterSettings settingsFor(CellKind cell) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = 7;
  settings.layers = 2;
  settings.batch = 9;
  settings.steps = 40;  // of which 28 make one piece
  settings.optimiser = OptimiserKind::sgd;
  settings.momentum = 0;
  settings.clip = 0;
  settings.learningRate = 0.5;
  return settings;
}

CharacterModel<double> modelFor(const CharacterSettings& settings, const CharacterText& text) {
  CharacterModel<double> model(settings.cell, text.vocabulary().size(), settings.hidden, settings.layers);
  Random random(settings.seed);
  model.initialise(random);
  return model;
}

void untilUpdate(Trainer& trainer) {
  for (;;) {
    const auto happened = trainer.advance();
    REQUIRE(happened != Trainer::Happened::diverged);
    if (happened == Trainer::Happened::updated) return;
  }
}

// One window after the other as the papers write it: forward, loss, back, p −= η g.
class PlainTrainer {
 public:
  PlainTrainer(CharacterModel<double>& model, const CharacterText& text, const CharacterSettings& settings)
      : model_(model),
        text_(text),
        settings_(settings),
        tape_(model.stack().makeTape(settings.steps, settings.batch, true)),
        logits_(settings.steps, model.output().panels(), settings.batch),
        inputs_(static_cast<std::size_t>(settings.steps * settings.batch)),
        targets_(inputs_.size()) {}

  double update() {
    const int steps = settings_.steps, batch = settings_.batch;
    fillWindow(text_.train(), step_, steps, batch, inputs_.data(), targets_.data());
    beginAnew();
    model_.clearGradients();
    model_.stack().clearStateGradients(tape_);
    model_.stack().forward(tape_, {inputs_.data(), {}}, 0, steps);
    model_.output().forward(logits_.view(), tape_.output(), 0, steps);
    const double count = steps * batch;
    const double loss = softmaxCrossEntropy<double>(logits_.view(), model_.vocabulary(), targets_.data(), 0, steps, 1 / count) / count;
    model_.output().backward(logits_.view(), tape_.output(), tape_.dOutput(), 0, steps);
    model_.stack().backward(tape_, {inputs_.data(), {}}, 0, steps);
    model_.unpackGradients();
    norm_ = 0;
    auto& parameters = model_.parameters();
    for (std::size_t i = 0; i < parameters.values().size(); ++i) {
      norm_ += parameters.gradients()[i] * parameters.gradients()[i];
      parameters.values()[i] -= settings_.learningRate * parameters.gradients()[i];
    }
    norm_ = std::sqrt(norm_);
    model_.pack();
    model_.stack().carryState(tape_);
    ++step_;
    return loss;
  }
  double gradientNorm() const { return norm_; }

 private:
  // Each sequence in its turn, once in every kRestartEvery windows.
  void beginAnew() {
    for (int b = 0; b < settings_.batch; ++b) {
      const auto turn = static_cast<std::int64_t>(b) * Trainer::kRestartEvery / settings_.batch;
      if ((step_ + turn) % Trainer::kRestartEvery != 0) continue;
      for (auto& output : tape_.outputs) clear(output.view(), b);
      for (auto& tape : tape_.tapes) {
        if (settings_.cell == CellKind::lstm) clear(tape.c.view(), b);
      }
    }
  }
  static void clear(const SequenceView<double>& state, int b) {
    for (int unit = 0; unit < state.panels * kPanel; ++unit) state.at(0, unit, b) = 0;
  }

  CharacterModel<double>& model_;
  const CharacterText& text_;
  CharacterSettings settings_;
  StackTape<double> tape_;
  Sequence<double> logits_;
  std::vector<Token> inputs_, targets_;
  std::int64_t step_ = 0;
  double norm_ = 0;
};

}  // namespace

TEST_CASE("Training in pieces gives the losses, norms and parameters of training in one go") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const CharacterSettings settings = settingsFor(cell);
  const CharacterText text(kStory, settings.steps);
  auto model = modelFor(settings, text), plainModel = modelFor(settings, text);
  Trainer trainer(model, text, settings);
  PlainTrainer plain(plainModel, text, settings);
  for (int step = 1; step <= 40; ++step) {
    untilUpdate(trainer);
    const double expected = plain.update();
    INFO("step " << step);
    CHECK(trainer.step() == step);
    CHECK_THAT(trainer.trainLoss(), WithinRel(expected, 1e-9));
    CHECK_THAT(trainer.gradientNorm(), WithinRel(plain.gradientNorm(), 1e-8));
  }
  double worst = 0;
  for (std::size_t i = 0; i < model.parameters().values().size(); ++i) {
    worst = std::max(worst, std::abs(model.parameters().values()[i] - plainModel.parameters().values()[i]));
  }
  CHECK(worst < 1e-9);
}

TEST_CASE("A clipped update is as long as the norm that is allowed, and the norm that is told is that before clipping") {
  CharacterSettings settings = settingsFor(CellKind::lstm);
  settings.clip = 0.01;
  const CharacterText text(kStory, settings.steps);
  auto model = modelFor(settings, text);
  const std::vector<double> before(model.parameters().values().begin(), model.parameters().values().end());
  Trainer trainer(model, text, settings);
  untilUpdate(trainer);
  double moved = 0;
  for (std::size_t i = 0; i < before.size(); ++i) moved += std::pow(model.parameters().values()[i] - before[i], 2);
  CHECK(trainer.gradientNorm() > 0.05);
  CHECK_THAT(std::sqrt(moved), WithinRel(settings.learningRate * settings.clip, 1e-3));
}

TEST_CASE("The held-out loss is measured before the first update and then every fifty") {
  CharacterSettings settings = settingsFor(CellKind::rnn);
  settings.steps = 3;
  const CharacterText text(kStory, settings.steps);
  auto model = modelFor(settings, text);
  Trainer trainer(model, text, settings);
  std::vector<std::int64_t> measured;
  while (trainer.step() < 120) {
    if (trainer.advance() == Trainer::Happened::measured) measured.push_back(trainer.step());
  }
  CHECK(measured == std::vector<std::int64_t>{0, 50, 100});
}

TEST_CASE("The smallest setting there is can be trained: one unit, one sequence, one step, four characters") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = settings.layers = settings.batch = settings.steps = 1;
  const CharacterText text("abab", 1);
  auto model = modelFor(settings, text);
  Trainer trainer(model, text, settings);
  for (int step = 0; step < 60; ++step) untilUpdate(trainer);
  CHECK(std::isfinite(trainer.trainLoss()));
  CHECK(std::isfinite(trainer.heldOutLoss()));
}
