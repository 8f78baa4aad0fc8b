#include <catch2/catch_test_macros.hpp>
#include <set>

#include "rnn/data/speech/logMel.hpp"
#include "rnn/data/speech/phonemes.hpp"
#include "rnn/data/speech/speechTask.hpp"
#include "rnn/data/speech/spoken.hpp"
#include "support/fingerprint.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// The features of each example, at its own length.
std::set<std::vector<float>> inputsOf(const Batch& batch) {
  std::set<std::vector<float>> inputs;
  for (int b = 0; b < batch.size; ++b) inputs.insert(atOwnLength(examplesOf(batch, b, 1)).inputFeatures);
  return inputs;
}

}  // namespace

TEST_CASE("speech is bands in and a phoneme for each frame out") {
  const SpeechTask task({.heldOut = 20});
  CHECK(task.shape().inputSize == speech::kBands);
  CHECK(task.shape().outputSize == static_cast<int>(speech::phonemes().size()));
  const Batch batch = task.heldOut();
  CHECK(batch.size == 20);
  CHECK(batch.inputSteps == batch.targetSteps);
  const Batch one = atOwnLength(examplesOf(batch, 3, 1));
  CHECK(std::ssize(one.targetTokens) == one.inputSteps);
  for (const Token label : one.targetTokens) CHECK(label < task.shape().outputSize);
}

TEST_CASE("no utterance is both learned and held out") {
  const SpeechTask task({.heldOut = 100});
  Random random(1);
  const auto heldOut = inputsOf(task.heldOut());
  const auto learned = inputsOf(task.trainingBatch(300, random));
  CHECK(heldOut.size() == 100);
  for (const auto& input : learned) CHECK(!heldOut.contains(input));
}

TEST_CASE("what has been drawn before changes nothing of what is drawn") {
  const SpeechTask fresh, used;
  Random before(9);
  used.trainingBatch(50, before);
  Random one(2), other(2);
  CHECK(fresh.trainingBatch(20, one).inputFeatures == used.trainingBatch(20, other).inputFeatures);
}

#if !defined(RNN_RELAXED_SIMD)  // which gives up the last bit for speed

TEST_CASE("utterances have the same bits on every machine") {
  const SpeechTask task({.heldOut = 30});
  Random random(3);
  CHECK(fingerprint(task.heldOut().inputFeatures) == "5dc5346029b105ef");
  CHECK(fingerprint(task.trainingBatch(30, random).inputFeatures) == "8e40fbe599f39892");
}

TEST_CASE("a word that is wished for has the same bits in the page's module (tests/wasm/speech.test.js)") {
  const speech::Spoken spoken = speech::speak({.word = 4, .pitch = 120, .tract = 17, .background = 0.01, .seed = 1});
  CHECK(fingerprint(spoken.samples) == "f1351cf76c70c1fa");
  CHECK(fingerprint(spoken.features) == "e3e9ad66c386ee15");
}

#endif

TEST_CASE("the classes have the names of the phonemes") {
  const TaskNames names = SpeechTask().names();
  CHECK(names.inputs.empty());
  CHECK(names.outputs.size() == speech::phonemes().size());
  CHECK(names.outputs[speech::kSilence] == "·");
  CHECK(names.outputs[speech::phonemeNamed("tʃ")] == "tʃ");
}
