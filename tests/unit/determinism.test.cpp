// The same seed gives the same numbers on every machine: the losses of 200 updates, to the last bit, natively, as
// WebAssembly under Node and in every browser. When the engine's arithmetic changes on purpose, these numbers change, once,
// everywhere; then take the new ones from the message of this test.
#include <catch2/catch_test_macros.hpp>

#include "support/fingerprint.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

#if !defined(RNN_RELAXED_SIMD)  // which gives up the last bit for speed

namespace {

std::string fingerprintOf(CellKind cell, OptimiserKind optimiser) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.optimiser = optimiser;
  settings.hidden = 30;
  settings.layers = 2;
  settings.batch = 7;
  settings.steps = 20;
  settings.learningRate = optimiser == OptimiserKind::sgd ? 0.3 : 0.005;
  settings.seed = 42;
  Session session(settings, kStory);
  const Snapshot snapshot = session.train(200, kNoHurry);
  auto losses = snapshot.newTrainLosses;
  losses.insert(losses.end(), snapshot.newHeldOutLosses.begin(), snapshot.newHeldOutLosses.end());
  return fingerprint(losses);
}

}  // namespace

TEST_CASE("The losses of 200 updates have the same bits on every machine") {
  CHECK(fingerprintOf(CellKind::rnn, OptimiserKind::sgd) == "963e4fd3a5e9e7fa");
  CHECK(fingerprintOf(CellKind::gru, OptimiserKind::adam) == "260fcfd323027b83");
  CHECK(fingerprintOf(CellKind::lstm, OptimiserKind::adam) == "33363a19a88a35be");
}

#endif
