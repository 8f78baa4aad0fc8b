// A learning rate that is far too large: reported, and gone back from.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "rnn/session.hpp"
#include "support/errors.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

CharacterSettings small(CellKind cell, OptimiserKind optimiser) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.optimiser = optimiser;
  settings.hidden = 16;
  settings.batch = 4;
  settings.steps = 10;
  settings.learningRate = 0.01;
  return settings;
}

bool allFinite(const std::vector<float>& losses) {
  return std::all_of(losses.begin(), losses.end(), [](float loss) { return std::isfinite(loss); });
}

}  // namespace

TEST_CASE("A learning rate of 1e6 diverges and is reported, and from the last good state training goes on") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const OptimiserKind optimiser = GENERATE(OptimiserKind::sgd, OptimiserKind::adam);
  Session session(small(cell, optimiser), kStory);
  session.train(70, kNoHurry);
  session.setLearningRate(1e6);
  session.setClip(0);
  const Snapshot diverged = session.train(1000, kNoHurry);
  REQUIRE(diverged.diverged);
  CHECK(diverged.step < 200);

  SECTION("it stays stopped until something is done") {
    CHECK(session.train(10, kNoHurry).step == diverged.step);
    CHECK(session.snapshot().diverged);
  }
  SECTION("it goes back to the last measured state and learns on with a smaller rate") {
    const Snapshot restored = session.restoreLastGood(0.01);
    CHECK(!restored.diverged);
    CHECK(restored.step % 50 == 0);
    CHECK(restored.step <= diverged.step);
    CHECK(std::isnan(restored.trainLoss));  // of no update that still counts
    CHECK(std::isfinite(restored.heldOutLoss));
    CHECK(session.settings().learningRate == 0.01);
    session.setClip(5);
    const Snapshot after = session.train(60, kNoHurry);
    CHECK(!after.diverged);
    CHECK(after.step == restored.step + 60);
    CHECK(after.newTrainLosses.size() == 60);
    CHECK(allFinite(after.newTrainLosses));
    CHECK(allFinite(after.newHeldOutLosses));
  }
  SECTION("a reset begins anew, with the rate that is set") {
    session.setLearningRate(0.01);
    CHECK(!session.reset().diverged);
    CHECK(allFinite(lossesOf(session, 20)));
  }
}

TEST_CASE("Going back repeats what came after the last measurement exactly") {
  Session session(small(CellKind::lstm, OptimiserKind::adam), kStory);
  session.train(50, kNoHurry);
  const auto first = lossesOf(session, 20);
  session.train(1, 0);  // leaves an update half done
  CHECK(session.restoreLastGood(0.01).step == 50);
  CHECK(lossesOf(session, 20) == first);
}

TEST_CASE("Before the first measurement there is nothing to go back to") {
  Session session(small(CellKind::rnn, OptimiserKind::sgd), kStory);
  CHECK(errorOf([&] { session.restoreLastGood(0.01); }).code() == "no-good-state");
}

TEST_CASE("A learning rate that cannot be leaves a diverged session as it was") {
  Session session(small(CellKind::rnn, OptimiserKind::adam), kStory);
  session.train(5, kNoHurry);
  session.setLearningRate(1e8);
  REQUIRE(session.train(500, kNoHurry).diverged);
  CHECK(errorOf([&] { session.restoreLastGood(0); }).code() == "setting-out-of-range");
  CHECK(session.snapshot().diverged);
}

TEST_CASE("Writing with weights that have left all bounds still ends, in characters of the text") {
  Session session(small(CellKind::rnn, OptimiserKind::sgd), kStory);
  session.setLearningRate(1e8);
  session.setClip(0);
  REQUIRE(session.train(500, kNoHurry).diverged);
  const int writer = session.startWriting("The", {}).writer;
  CHECK(session.write(writer, 20, kNoHurry).text.size() >= 20);
}
