#include "rnn/data/vocabulary.hpp"

#include <catch2/catch_test_macros.hpp>

#include "rnn/data/utf8.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("A vocabulary holds each character once, in the order of code points") {
  const Vocabulary vocabulary(U"tekrar");
  REQUIRE(vocabulary.size() == 5);
  CHECK(vocabulary.asUtf8() == std::vector<std::string>{"a", "e", "k", "r", "t"});
  CHECK(vocabulary.encode(U"tekrar") == std::vector<Token>{4, 1, 2, 3, 0, 3});
  for (Token token = 0; token < vocabulary.size(); ++token) CHECK(vocabulary.token(vocabulary.character(token)) == token);
}

TEST_CASE("A character that was never seen has no token") {
  const Vocabulary vocabulary(U"ab");
  CHECK(vocabulary.token(U'b') == Token{1});
  CHECK(!vocabulary.token(U'c'));
  CHECK(!vocabulary.token(U'\U0010FFFF'));
}

TEST_CASE("Letters that resemble one another stay different") {
  CHECK(Vocabulary(U"ıiİI").size() == 4);
  CHECK(Vocabulary(U"sşSŞgğGĞ").size() == 8);
  CHECK(Vocabulary(U"\u00e9" U"e\u0301").size() == 3);
}

TEST_CASE("An emoji joined from several code points is written back as the same several") {
  const std::string emoji = "👩‍👩‍👧‍👦 e\u0301 🇹🇷";
  const auto characters = decodeUtf8(emoji);
  const Vocabulary vocabulary(characters);
  std::string written;
  for (const Token token : vocabulary.encode(characters)) appendUtf8(written, vocabulary.character(token));
  CHECK(written == emoji);
}

TEST_CASE("8192 different characters can be told apart; one more is refused") {
  std::u32string text;
  for (char32_t c = 0; c < Vocabulary::kMostCharacters; ++c) text.push_back(U'\u4e00' + c);
  CHECK(Vocabulary(text).size() == 8192);
  text.push_back(U'\U0010FFFF');
  const Error error = errorOf([&] { Vocabulary{text}; });
  CHECK(error.code() == "too-many-characters");
  CHECK(error.details().value == "8193");
  CHECK(error.details().allowed == "8192");
}
