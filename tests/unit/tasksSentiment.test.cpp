#include "rnn/data/tasks/sentimentTask.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "rnn/data/utf8.hpp"
#include "rnn/taskSession.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"
#include "support/fingerprint.hpp"
#include "support/projectFile.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr auto kSmall =
    "== grammar tr\nsentence: {iyi} | ılık\niyi+: iyi\niyi-: kötü\n== held out tr\n+ Iyi.\n"
    "== grammar en\nsentence: it is {good}\ngood+: good\ngood-: bad | ill\n== held out en\n- It is ill.\n+ It is.\n";

std::string withoutStops(const std::string& sentence) {
  std::u32string bare;
  for (const char32_t c : decodeUtf8(sentence)) {
    if (c != U'.' && c != U'!') bare += c < 0x80 && c >= U'A' && c <= U'Z' ? c + 32 : c;
  }
  std::string written;
  for (const char32_t c : bare) appendUtf8(written, c);
  return written;
}

std::string written(const TaskNames& names, const Batch& batch, int b) {
  std::string sentence;
  for (int t = 0; t < lengthOf(batch, b); ++t) sentence += names.inputs[batch.inputTokens[t * batch.size + b]];
  return sentence;
}

std::set<std::string> sentencesIn(const SentimentTask& task, const Batch& batch) {
  std::set<std::string> all;
  for (int b = 0; b < batch.size; ++b) all.insert(written(task.names(), batch, b));
  return all;
}

Error refusal(std::string_view text) {
  return errorOf([&] { SentimentTask task(text); });
}

}  // namespace

TEST_CASE("A sentence is judged once, at its end") {
  const SentimentTask task(kSmall);
  Random random(3);
  const Batch batch = task.trainingBatch(64, random);
  CHECK(batch.targetSteps == 1);
  CHECK(batch.judged.empty());
  for (int b = 0; b < batch.size; ++b) CHECK((targetValueOf(batch, 0, b) == 0 || targetValueOf(batch, 0, b) == 1));
}

TEST_CASE("Sentences are written out with the capitals of their language, or left bare") {
  const SentimentTask task(kSmall);
  Random random(4);
  const auto all = sentencesIn(task, task.trainingBatch(256, random));
  for (const char* expected : {"Kötü.", "kötü", "Ilık!", "It is good.", "it is bad", "It is bad!"}) CHECK(all.contains(expected));
}

TEST_CASE("No sentence that is held out is learned, whatever its capitals and stops") {
  const SentimentTask task(kSmall);
  Random random(5);
  const auto all = sentencesIn(task, task.trainingBatch(256, random));
  for (const char* held : {"It is ill.", "it is ill", "It is ill!"}) CHECK_FALSE(all.contains(held));
  CHECK(all.contains("İyi."));  // Iyi, with a dotless ı, is another word
}

TEST_CASE("The parts of the held-out set are the languages") {
  const SentimentTask task(kSmall);
  CHECK(task.heldOut().size == 3);
  CHECK(task.heldOutParts() == std::vector<int>{0, 1, 1});
}

TEST_CASE("A session measures each part of the held-out set, and all is what its parts are together") {
  NetworkConfig network;
  network.type = Architecture::manyToOne;
  network.hidden = 4;
  network.output = OutputKind::sigmoid;
  TaskSession session(network, {.name = "sentiment", .text = kSmall}, {});
  const Snapshot snapshot = session.train(1, 1e6);
  REQUIRE(snapshot.heldOutParts.size() == 2);
  const double right = snapshot.heldOutParts[0] + 2.0 * snapshot.heldOutParts[1];
  CHECK(std::abs(right - 3 * snapshot.heldOutAccuracy) < 1e-6);
}

TEST_CASE("A text that is not the task's is refused by naming the line") {
  CHECK(refusal("").code() == "task-text");
  CHECK(refusal("sentence: a").details().value == "sentence: a");
  CHECK(refusal("== grammar en\nsentence: a\n== held out tr\n+ a").details().value == "held out tr");
  CHECK(refusal("== grammar en\nsentence: a\n== held out en\na").details().value == "a");
  CHECK(refusal("== grammar en\nsentence: a\n== held out en\n+ ab").details().value == "b");
}

TEST_CASE("At least 160 sentences by hand are held out of each language, as many for as against") {
  const SentimentTask task(sentimentText());
  const Batch heldOut = task.heldOut();
  const std::vector<int> parts = task.heldOutParts();
  REQUIRE(static_cast<int>(parts.size()) == heldOut.size);
  for (const int language : {0, 1}) {
    int positive = 0, negative = 0;
    for (int b = 0; b < heldOut.size; ++b) {
      if (parts[static_cast<std::size_t>(b)] == language) ++(targetValueOf(heldOut, 0, b) == 1 ? positive : negative);
    }
    CHECK(positive >= 80);
    CHECK(positive == negative);
  }
  CHECK(sentencesIn(task, heldOut).size() == static_cast<std::size_t>(heldOut.size));
}

TEST_CASE("The grammars make thousands of different sentences and none of those written by hand") {
  const SentimentTask task(sentimentText());
  Random random(6);
  std::set<std::string> learned, byHand;
  for (const auto& sentence : sentencesIn(task, task.heldOut())) byHand.insert(withoutStops(sentence));
  int positive = 0;
  for (int i = 0; i < 40; ++i) {
    const Batch batch = task.trainingBatch(256, random);
    for (int b = 0; b < batch.size; ++b) {
      const std::string sentence = withoutStops(written(task.names(), batch, b));
      REQUIRE_FALSE(byHand.contains(sentence));
      learned.insert(sentence);
      positive += targetValueOf(batch, 0, b) == 1;
    }
  }
  CHECK(learned.size() > 9000);
  CHECK(std::abs(positive / 10240.0 - 0.5) < 0.02);
}

TEST_CASE("The sentences of a seed are the same natively and as WebAssembly") {
  const SentimentTask task(sentimentText());
  Random random(8);
  const Batch batch = task.trainingBatch(256, random);
  CHECK(fingerprint(batch.inputTokens) == "e271de319b630d88");
  CHECK(fingerprint(batch.targetValues) == "e3ca26dc3b971048");
}
