#include <catch2/catch_test_macros.hpp>
#include <set>

#include "rnn/data/music/notation.hpp"
#include "rnn/data/tasks/musicTask.hpp"
#include "support/batches.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// A tune without its key: the style, then each token with its notes counted from the tonic.
std::vector<int> withoutKey(const Batch& batch, int b) {
  const Token input = batch.inputTokens[static_cast<std::size_t>(b)];
  std::vector<int> tune{styleOf(input).units, static_cast<int>(styleOf(input).name[0])};
  for (int t = 0; t < batch.targetSteps; ++t) {
    const Token token = targetTokenOf(batch, t, b);
    const auto note = noteOf(token);
    if (note && !note->silent) {
      tune.insert(tune.end(), {1000 + note->step - tonicOf(input).step, note->units, note->sharp});
    } else if (token != kNoToken) {
      tune.push_back(token);
    }
  }
  return tune;
}

void addTunes(const Batch& batch, std::set<std::vector<int>>& tunes) {
  for (int b = 0; b < batch.size; ++b) tunes.insert(withoutKey(batch, b));
}

}  // namespace

TEST_CASE("a tune of music ends with its end token, is whole before it, and has nothing behind it") {
  const MusicTask task;
  Random random(1);
  const Batch batch = task.trainingBatch(200, random);
  CHECK(batch.inputSteps == 1);
  for (int b = 0; b < batch.size; ++b) {
    std::vector<Token> tune;
    int t = 0;
    while (targetTokenOf(batch, t, b) != kTuneEnds) tune.push_back(targetTokenOf(batch, t++, b));
    REQUIRE(task.isWellFormed(std::span(batch.inputTokens).subspan(static_cast<std::size_t>(b), 1), tune));
    while (++t < batch.targetSteps) REQUIRE(targetTokenOf(batch, t, b) == kNoToken);
  }
}

TEST_CASE("every style in every key is asked for") {
  const MusicTask task;
  Random random(2);
  const Batch batch = task.trainingBatch(1000, random);
  CHECK(std::set<Token>(batch.inputTokens.begin(), batch.inputTokens.end()).size() == static_cast<std::size_t>(musicInputs()));
  CHECK(musicInputs() == task.shape().inputSize);
}

TEST_CASE("no tune is both learned and held out, not even in another key") {
  const MusicTask task({.heldOut = 1024});
  std::set<std::vector<int>> held, learned;
  addTunes(task.heldOut(), held);
  Random random(3);
  for (int i = 0; i < 100; ++i) addTunes(task.trainingBatch(64, random), learned);
  CHECK(held.size() > 1000);
  CHECK(learned.size() > 6000);
  for (const auto& tune : held) REQUIRE(learned.count(tune) == 0);
}

TEST_CASE("tunes of every style and key are held out, as many as are asked for") {
  const Batch held = MusicTask({.heldOut = 1024}).heldOut();
  CHECK(held.size == 1024);
  CHECK(std::set<Token>(held.inputTokens.begin(), held.inputTokens.end()).size() == static_cast<std::size_t>(musicInputs()));
}

TEST_CASE("the same seed gives the same batch of tunes, another seed gives others") {
  const MusicTask task;
  Random first(5), second(5), other(6);
  const Batch batch = task.trainingBatch(32, first);
  CHECK(batch.targetTokens == task.trainingBatch(32, second).targetTokens);
  CHECK(batch.targetTokens != task.trainingBatch(32, other).targetTokens);
}

TEST_CASE("music names its inputs by the heads of their tunes and its outputs as ABC writes them") {
  const TaskNames names = MusicTask().names();
  CHECK(names.inputs.size() == static_cast<std::size_t>(musicInputs()));
  CHECK(names.inputs[2] == "M:4/4\nL:1/8\nQ:1/4=116\nK:G");
  CHECK(names.outputs.size() == static_cast<std::size_t>(tuneTokens()));
  CHECK(names.outputs[kRepeatBegins] == "|:");
  CHECK(names.end == kTuneEnds);
}
