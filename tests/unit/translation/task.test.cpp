// The translation task: its pieces, its examples, and the same bits on every machine.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <set>
#include <string>

#include "rnn/data/taskByName.hpp"
#include "rnn/data/tasks/example.hpp"
#include "rnn/data/translation/numbers.hpp"
#include "rnn/data/translation/pieces.hpp"
#include "rnn/data/translation/sentences.hpp"

using namespace rnn;

namespace {

// FNV-1a over everything that a batch says.
std::uint64_t hashOf(const Batch& batch) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](std::uint64_t number) { hash = (hash ^ number) * 0x100000001b3; };
  for (const Token token : batch.inputTokens) add(token);
  for (const Token token : batch.targetTokens) add(token);
  for (const int length : batch.inputLengths) add(static_cast<std::uint64_t>(length));
  return hash;
}

std::uint64_t hashOf(const TaskOptions& options) {
  Random random(7);
  return hashOf(makeTask("translation", options)->trainingBatch(64, random));
}

}  // namespace

TEST_CASE("the lexicon has at least sixty nouns, thirty verbs and twenty adjectives", "[translation]") {
  std::set<std::string_view> nouns, verbs, adjectives;
  for (const Noun& noun : lexicon().nouns) nouns.insert(noun.one);
  for (const Verb& verb : lexicon().verbs) verbs.insert(verb.base);
  for (const Adjective& adjective : lexicon().adjectives) adjectives.insert(adjective.english);
  CHECK(nouns.size() == lexicon().nouns.size());
  CHECK(nouns.size() >= 60);
  CHECK(verbs.size() >= 30);
  CHECK(adjectives.size() >= 20);
}

TEST_CASE("a text falls into its pieces and is the same when they are joined", "[translation]") {
  Pieces pieces;
  pieces.learn("yaşlı adam kitab+ı oku+yor+um");
  CHECK(pieces.names() == std::vector<std::string>{"yaşlı", "adam", "kitab", "+ı", "oku", "+yor", "+um"});
  CHECK(pieces.tokensOf("kitab+ı oku+yor") == std::vector<Token>{2, 3, 4, 5});
  CHECK(withoutJoints("kitab+ı oku+yor+um") == "kitabı okuyorum");
}

TEST_CASE("every piece of drawn sentences and of numbers is known", "[translation]") {
  Pieces english, turkish;
  forEveryForm([&](const Sentence& sentence) {
    english.learn(englishOf(sentence));
    turkish.learn(turkishOf(sentence));
  });
  const auto [englishKnown, turkishKnown] = std::pair(english.names().size(), turkish.names().size());
  Random random(3);
  for (int i = 0; i < 20'000; ++i) {
    const Sentence sentence = drawSentence(random);
    english.learn(englishOf(sentence));
    turkish.learn(turkishOf(sentence));
  }
  CHECK(english.names().size() == englishKnown);
  CHECK(turkish.names().size() == turkishKnown);
}

TEST_CASE("one English sentence has one translation, and one Turkish sentence has one", "[translation]") {
  std::map<std::string, std::string> toTurkish, toEnglish;
  Random random(4);
  for (int i = 0; i < 20'000; ++i) {
    const Sentence sentence = drawSentence(random);
    const std::string english = withoutJoints(englishOf(sentence)), turkish = withoutJoints(turkishOf(sentence));
    REQUIRE(toTurkish.emplace(english, turkish).first->second == turkish);
    REQUIRE(toEnglish.emplace(turkish, english).first->second == english);
  }
  CHECK(toTurkish.size() > 15'000);
}

TEST_CASE("an output ends with the last class, which stands nowhere else", "[translation]") {
  const double sentences = GENERATE(0.0, 1.0);
  const double toEnglish = GENERATE(0.0, 1.0);
  const auto task = makeTask("translation", {{"sentences", sentences}, {"toEnglish", toEnglish}});
  const Batch held = task->heldOut();
  const Token end = task->names().end;
  REQUIRE(end == task->shape().outputSize - 1);
  for (int b = 0; b < held.size; ++b) {
    int ends = 0;
    Token last = kNoToken;
    for (int t = 0; t < held.targetSteps; ++t) {
      const Token token = held.targetTokens[static_cast<std::size_t>(t * held.size + b)];
      if (token == kNoToken) continue;
      last = token;
      ends += token == end;
    }
    REQUIRE(last == end);
    REQUIRE(ends == 1);
  }
}

TEST_CASE("zero, which stands in no other number, is learned", "[translation]") {
  const auto task = makeTask("translation");
  const std::vector<std::string> names = task->names().inputs;
  Example example;
  example.inputTokens = {static_cast<Token>(std::ranges::find(names, "zero") - names.begin())};
  CHECK_FALSE(isHeldOut(example));
}

TEST_CASE("the same seed gives the same translations natively and as WebAssembly", "[translation]") {
  CHECK(hashOf(TaskOptions{{"sentences", 0}}) == 0xdd9f11626ae70f12);
  CHECK(hashOf(TaskOptions{{"sentences", 1}}) == 0x96814b0d05a830c7);
  CHECK(hashOf(TaskOptions{{"sentences", 1}, {"toEnglish", 1}}) == 0x90eb31b75be8f609);
}
