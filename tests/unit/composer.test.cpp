// The composer's tunes as a musician would check them: full bars, parts that close on the tonic, notes of the scale,
// singable ways from note to note; and as a data set: many different ones, the same from the same seed.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "rnn/data/music/composer.hpp"

using namespace rnn;

namespace {

struct Bar {
  std::vector<Note> notes;
  bool closesPart;
};

std::vector<Bar> barsOf(const std::vector<Token>& tune) {
  std::vector<Bar> bars;
  for (const Token token : tune) {
    if (const auto note = noteOf(token)) {
      bars.back().notes.push_back(*note);
    } else if (token == kRepeatEnds) {
      bars.back().closesPart = true;
    } else {
      bars.push_back({{}, false});
    }
  }
  return bars;
}

int unitsOf(const Bar& bar) {
  int units = 0;
  for (const Note& note : bar.notes) units += note.units;
  return units;
}

std::vector<Note> sounding(const Bar& bar) {
  std::vector<Note> notes;
  for (const Note& note : bar.notes) {
    if (!note.silent) notes.push_back(note);
  }
  return notes;
}

constexpr int kTunes = 300;  // of each style and key

}  // namespace

TEST_CASE("every bar of every style in every key is full, and every part has four of them") {
  const Style& style = GENERATE(from_range(styles().begin(), styles().end()));
  const Tonic tonic = GENERATE(from_range(kTonics));
  CAPTURE(style.name, tonic.letter);
  Random random(1);
  for (int i = 0; i < kTunes; ++i) {
    const auto tune = composeTune(style, tonic, random);
    REQUIRE(isWholeTune(tune, style.units));
    const auto bars = barsOf(tune);
    REQUIRE(bars.size() == 8);
    for (std::size_t b = 0; b < bars.size(); ++b) {
      REQUIRE(unitsOf(bars[b]) == style.units);
      REQUIRE(bars[b].closesPart == (b % 4 == 3));
    }
  }
}

TEST_CASE("every part closes on the tonic, which stays for at least a quarter") {
  const Style& style = GENERATE(from_range(styles().begin(), styles().end()));
  const Tonic tonic = GENERATE(from_range(kTonics));
  CAPTURE(style.name, tonic.letter);
  Random random(2);
  for (int i = 0; i < kTunes; ++i) {
    for (const Bar& bar : barsOf(composeTune(style, tonic, random))) {
      if (!bar.closesPart) continue;
      const Note last = sounding(bar).back();
      REQUIRE(last.step == tonic.step);
      REQUIRE(last.units >= 2);
      REQUIRE_FALSE(last.sharp);
    }
  }
}

TEST_CASE("no note lies outside the range of the melody, and within a part no two are further apart than an octave") {
  const Style& style = GENERATE(from_range(styles().begin(), styles().end()));
  const Tonic tonic = GENERATE(from_range(kTonics));
  Random random(3);
  for (int i = 0; i < kTunes; ++i) {
    std::vector<int> part;
    for (const Bar& bar : barsOf(composeTune(style, tonic, random))) {
      for (const Note& note : sounding(bar)) part.push_back(note.step - tonic.step);
      if (!bar.closesPart) continue;
      for (std::size_t n = 0; n < part.size(); ++n) {
        REQUIRE(part[n] >= -3);
        REQUIRE(part[n] <= 8);
        if (n > 0) REQUIRE(std::abs(part[n] - part[n - 1]) <= 7);
      }
      part.clear();
    }
  }
}

TEST_CASE("an accidental is only the leading note of the minor, right before the tonic of a close") {
  Random random(4);
  int raised = 0;
  for (const Style& style : styles()) {
    for (int i = 0; i < kTunes; ++i) {
      const auto tune = composeTune(style, kTonics[0], random);
      for (std::size_t n = 0; n < tune.size(); ++n) {
        const auto note = noteOf(tune[n]);
        if (!note || !note->sharp) continue;
        REQUIRE(style.raisesLeading);
        REQUIRE(note->step == kTonics[0].step - 1);
        REQUIRE(noteOf(tune[n + 1])->step == kTonics[0].step);
        ++raised;
      }
    }
  }
  CHECK(raised > 20);
}

TEST_CASE("the third bar takes up the first in most parts, and the second part begins higher than the first") {
  Random random(5);
  int again = 0, parts = 0, higher = 0, tunes = 0;
  for (const Style& style : styles()) {
    for (int i = 0; i < kTunes; ++i) {
      const auto bars = barsOf(composeTune(style, kTonics[1], random));
      for (const std::size_t first : {std::size_t{0}, std::size_t{4}}) again += bars[first].notes == bars[first + 2].notes;
      parts += 2;
      higher += bars[4].notes[0].step > bars[0].notes[0].step;
      ++tunes;
    }
  }
  CHECK(again > parts / 2);
  CHECK(higher > 3 * tunes / 4);
}

TEST_CASE("there are far more than two thousand different tunes, and hardly one is made twice") {
  Random random(6);
  std::set<std::vector<Token>> different;
  for (int i = 0; i < 500; ++i) {
    for (const Style& style : styles()) different.insert(composeTune(style, kTonics[2], random));
  }
  CHECK(different.size() > 2950);
}

TEST_CASE("the same tune in another key is the same but for where it lies") {
  for (const Style& style : styles()) {
    Random low(7), high(7);
    const auto one = composeTune(style, kTonics[0], low), other = composeTune(style, kTonics[3], high);
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      const auto note = noteOf(one[i]), moved = noteOf(other[i]);
      REQUIRE(note.has_value() == moved.has_value());
      if (!note) {
        REQUIRE(one[i] == other[i]);
      } else if (!note->silent) {
        REQUIRE(moved->step - note->step == kTonics[3].step - kTonics[0].step);
        REQUIRE(moved->units == note->units);
      }
    }
  }
}

TEST_CASE("the same seed gives the same tunes on every machine") {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  Random random(8);
  for (int i = 0; i < 200; ++i) {
    for (const Style& style : styles()) {
      for (const Token token : composeTune(style, kTonics[i % 4], random)) {
        hash ^= token;
        hash *= 0x100000001b3;
      }
    }
  }
  char written[17];
  std::snprintf(written, sizeof written, "%016llx", static_cast<unsigned long long>(hash));
  CHECK(std::string(written) == "1bc46181e49a1a1e");
}

TEST_CASE("the head of a tune says its metre, its tempo and its key") {
  CHECK(headOf(styles()[0], kTonics[2]) == "M:4/4\nL:1/8\nQ:1/4=116\nK:G");
  CHECK(headOf(styles()[4], kTonics[0]) == "M:2+2+2+3/8\nL:1/8\nQ:1/8=260\nK:D Phr ^f");
  CHECK(headOf(styles()[4], kTonics[2]) == "M:2+2+2+3/8\nL:1/8\nQ:1/8=260\nK:G Phr =b");
}
