// Sessions that are saved and loaded.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/io/modelFile.hpp"
#include "rnn/session.hpp"
#include "support/errors.hpp"
#include "support/savedModel.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::vector<float> joined(std::vector<float> first, const std::vector<float>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::string written(Session& session, std::string_view prompt) {
  const int writer = session.startWriting(prompt, {}).writer;
  std::string text;
  for (int i = 0; i < 50; ++i) text += session.write(writer, 1, kLong).text;
  return text;
}

}  // namespace

TEST_CASE("Training goes on bit for bit after save and load, for every cell and every optimiser") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const OptimiserKind optimiser = GENERATE(OptimiserKind::sgd, OptimiserKind::adagrad, OptimiserKind::rmsprop,
                                           OptimiserKind::adam, OptimiserKind::adamw);
  INFO(nameOf(cell) << " with " << nameOf(optimiser));
  Session whole(smallSettings(cell, optimiser), smallText());
  const auto losses = lossesOf(whole, 30);
  REQUIRE(losses.size() == 30);

  Session first(smallSettings(cell, optimiser), smallText());
  const auto before = lossesOf(first, 15);
  Session second = Session::load(first.save(), smallText());
  CHECK(second.snapshot().step == 15);
  const auto after = lossesOf(second, 15);
  CHECK(joined(before, after) == losses);
  CHECK(second.save() == whole.save());
}

TEST_CASE("SGD without momentum, which keeps no moments, goes on bit for bit as well") {
  CharacterSettings settings = smallSettings(CellKind::gru, OptimiserKind::sgd);
  settings.momentum = 0;
  Session whole(settings, smallText()), first(settings, smallText());
  const auto losses = lossesOf(whole, 10);
  const auto before = lossesOf(first, 5);
  Session second = Session::load(first.save(), smallText());
  CHECK(joined(before, lossesOf(second, 5)) == losses);
}

TEST_CASE("A session may be saved in the middle of an update or of a measurement, and loses nothing") {
  Session whole(smallSettings(), smallText());
  const auto losses = lossesOf(whole, 55);
  Session piecewise(smallSettings(), smallText());
  std::int64_t saves = 0;
  for (int piece = 0; piecewise.snapshot().step < 52; ++piece) {
    piecewise.train(1, 0);  // one piece of an update
    const std::int64_t step = piecewise.snapshot().step;
    if (piece % 7 != 0 && step != 50) continue;
    Session loaded = Session::load(piecewise.save(), smallText());
    const auto next = lossesOf(loaded, 2);
    REQUIRE(next.size() == 2);
    CHECK(next[0] == losses[static_cast<std::size_t>(step)]);
    CHECK(next[1] == losses[static_cast<std::size_t>(step) + 1]);
    ++saves;
  }
  CHECK(saves > 20);
}

TEST_CASE("A session that has not begun is saved and loaded like any other") {
  Session session(smallSettings(), smallText());
  Session loaded = Session::load(session.save(), smallText());
  CHECK(loaded.snapshot().step == 0);
  CHECK(loaded.save() == session.save());
  CHECK(lossesOf(loaded, 3) == lossesOf(session, 3));
}

TEST_CASE("Settings that were changed while training are saved as they are") {
  Session session(smallSettings(), smallText());
  session.train(3, kLong);
  session.setLearningRate(0.1 + 0.2);  // a number that needs all its digits
  session.setClip(1.0 / 3);
  Session loaded = Session::load(session.save(), smallText());
  CHECK(loaded.settings().learningRate == 0.1 + 0.2);
  CHECK(loaded.settings().clip == 1.0 / 3);
  CHECK(lossesOf(loaded, 3) == lossesOf(session, 3));
}

TEST_CASE("A loaded model writes what the saved one writes, and knows its held-out loss after a first slice") {
  Session session(smallSettings(CellKind::gru), smallText());
  session.train(50, kLong);
  Session loaded = Session::load(session.save(), smallText());
  CHECK(written(loaded, "Iğdır") == written(session, "Iğdır"));
  CHECK(std::isnan(loaded.snapshot().heldOutLoss));
  const Snapshot next = loaded.train(1, kLong), expected = session.train(1, kLong);
  CHECK(next.heldOutStep == 50);
  CHECK(next.heldOutLoss == expected.heldOutLoss);
}

TEST_CASE("A reset after loading is the run from the beginning") {
  Session session(smallSettings(), smallText());
  const auto losses = lossesOf(session, 5);
  Session loaded = Session::load(session.save(), smallText());
  loaded.reset();
  CHECK(lossesOf(loaded, 5) == losses);
}

TEST_CASE("A saved model goes on with another text when it knows all the characters of it") {
  Session session(smallSettings(), smallText());
  session.train(5, kLong);
  const auto file = session.save();
  Session loaded = Session::load(file, "ılık gün; bir ğ; ılık bir gün; bir gün ğ");
  CHECK(loaded.text().vocabulary == session.text().vocabulary);
  CHECK(loaded.train(3, kLong).step == 8);

  const Error unknown = errorOf([&] { Session::load(file, "ılık bir gün; Zeynep ılık bir gün; Zeynep"); });
  CHECK(unknown.code() == "text-unknown-characters");
  CHECK(unknown.details().value == "Zeyp");
  CHECK(errorOf([&] { Session::load(file, "ılık"); }).code() == "text-too-short");
  CHECK(errorOf([&] { Session::load(file, ""); }).code() == "text-empty");
}

TEST_CASE("After a divergence the last good state is saved, so that the file can always be loaded") {
  CharacterSettings settings = smallSettings(CellKind::rnn, OptimiserKind::sgd);
  settings.clip = 0;
  Session session(settings, smallText());
  session.train(50, kLong);
  session.train(1, 0);  // the measurement that is good
  while (session.snapshot().heldOutStep < 50) session.train(1, 0);
  session.setLearningRate(1e8);
  while (!session.train(1, 0).diverged) CHECK_NOTHROW(Session::load(session.save(), smallText()));
  Session loaded = Session::load(session.save(), smallText());
  CHECK(loaded.snapshot().step == 50);
  loaded.setLearningRate(0.01);
  CHECK(loaded.train(5, kLong).step == 55);
}

TEST_CASE(
    "When an update has driven the weights to infinity, the last good state is saved even before it shows in a loss") {
  Session session(smallSettings(CellKind::rnn, OptimiserKind::sgd), smallText());
  session.train(3, kLong);
  SavedModel saved = readModelFile(session.save());
  saved.settings.learningRate = 1e8;
  std::fill(saved.state.optimiser.first.begin(), saved.state.optimiser.first.end(), 3e38f);
  Session racing = Session::load(writeModelFile(saved.settings, saved.vocabulary, saved.state), smallText());
  const Snapshot after = racing.train(1, kLong);
  CHECK(after.step == 4);
  CHECK_FALSE(after.diverged);
  CHECK(Session::load(racing.save(), smallText()).snapshot().step == 3);
}

TEST_CASE("A file that is refused changes nothing in the sessions that there are") {
  Session session(smallSettings(), smallText());
  session.train(5, kLong);
  auto file = session.save();
  const auto before = file;
  file.resize(file.size() - 1);
  CHECK(errorOf([&] { Session::load(file, smallText()); }).code() == "file-truncated");
  CHECK(session.save() == before);
  Session other = Session::load(before, smallText());
  CHECK(lossesOf(session, 3) == lossesOf(other, 3));
}

TEST_CASE("A file with settings that cannot be trained here is refused like such settings are") {
  CharacterSettings settings = smallSettings(CellKind::rnn);
  Session session(settings, smallText());
  SavedModel saved = readModelFile(session.save());
  saved.settings.batch = 256;
  saved.settings.steps = 512;
  saved.settings.hidden = 64;
  saved.settings.layers = 8;
  TrainingState<float> state;
  const std::size_t v = static_cast<std::size_t>(saved.vocabulary.size()), h = 64;
  state.values.resize(h * v + 15 * h * h + 16 * h + v * h + v);
  state.carried.assign(8, Buffer<float>(h * 256));
  const auto file = writeModelFile(saved.settings, saved.vocabulary, state);
  const Error error = errorOf([&] { Session::load(file, smallText() + smallText()); });
  CHECK(error.code() == "too-large");
}
