// A writer goes character by character; it must see what the network sees that reads all of its text at once.
#include "rnn/model/writer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kVocabulary = 11;

CharacterModel<float> smallModel(CellKind cell, int layers = 2) {
  CharacterModel<float> model(cell, kVocabulary, 6, layers);
  Random random(3);
  model.initialise(random);
  for (float& value : model.parameters().values()) value *= 3;  // so that its choices differ
  model.pack();
  return model;
}

std::vector<Token> written(const CharacterModel<float>& model, const std::vector<Token>& prompt, const SamplingOptions& options,
                           std::uint32_t seed, int count) {
  Writer writer(model, prompt, options, seed);
  while (writer.reading()) writer.read(model);
  std::vector<Token> tokens;
  for (int i = 0; i < count; ++i) tokens.push_back(writer.write(model).drawn.token);
  return tokens;
}

}  // namespace

TEST_CASE("At temperature 0 each character is the likeliest after all before it, read at once") {
  auto model = smallModel(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm), GENERATE(1, 2));
  const std::vector<Token> prompt{1, 7, 4};
  std::vector<Token> text = prompt;
  const auto tokens = written(model, prompt, {.temperature = 0}, 1, 20);
  text.insert(text.end(), tokens.begin(), tokens.end());

  Batch batch;
  batch.size = 1;
  batch.inputSteps = batch.targetSteps = static_cast<int>(text.size());
  batch.inputTokens = text;
  auto tape = model.makeTape(1, batch.inputSteps, batch.targetSteps, false);
  model.forward(tape, batch);
  for (int t = 2; t + 1 < batch.inputSteps; ++t) {
    CHECK(likeliest(tape.outputs.view(), kVocabulary, t, 0, 1)[0].token == text[static_cast<std::size_t>(t + 1)]);
  }
}

TEST_CASE("A writer reads as many characters as its beginning has before it writes") {
  const auto model = smallModel(CellKind::gru);
  Writer writer(model, {1, 2, 3}, {}, 1);
  for (int i = 0; i < 3; ++i) {
    CHECK(writer.reading());
    writer.read(model);
  }
  CHECK_FALSE(writer.reading());
}

TEST_CASE("A writer draws by its own seed") {
  const auto model = smallModel(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  const SamplingOptions options{.temperature = 1.5};
  const auto text = written(model, {1}, options, 1, 40);
  CHECK(written(model, {1}, options, 1, 40) == text);
  CHECK(written(model, {1}, options, 2, 40) != text);
}

TEST_CASE("Among the one likeliest, or in the smallest nucleus, there is no choice") {
  const auto model = smallModel(CellKind::lstm);
  const auto greedy = written(model, {5}, {.temperature = 0}, 1, 30);
  CHECK(written(model, {5}, {.temperature = 2, .topK = 1}, 2, 30) == greedy);
  CHECK(written(model, {5}, {.temperature = 2, .topP = 1e-6}, 3, 30) == greedy);
  CHECK(written(model, {5}, {.temperature = 2}, 4, 30) != greedy);
}
