// Whole outputs that are right: as many as greedy generation makes one by one.
#include <catch2/catch_test_macros.hpp>

#include "rnn/data/taskByName.hpp"
#include "rnn/generate/exactMatches.hpp"
#include "rnn/generate/sequences.hpp"
#include "rnn/taskSession.hpp"
#include "rnn/train/networkTrainer.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

NetworkConfig translator(const Task& task) {
  NetworkConfig config;
  config.type = Architecture::encoderDecoder;
  config.inputSize = task.shape().inputSize;
  config.outputSize = task.shape().outputSize;
  config.cell = CellKind::gru;
  config.hidden = 24;
  config.attention = AttentionKind::dot;
  config.bidirectional = true;
  return config;
}

// What the network says of one example by itself, greedily.
bool saysTarget(Network<float>& network, const Batch& example, Token end) {
  const Generated said = beamSearch(network, example, end, {.width = 1, .mostSteps = example.targetSteps})[0];
  std::vector<Token> whole = said.tokens;
  if (said.ended) whole.push_back(end);
  return whole == example.targetTokens;
}

}  // namespace

TEST_CASE("exact matches are what greedy generation gives one by one") {
  const auto task = makeTask("translation", {{"heldOut", 48}});
  Network<float> network(translator(*task));
  TaskTraining training;
  training.learningRate = 0.01;
  NetworkTrainer trainer(network, *task, training);
  for (int i = 0; i < 120; ++i) trainer.step();

  const auto end = task->names().end;
  const Batch& held = trainer.heldOut();
  const std::vector<unsigned char> marks = exactMatches(network, held, end);
  REQUIRE(marks.size() == 48);
  int right = 0;
  for (int b = 0; b < held.size; ++b) {
    right += marks[static_cast<std::size_t>(b)];
    CHECK(saysTarget(network, atOwnLength(examplesOf(held, b, 1)), end) == (marks[static_cast<std::size_t>(b)] == 1));
  }
  CHECK(right > 0);   // it has learned something,
  CHECK(right < 48);  // and not everything
}

TEST_CASE("only an encoder-decoder says whole outputs") {
  NetworkConfig config;
  config.inputSize = 2;
  config.outputSize = 2;
  config.hidden = 4;
  Network<float> network(config);
  CHECK_THROWS(exactMatches(network, Batch{}, 0));
}

TEST_CASE("a session marks some of its held-out examples, and says how long they are") {
  const auto task = makeTask("translation", {{"heldOut", 40}});
  TaskSession session(translator(*task), {"translation", {{"heldOut", 40}}}, {});
  const auto all = session.exactMatches(0, 40);
  REQUIRE(all.right.size() == 40);
  REQUIRE(all.lengths.size() == 40);
  for (int i = 0; i < 40; ++i) CHECK(all.lengths[static_cast<std::size_t>(i)] == session.example(i).inputSteps);
  CHECK(session.exactMatches(30, 10).lengths == std::vector<int>(all.lengths.begin() + 30, all.lengths.end()));
  CHECK(errorOf([&] { session.exactMatches(40, 1); }).details().field == "from");
  CHECK(errorOf([&] { session.exactMatches(30, 11); }).details().field == "count");
}
