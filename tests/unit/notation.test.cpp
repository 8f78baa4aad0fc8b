#include <catch2/catch_test_macros.hpp>
#include <set>

#include "rnn/data/music/notation.hpp"

using namespace rnn;

namespace {

// A tune as it is written, token by token.
std::vector<Token> tuneOf(const std::string& written) {
  std::vector<Token> tune;
  for (std::size_t from = 0; from < written.size();) {
    const std::size_t to = std::min(written.find(' ', from), written.size());
    for (int token = 0; token < tuneTokens(); ++token) {
      if (token != kTuneEnds && abcOf(static_cast<Token>(token)) == written.substr(from, to - from)) tune.push_back(static_cast<Token>(token));
    }
    from = to + 1;
  }
  return tune;
}

}  // namespace

TEST_CASE("notes are written as ABC writes them") {
  CHECK(abcOf(tokenOf({.step = 0})) == "C");
  CHECK(abcOf(tokenOf({.step = 0, .units = 2})) == "C2");
  CHECK(abcOf(tokenOf({.step = -2, .units = 3})) == "A,3");
  CHECK(abcOf(tokenOf({.step = 5, .units = 4})) == "A4");
  CHECK(abcOf(tokenOf({.step = 6})) == "B");
  CHECK(abcOf(tokenOf({.step = 7})) == "c");
  CHECK(abcOf(tokenOf({.step = 13, .units = 6})) == "b6");
  CHECK(abcOf(tokenOf({.step = 14})) == "c'");
  CHECK(abcOf(tokenOf({.step = 3, .sharp = true, .units = 2})) == "^F2");
  CHECK(abcOf(tokenOf({.silent = true, .units = 2})) == "z2");
  CHECK(abcOf(kRepeatBegins) == "|:");
  CHECK(abcOf(kBarLine) == "|");
  CHECK(abcOf(kRepeatEnds) == ":|");
  CHECK(abcOf(kTuneEnds).empty());
}

TEST_CASE("every token is written in its own way, and each note is read back as it was") {
  std::set<std::string> written;
  for (int token = 0; token < tuneTokens(); ++token) {
    written.insert(abcOf(static_cast<Token>(token)));
    const auto note = noteOf(static_cast<Token>(token));
    CHECK(note.has_value() == (token > kTuneEnds));
    if (note) CHECK(tokenOf(*note) == token);
  }
  CHECK(written.size() == static_cast<std::size_t>(tuneTokens()));
  CHECK_FALSE(noteOf(kNoToken).has_value());
}

TEST_CASE("a tune is whole when its parts are closed and its bars are full") {
  CHECK(isWholeTune(tuneOf("|: C2 D E2 | C6 :|"), 6) == false);
  CHECK(isWholeTune(tuneOf("|: C2 D E3 | C6 :|"), 6));
  CHECK(isWholeTune(tuneOf("|: C2 D E3 | C4 z2 :| |: C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C2 D E3 | C6 :|"), 8));
}

TEST_CASE("a tune is not whole with a bar too short, too long or empty") {
  CHECK_FALSE(isWholeTune(tuneOf("|: C2 D2 | C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 | C4 D :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C4 D3 | C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 | | C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: :|"), 6));
}

TEST_CASE("a tune is not whole without its signs of repetition, with too many, or with the end in its midst") {
  CHECK_FALSE(isWholeTune({}, 6));
  CHECK_FALSE(isWholeTune(tuneOf("C6 | C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 | C6 |"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 | C6"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 |: C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 :| C6 :|"), 6));
  CHECK_FALSE(isWholeTune(tuneOf("|: C6 :| :|"), 6));
  auto ended = tuneOf("|: C6 :|");
  ended.push_back(kTuneEnds);
  CHECK_FALSE(isWholeTune(ended, 6));
}
