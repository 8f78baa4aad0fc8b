// Small models learn small texts: to a stated loss, with a fixed seed, at the first try.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

CharacterSettings settingsFor(CellKind cell) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = 32;
  settings.batch = 8;
  settings.steps = 24;
  settings.learningRate = 0.01;
  return settings;
}

// What comes next is sure once the word is known, but "an" goes on in four ways: it takes memory to be sure.
const std::string kRhyme = "ant and anchor, antler and angel; ";

}  // namespace

TEST_CASE("A short text that repeats is learned to below 0.1 nats and written on", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  Session session(settingsFor(cell), repeated(kRhyme, 2000));
  const Snapshot snapshot = session.train(300, kNoHurry);
  CHECK(snapshot.trainLoss < 0.1);
  CHECK(snapshot.heldOutLoss < 0.1);
  const int writer = session.startWriting("antler and a", {.temperature = 0, .seed = 1}).writer;
  CHECK(session.write(writer, 45, kNoHurry).text == "ngel; ant and anchor, antler and angel; ant a");
}

TEST_CASE("Two layers learn it too", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  CharacterSettings settings = settingsFor(cell);
  settings.layers = 2;
  Session session(settings, repeated(kRhyme, 2000));
  CHECK(session.train(300, kNoHurry).heldOutLoss < 0.1);
}

TEST_CASE("SGD with momentum learns it too", "[learning]") {
  CharacterSettings settings = settingsFor(CellKind::gru);
  settings.optimiser = OptimiserKind::sgd;
  settings.learningRate = 0.3;
  Session session(settings, repeated(kRhyme, 2000));
  CHECK(session.train(500, kNoHurry).heldOutLoss < 0.1);
}

TEST_CASE("Clipping hard still learns", "[learning]") {
  CharacterSettings settings = settingsFor(CellKind::lstm);
  settings.clip = 0.05;
  Session session(settings, repeated(kRhyme, 2000));
  CHECK(session.train(300, kNoHurry).heldOutLoss < 0.1);
}

TEST_CASE("A short story is learned by heart while its held-out end is not", "[learning]") {
  CharacterSettings settings = settingsFor(CellKind::lstm);
  settings.hidden = 64;
  Session session(settings, kStory);
  const Snapshot snapshot = session.train(400, kNoHurry);
  CHECK(snapshot.trainLoss < 0.2);
  CHECK(snapshot.heldOutLoss > 2);
}
