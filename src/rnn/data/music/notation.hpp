// A tune as a row of tokens: one for each note or rest with its length, one for each bar line, written as ABC notation
// writes them (C. Walshaw, "The abc music standard 2.1", 2011).
//
//     |:  D2  EF  G2  A3  |  …  |  …  |  …  :|   |:  …  :|        EF are two tokens: "E" and "F"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

constexpr Token kRepeatBegins = 0, kBarLine = 1, kRepeatEnds = 2, kTuneEnds = 3;

struct Note {
  int step = 0;         // on the stave, 0 for middle C, 7 for the C above; kLowestStep–kHighestStep
  bool sharp = false;   // raised by an accidental of its own, beside what the key says
  bool silent = false;  // a rest, which has no step
  int units = 1;        // its length in unit notes (eighths): 1, 2, 3, 4 or 6; a rest: 1 or 2

  bool operator==(const Note&) const = default;
};

constexpr int kLowestStep = -2, kHighestStep = 14;  // A below middle C, C two octaves above it

// How many different tokens there are.
int tuneTokens();

// The note must be one of those above.
Token tokenOf(const Note& note);
// None for bar lines and the end.
std::optional<Note> noteOf(Token token);

// As it stands in ABC: "^F2", "z", ":|"; the end, which is not written, is empty.
std::string abcOf(Token token);

// Whether it is a tune: parts that begin with |: and end with :|, at least one, each of bars that all are full.
// tune: without the end token. units: of one bar.
bool isWholeTune(std::span<const Token> tune, int units);

}  // namespace rnn
