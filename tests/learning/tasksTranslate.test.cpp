// Networks that say more than one thing after another: spelling from one input, reversing a row.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string_view>

#include "learning/learnTask.hpp"
#include "rnn/data/tasks/drawnTask.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// A row of 3 to 6 digits is to be said backwards.
class ReversalTask : public DrawnTask {
 public:
  ReversalTask() : DrawnTask(128) {}
  TaskShape shape() const override { return {.tokensIn = true, .inputSize = 8, .tokensOut = true, .outputSize = 8}; }

 private:
  Example draw(Random& random) const override {
    Example example;
    for (std::uint32_t i = 3 + random.below(4); i > 0; --i) example.inputTokens.push_back(static_cast<Token>(random.below(8)));
    example.targetTokens.assign(example.inputTokens.rbegin(), example.inputTokens.rend());
    return example;
  }
};

// The number of a word is to be answered by its letters: all there is to know is learned and held out alike.
class SpellingTask : public Task {
 public:
  TaskShape shape() const override { return {.tokensIn = true, .inputSize = 5, .tokensOut = true, .outputSize = 26}; }
  Batch trainingBatch(int, Random&) const override { return heldOut(); }
  Batch heldOut() const override {
    constexpr std::string_view kWords[] = {"banana", "anaconda", "bandana", "panama", "canal"};
    std::vector<Example> examples;
    for (Token i = 0; i < 5; ++i) {
      Example example;
      example.inputTokens = {i};
      for (const char letter : kWords[i]) example.targetTokens.push_back(static_cast<Token>(letter - 'a'));
      examples.push_back(example);
    }
    return joinExamples(examples, shape());
  }
};

}  // namespace

TEST_CASE("One input is answered by a whole word", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const SpellingTask task;
  Network<float> network(configFor(task, Architecture::oneToMany, cell, 24, OutputKind::softmax));
  CHECK(learn(network, task, 0.01, {.loss = 0.01, .mostUpdates = 1000}).accuracy == 1);
}

TEST_CASE("An encoder and a decoder say a row backwards that they have never seen", "[learning]") {
  const AttentionKind attention = GENERATE(AttentionKind::none, AttentionKind::dot, AttentionKind::additive);
  const ReversalTask task;
  NetworkConfig config = configFor(task, Architecture::encoderDecoder, CellKind::gru, 48, OutputKind::softmax);
  config.attention = attention;
  config.bidirectional = true;
  Network<float> network(config);
  const Learned learned = learn(network, task, 0.01, {.loss = 0.05, .mostUpdates = 3000});
  INFO(learned.updates << " updates, loss " << learned.loss);
  CHECK(learned.accuracy > 0.98);
}
