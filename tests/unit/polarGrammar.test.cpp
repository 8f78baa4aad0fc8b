#include "rnn/data/polarGrammar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// All sentences of one polarity that come up in 500 draws.
std::set<std::string> sentencesOf(std::string_view rules, bool positive) {
  const PolarGrammar grammar(rules);
  Random random(7);
  std::set<std::string> sentences;
  for (int i = 0; i < 500; ++i) sentences.insert(grammar.draw(positive, random));
  return sentences;
}

std::set<std::string> inFavour(std::string_view rules) { return sentencesOf(rules, true); }
std::set<std::string> against(std::string_view rules) { return sentencesOf(rules, false); }

std::string refused(std::string_view rules) {
  const Error error = errorOf([&] { sentencesOf(rules, true); });
  CHECK(error.code() == "task-text");
  return error.details().value;
}

}  // namespace

TEST_CASE("A grammar makes all that its rules allow") {
  CHECK(inFavour("sentence: the {thing} works | it works\nthing: radio | lamp\n") ==
        std::set<std::string>{"the radio works", "the lamp works", "it works"});
}

TEST_CASE("A phrase has the polarity of what it stands in, unless a minus turns it") {
  constexpr auto kRules = "sentence: {how} | not {-how} | {-how} but {how}\nhow+: good\nhow-: bad";
  CHECK(inFavour(kRules) == std::set<std::string>{"good", "not bad", "bad but good"});
  CHECK(against(kRules) == std::set<std::string>{"bad", "not good", "good but bad"});
}

TEST_CASE("A minus within what is turned turns back") {
  CHECK(inFavour("sentence: {-no}\nno: never {-how}\nhow+: good\nhow-: bad") == std::set<std::string>{"never good"});
}

TEST_CASE("A rule is given another one, whose side it takes") {
  constexpr auto kRules = "sentence: {is(kind)} | {is(size)}\nis(what): very {what} | not {-what}\nkind+: good\nkind-: bad\nsize+: big\nsize-: small";
  CHECK(inFavour(kRules) == std::set<std::string>{"very good", "not bad", "very big", "not small"});
}

TEST_CASE("What a rule was given it can give on") {
  CHECK(against("sentence: {one(kind)}\none(what): {two(what)}\ntwo(what): so {what}\nkind+: good\nkind-: bad") == std::set<std::string>{"so bad"});
}

TEST_CASE("Lines of the same name and sign add to each other; remarks and empty lines say nothing") {
  CHECK(inFavour("# remark: {x}\nsentence: a\n\nsentence+: b\nsentence-: c\n") == std::set<std::string>{"a", "b"});
}

TEST_CASE("Where a phrase is empty no space is left over") {
  CHECK(inFavour("sentence: it was {very} good{end}, {very} . \nvery: \nend:  ") == std::set<std::string>{"it was good,."});
}

TEST_CASE("A grammar that cannot be right is refused by naming where") {
  CHECK(refused("sentence: {nowhere}") == "nowhere");
  CHECK(refused("thing: radio") == "sentence");
  CHECK(refused("sentence: a\nno rule here") == "no rule here");
  CHECK(refused("sentence: {how}\nhow-: bad") == "how");
  CHECK(refused("sentence: and {sentence}") == "sentence");
}
