#include "rnn/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

CharacterSettings small(CellKind cell = CellKind::lstm, std::uint32_t seed = 1) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = 20;
  settings.layers = 2;
  settings.batch = 5;
  settings.steps = 12;
  settings.learningRate = 0.01;
  settings.seed = seed;
  return settings;
}

}  // namespace

TEST_CASE("The same seed gives the same ten losses exactly, another seed others") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  Session one(small(cell), kStory), again(small(cell), kStory), other(small(cell, 2), kStory);
  const auto losses = lossesOf(one, 10);
  REQUIRE(losses.size() == 10);
  CHECK(lossesOf(again, 10) == losses);
  CHECK(lossesOf(other, 10) != losses);
}

TEST_CASE("A reset repeats the run exactly, the held-out loss too") {
  Session session(small(), kStory);
  const Snapshot first = session.train(60, kNoHurry);
  const Snapshot fresh = session.reset();
  CHECK(fresh.step == 0);
  CHECK(fresh.characters == 0);
  CHECK(std::isnan(fresh.trainLoss));
  CHECK(std::isnan(fresh.heldOutLoss));
  CHECK(fresh.newTrainLosses.empty());
  const Snapshot second = session.train(60, kNoHurry);
  CHECK(second.newTrainLosses == first.newTrainLosses);
  CHECK(second.newHeldOutLosses == first.newHeldOutLosses);
  CHECK(second.gradientNorm == first.gradientNorm);
}

TEST_CASE("Training in slices of no time at all gives the losses of training in one go") {
  Session whole(small(), kStory), slices(small(), kStory);
  const Snapshot expected = whole.train(55, kNoHurry);
  std::vector<float> losses, heldOut;
  int calls = 0;
  for (Snapshot snapshot{}; snapshot.step < 55; ++calls) {
    snapshot = slices.train(1000, 0);
    losses.insert(losses.end(), snapshot.newTrainLosses.begin(), snapshot.newTrainLosses.end());
    heldOut.insert(heldOut.end(), snapshot.newHeldOutLosses.begin(), snapshot.newHeldOutLosses.end());
  }
  CHECK(calls > 55);  // an update is left half done and taken up again
  CHECK(losses == expected.newTrainLosses);
  CHECK(heldOut == expected.newHeldOutLosses);
}

TEST_CASE("In every slice the loss that is told is that of the step that is told") {
  Session session(small(), kStory);
  double last = kNaN;
  bool always = true;
  for (Snapshot snapshot{}; snapshot.step < 10;) {
    snapshot = session.train(1, 0);
    if (!snapshot.newTrainLosses.empty()) last = static_cast<double>(snapshot.newTrainLosses.back());
    always = always && same(static_cast<double>(static_cast<float>(snapshot.trainLoss)), last);
  }
  CHECK(always);
}

TEST_CASE("Writing in between changes nothing in the training") {
  Session quiet(small(), kStory), busy(small(), kStory);
  const auto expected = lossesOf(quiet, 20);
  const int writer = busy.startWriting("The ", {}).writer;
  std::vector<float> losses;
  while (losses.size() < 20) {
    const Snapshot snapshot = busy.train(1, 0);
    losses.insert(losses.end(), snapshot.newTrainLosses.begin(), snapshot.newTrainLosses.end());
    busy.write(writer, 3, kNoHurry);
  }
  CHECK(losses == expected);
}

TEST_CASE("A snapshot tells what has happened since the one before it, and nothing twice") {
  Session session(small(), kStory);
  const Snapshot first = session.train(7, kNoHurry);
  CHECK(first.step == 7);
  CHECK(first.characters == 7 * 5 * 12);
  CHECK(first.firstNewStep == 1);
  CHECK(first.newTrainLosses.size() == 7);
  CHECK(first.newTrainLosses.back() == static_cast<float>(first.trainLoss));
  CHECK(first.newHeldOutSteps == std::vector<std::int64_t>{0});
  CHECK(first.newHeldOutLosses.size() == 1);
  CHECK(first.gradientNorm > 0);
  CHECK(!first.diverged);

  const Snapshot nothing = session.snapshot();
  CHECK(nothing.newTrainLosses.empty());
  CHECK(nothing.newHeldOutSteps.empty());
  CHECK(nothing.step == 7);
  CHECK(nothing.trainLoss == first.trainLoss);

  const Snapshot second = session.train(45, kNoHurry);
  CHECK(second.step == 52);
  CHECK(second.firstNewStep == 8);
  CHECK(second.newTrainLosses.size() == 45);
  CHECK(second.newHeldOutSteps == std::vector<std::int64_t>{50});
  CHECK(second.heldOutStep == 50);
  CHECK(second.newHeldOutLosses.back() == static_cast<float>(second.heldOutLoss));
}

TEST_CASE("Before the first update there are no losses; before learning the held-out loss is about ln V") {
  Session session(small(), kStory);
  const Snapshot before = session.snapshot();
  CHECK(before.step == 0);
  CHECK(std::isnan(before.trainLoss));
  CHECK(std::isnan(before.heldOutLoss));
  const Snapshot none = session.train(0, kNoHurry);
  CHECK(none.step == 0);
  const double uniform = std::log(static_cast<double>(session.text().vocabulary.size()));
  CHECK_THAT(session.train(1, kNoHurry).heldOutLoss, WithinAbs(uniform, 0.15));
}

TEST_CASE("A slice without an end in time makes all its steps") {
  Session session(small(), kStory);
  CHECK(session.train(3, kInfinity).step == 3);
  CHECK(session.train(3, 1e300).step == 6);
}

TEST_CASE("The text is told in characters, its vocabulary in the order of code points") {
  Session session(small(), kStory);
  const TextSummary& text = session.text();
  CHECK(text.characters < static_cast<std::int64_t>(kStory.size()));  // some letters are several bytes
  CHECK(text.trainCharacters + text.heldOutCharacters == text.characters);
  CHECK(text.heldOutCharacters == text.characters / 10);
  CHECK(text.vocabulary.front() == "\n");
  CHECK(text.vocabulary.back() == "🌊");
}

TEST_CASE("The parameters are those of the layers and the output") {
  CharacterSettings settings = small(CellKind::gru);
  Session session(settings, repeated("abc", 200));
  const int h = settings.hidden, v = 3;
  CHECK(session.parameterCount() == (3 * h * (v + h + 2)) + (3 * h * (h + h + 2)) + (v * h + v));
}

TEST_CASE("A session can be moved and goes on as before") {
  Session one(small(), kStory), other(small(), kStory);
  lossesOf(one, 5);
  lossesOf(other, 5);
  Session moved(std::move(one));
  CHECK(lossesOf(moved, 5) == lossesOf(other, 5));
}

TEST_CASE("A change of the learning rate or of clipping acts from the next update on") {
  Session still(small(), kStory), changed(small(), kStory);
  CHECK(lossesOf(still, 5) == lossesOf(changed, 5));
  changed.setLearningRate(0.1);
  changed.setClip(0.001);
  CHECK(changed.settings().learningRate == 0.1);
  CHECK(changed.settings().clip == 0.001);
  const auto one = lossesOf(still, 3), other = lossesOf(changed, 3);
  CHECK(one[0] == other[0]);  // the window before the first changed update
  CHECK(one[1] != other[1]);
}

TEST_CASE("What cannot be a learning rate or a clipping norm is refused, and the former one stays") {
  Session session(small(), kStory);
  CHECK(errorOf([&] { session.setLearningRate(0); }).code() == "setting-out-of-range");
  CHECK(errorOf([&] { session.setLearningRate(kNaN); }).code() == "setting-not-a-number");
  CHECK(errorOf([&] { session.setClip(-1); }).code() == "setting-out-of-range");
  CHECK(session.settings().learningRate == 0.01);
  CHECK(session.settings().clip == 5);
}

TEST_CASE("Texts that cannot be learned are refused with their code") {
  CHECK(errorOf([] { Session(small(), ""); }).code() == "text-empty");
  CHECK(errorOf([] { Session(small(), "short"); }).code() == "text-too-short");
  CHECK(errorOf([] { Session(small(), std::string(5000, 'z')); }).code() == "text-one-character");
  CHECK(errorOf([] { Session(small(), "\x89PNG\r\n\x1a\n"); }).code() == "text-not-utf8");
}

TEST_CASE("Settings are refused before the text is looked at") {
  CharacterSettings settings = small();
  settings.hidden = 0;
  const Error error = errorOf([&] { Session(settings, ""); });
  CHECK(error.code() == "setting-out-of-range");
  CHECK(error.details().field == "hidden");
}

TEST_CASE("A model that would fill the memory is refused before it is built") {
  CharacterSettings settings = small();
  settings.hidden = 1024;
  settings.layers = 8;
  settings.batch = 256;
  settings.steps = 512;
  const Error error = errorOf([&] { Session(settings, repeated(kStory, 5000)); });
  CHECK(error.code() == "too-large");
  CHECK(error.details().field == "hidden");
}
