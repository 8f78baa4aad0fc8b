#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "rnn/data/utf8.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/session.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Session learned(CellKind cell, int hidden = 24) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = hidden;
  settings.batch = 8;
  settings.steps = 16;
  settings.learningRate = 0.01;
  Session session(settings, kStory);
  session.train(20, kNoHurry);
  return session;
}

}  // namespace

TEST_CASE("A traced text is what the network computes for its characters, each followed by the next") {
  Session session = learned(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  const TextTrace traced = session.traceText("The ri");
  CHECK(traced.text == "The ri");
  CHECK(traced.unknown.empty());

  Batch batch;
  batch.size = 1;
  batch.inputSteps = batch.targetSteps = 6;
  const auto& vocabulary = session.text().vocabulary;
  for (const char32_t c : U"The ri") {
    const auto found = std::find(vocabulary.begin(), vocabulary.end(), encodeUtf8(c));
    if (found != vocabulary.end()) batch.inputTokens.push_back(static_cast<Token>(found - vocabulary.begin()));
  }
  REQUIRE(batch.inputTokens.size() == 6);
  batch.targetTokens.assign(batch.inputTokens.begin() + 1, batch.inputTokens.end());
  batch.targetTokens.push_back(kNoToken);
  const Trace expected = trace(session.network(), batch);
  CHECK(allSame(traced.trace.outputs.numbers, expected.outputs.numbers));
  CHECK(allSame(traced.trace.layers[0].a.numbers, expected.layers[0].a.numbers));
  CHECK(traced.trace.losses == expected.losses);
  CHECK(traced.trace.losses[4] > 0);
  CHECK(traced.trace.losses[5] == 0);
}

TEST_CASE("Looking does not change the training") {
  Session looked = learned(CellKind::gru), alone = learned(CellKind::gru);
  looked.train(1000000, 0.01);  // stops in the midst of an update
  looked.traceText("The river");
  const auto rest = [](Session& session, std::int64_t to) {
    while (session.snapshot().step < to) session.train(1, kNoHurry);
    return session.snapshot().trainLoss;
  };
  CHECK(rest(looked, 40) == rest(alone, 40));
}

TEST_CASE("Characters that the model has never seen are left out and told, each once") {
  Session session = learned(CellKind::rnn);
  const TextTrace traced = session.traceText("T◊h◊e∂");
  CHECK(traced.text == "The");
  CHECK(traced.unknown == std::vector<std::string>{"◊", "∂"});
  CHECK(traced.trace.outputs.steps == 3);
}

TEST_CASE("A text that cannot be traced is refused") {
  Session session = learned(CellKind::rnn);
  const auto refusal = [&](const std::string& text) { return errorOf([&] { session.traceText(text); }).code(); };
  CHECK(refusal("") == "text-empty");
  CHECK(refusal("◊∂") == "text-unknown-characters");
  CHECK(refusal("\xff") == "text-not-utf8");
  CHECK(session.traceText(std::string(256, 'e')).trace.losses.size() == 256);
  const Error error = errorOf([&] { session.traceText(std::string(10000, 'e')); });
  CHECK(error.code() == "text-too-long");
  CHECK(error.details().value == "10000");
  CHECK(error.details().allowed == "256");
}

TEST_CASE("What is written comes with the probabilities that it was drawn with") {
  Session session = learned(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  const double temperature = GENERATE(0.5, 1.0, 2.0);
  const Rows z = session.traceText("The ri").trace.z;
  std::vector<double> expected(static_cast<std::size_t>(z.size));
  double total = 0;
  for (int i = 0; i < z.size; ++i) total += expected[static_cast<std::size_t>(i)] = exponential(z.at(5, i) / temperature);
  const auto& vocabulary = session.text().vocabulary;
  const auto probabilityOf = [&](const std::string& character) {
    return expected[static_cast<std::size_t>(std::find(vocabulary.begin(), vocabulary.end(), character) - vocabulary.begin())] / total;
  };

  const int writer = session.startWriting("The ri", {.temperature = temperature, .seed = 2}).writer;
  const Written written = session.write(writer, 1, kNoHurry);
  REQUIRE(written.characters.size() == 1);
  const WrittenCharacter& first = written.characters[0];
  CHECK(first.drawn.character == written.text);
  CHECK(relativeError(first.drawn.probability, probabilityOf(first.drawn.character)) < 1e-6);
  REQUIRE(first.candidates.size() == 5);
  for (const auto& one : first.candidates) CHECK(relativeError(one.probability, probabilityOf(one.character)) < 1e-6);
  std::ranges::sort(expected, std::greater{});
  for (std::size_t i = 0; i < 5; ++i) CHECK(relativeError(first.candidates[i].probability, expected[i] / total) < 1e-6);
}

TEST_CASE("Top-k and top-p leave fewer candidates, whose probabilities add up to 1") {
  Session session = learned(CellKind::gru);
  const auto sums = [&](const WritingOptions& options, std::size_t most) {
    const int writer = session.startWriting("The ", options).writer;
    for (const auto& one : session.write(writer, 50, kNoHurry).characters) {
      CHECK(one.candidates.size() <= most);
      double sum = 0;
      bool among = false;
      for (const auto& candidate : one.candidates) {
        sum += candidate.probability;
        among = among || candidate.character == one.drawn.character;
      }
      CHECK(among);
      CHECK(std::abs(sum - 1) < 1e-12);
    }
  };
  sums({.temperature = 2, .topK = 3}, 3);
  sums({.temperature = 0.5, .topP = 0.01}, 1);
  sums({.temperature = 0}, 1);
}
