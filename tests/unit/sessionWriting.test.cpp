#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "rnn/data/utf8.hpp"
#include "rnn/session.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/texts.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// A session that has learned a little, so that its probabilities are neither even nor sure.
Session learned(CellKind cell = CellKind::gru) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = 24;
  settings.batch = 8;
  settings.steps = 16;
  settings.learningRate = 0.01;
  Session session(settings, kStory);
  session.train(40, kNoHurry);
  return session;
}

std::string writing(Session& session, std::string_view prompt, const WritingOptions& options, int characters = 60) {
  const int writer = session.startWriting(prompt, options).writer;
  std::string text = session.write(writer, characters, kNoHurry).text;
  session.endWriting(writer);
  return text;
}

std::set<char32_t> charactersOf(std::string_view text) {
  const auto characters = decodeUtf8(text);
  return {characters.begin(), characters.end()};
}

}  // namespace

TEST_CASE("The same seed writes the same, another seed something else") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  Session session = learned(cell);
  const auto text = writing(session, "The ", {.temperature = 0.8, .seed = 3});
  CHECK(writing(session, "The ", {.temperature = 0.8, .seed = 3}) == text);
  CHECK(writing(session, "The ", {.temperature = 0.8, .seed = 4}) != text);
}

TEST_CASE("As many characters are written as are asked for, all of the text's own") {
  Session session = learned();
  const auto text = writing(session, "The ", {.temperature = 2, .seed = 1}, 300);
  CHECK(decodeUtf8(text).size() == 300);
  const auto known = charactersOf(kStory);
  for (const char32_t c : charactersOf(text)) CHECK(known.contains(c));
}

TEST_CASE("Temperature 0 always takes the likeliest character, whatever the seed") {
  Session session = learned();
  const auto greedy = writing(session, "The ", {.temperature = 0, .seed = 1});
  CHECK(writing(session, "The ", {.temperature = 0, .seed = 2}) == greedy);
  CHECK(writing(session, "The ", {.temperature = 1e-6, .seed = 3}) == greedy);
  CHECK(writing(session, "The ", {.temperature = 1e-300, .seed = 4}) == greedy);
}

TEST_CASE("A high temperature writes almost any character, a low one few") {
  Session session = learned();
  const auto wild = charactersOf(writing(session, "The ", {.temperature = 100, .seed = 1}, 1000));
  const auto calm = charactersOf(writing(session, "The ", {.temperature = 0.1, .seed = 1}, 1000));
  CHECK(wild.size() >= session.text().vocabulary.size() - 1);
  CHECK(calm.size() < wild.size() / 2);
}

TEST_CASE("Writing character by character, or in slices of no time, gives what writing at once gives") {
  Session session = learned();
  const WritingOptions options{.temperature = 0.9, .seed = 5};
  const auto expected = writing(session, "The river ", options);

  const int single = session.startWriting("The river ", options).writer;
  std::string text;
  for (int i = 0; i < 60; ++i) text += session.write(single, 1, kNoHurry).text;
  CHECK(text == expected);

  const int hasty = session.startWriting("The river ", options).writer;
  text.clear();
  int calls = 0;
  for (; decodeUtf8(text).size() < 60; ++calls) text += session.write(hasty, 60, 0).text;
  CHECK(text == expected);
  CHECK(calls >= 60 + 10);  // the prompt takes its time, too
}

TEST_CASE("Two writers do not disturb each other") {
  Session session = learned();
  const WritingOptions first{.temperature = 0.9, .seed = 5}, second{.temperature = 1.5, .seed = 6};
  const auto expectedFirst = writing(session, "The ", first), expectedSecond = writing(session, "Bir ", second);
  const int one = session.startWriting("The ", first).writer, other = session.startWriting("Bir ", second).writer;
  CHECK(one != other);
  std::string textOne, textOther;
  for (int i = 0; i < 30; ++i) {
    textOne += session.write(one, 2, kNoHurry).text;
    textOther += session.write(other, 2, kNoHurry).text;
  }
  CHECK(textOne == expectedFirst);
  CHECK(textOther == expectedSecond);
}

TEST_CASE("What the model reads decides what it writes") {
  Session session = learned();
  const WritingOptions options{.temperature = 0.4, .seed = 7};
  CHECK(writing(session, "Bir çocuk", options) != writing(session, "The ferry", options));
}

TEST_CASE("Characters that the model has never seen are told, each once and in order, and it goes on without them") {
  Session session = learned();
  const WritingOptions options{.temperature = 0.8, .seed = 8};
  const WritingStart start = session.startWriting("Q日Tâhe日 Q", options);
  CHECK(start.unknown == std::vector<std::string>{"Q", "日", "â"});
  CHECK(session.write(start.writer, 60, kNoHurry).text == writing(session, "The ", options));
  CHECK(session.startWriting("The ", options).unknown.empty());
}

TEST_CASE("Without a beginning, or with one of unknown characters only, it writes as after a line break") {
  Session session = learned();
  const WritingOptions options{.temperature = 0.8, .seed = 9};
  const auto expected = writing(session, "\n", options);
  CHECK(writing(session, "", options) == expected);
  CHECK(writing(session, "日本", options) == expected);
}

TEST_CASE("A text without line breaks can be gone on with from nothing, too") {
  CharacterSettings settings;
  settings.hidden = 8;
  settings.steps = 4;
  Session session(settings, repeated("abc", 100));
  CHECK(writing(session, "", {}, 10).size() == 10);
}

TEST_CASE("Before any training there is writing already") {
  CharacterSettings settings;
  settings.hidden = 8;
  Session session(settings, kStory);
  CHECK(decodeUtf8(writing(session, "The", {}, 10)).size() == 10);
}

TEST_CASE("What cannot be a temperature is refused with its name") {
  Session session = learned();
  for (const double temperature : {-0.1, 100.5}) {
    const Error error = errorOf([&] { session.startWriting("The", {.temperature = temperature, .seed = 1}); });
    CHECK(error.code() == "setting-out-of-range");
    CHECK(error.details().field == "temperature");
  }
  for (const double temperature : {kNaN, kInfinity}) {
    const Error error = errorOf([&] { session.startWriting("The", {.temperature = temperature, .seed = 1}); });
    CHECK(error.code() == "setting-not-a-number");
  }
}

TEST_CASE("A beginning that is not UTF-8 is refused") {
  Session session = learned();
  CHECK(errorOf([&] { session.startWriting("The \xff", {}); }).code() == "text-not-utf8");
}

TEST_CASE("A writer that has ended, or never was, is refused; the others go on") {
  Session session = learned();
  const int ended = session.startWriting("The", {}).writer, other = session.startWriting("The", {}).writer;
  session.endWriting(ended);
  session.endWriting(ended);  // ending twice does no harm
  CHECK(errorOf([&] { session.write(ended, 1, kNoHurry); }).code() == "no-such-writer");
  CHECK(errorOf([&] { session.write(12345, 1, kNoHurry); }).code() == "no-such-writer");
  CHECK(session.write(other, 5, kNoHurry).text.size() >= 5);
  session.reset();
  CHECK(errorOf([&] { session.write(other, 1, kNoHurry); }).code() == "no-such-writer");
}

TEST_CASE("Asked for no characters it writes none") {
  Session session = learned();
  const int writer = session.startWriting("The", {}).writer;
  CHECK(session.write(writer, 0, kNoHurry).text.empty());
  CHECK(session.write(writer, -5, kNoHurry).text.empty());
}

TEST_CASE("A writer goes on with the weights as they are at that moment") {
  Session session = learned();
  const WritingOptions options{.temperature = 0.8, .seed = 10};
  const auto expected = writing(session, "The ", options, 120);
  const int writer = session.startWriting("The ", options).writer;
  const auto before = session.write(writer, 20, kNoHurry).text;
  session.train(200, kNoHurry);
  const auto after = session.write(writer, 100, kNoHurry).text;
  CHECK(expected.starts_with(before));
  CHECK(before + after != expected);
}
