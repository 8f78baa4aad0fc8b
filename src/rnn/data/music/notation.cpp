#include "rnn/data/music/notation.hpp"

#include <algorithm>

namespace rnn {

namespace {

constexpr int kLengths[] = {1, 2, 3, 4, 6};
constexpr int kRestLengths = 2;
constexpr int kLengthsOfNote = std::size(kLengths);
constexpr int kSteps = kHighestStep - kLowestStep + 1;

// In the order of the tokens: bar lines and the end, rests, notes, raised notes.
constexpr int kRests = kTuneEnds + 1;
constexpr int kNotes = kRests + kRestLengths;
constexpr int kSharps = kNotes + kSteps * kLengthsOfNote;
constexpr int kAll = kSharps + kSteps * kLengthsOfNote;

std::string abcOf(const Note& note) {
  const std::string length = note.units == 1 ? "" : std::to_string(note.units);
  if (note.silent) return "z" + length;
  const int octave = note.step < 0 ? -1 : note.step / 7;
  std::string pitch(1, "CDEFGAB"[note.step - 7 * octave]);
  if (octave >= 1) pitch[0] = static_cast<char>(pitch[0] - 'A' + 'a');
  if (octave == -1) pitch += ',';
  if (octave == 2) pitch += '\'';
  return (note.sharp ? "^" : "") + pitch + length;
}

}  // namespace

int tuneTokens() { return kAll; }

Token tokenOf(const Note& note) {
  if (note.silent) return static_cast<Token>(kRests + note.units - 1);
  const auto length = std::ranges::find(kLengths, note.units) - kLengths;
  return static_cast<Token>((note.sharp ? kSharps : kNotes) + (note.step - kLowestStep) * kLengthsOfNote + length);
}

std::optional<Note> noteOf(Token token) {
  if (token < kRests || token >= kAll) return std::nullopt;
  if (token < kNotes) return Note{.silent = true, .units = token - kRests + 1};
  const bool sharp = token >= kSharps;
  const int place = token - (sharp ? kSharps : kNotes);
  return Note{.step = kLowestStep + place / kLengthsOfNote, .sharp = sharp, .units = kLengths[place % kLengthsOfNote]};
}

std::string abcOf(Token token) {
  if (const auto note = noteOf(token)) return abcOf(*note);
  constexpr const char* kLines[] = {"|:", "|", ":|", ""};
  return kLines[token];
}

bool isWholeTune(std::span<const Token> tune, int units) {
  bool isWithinPart = false;
  int filled = 0;
  for (const Token token : tune) {
    if (const auto note = noteOf(token)) {
      filled += note->units;
      if (!isWithinPart || filled > units) return false;
      continue;
    }
    const bool fits = token == kRepeatBegins ? !isWithinPart : isWithinPart && filled == units;
    if (!fits || token == kTuneEnds) return false;
    isWithinPart = token != kRepeatEnds;
    filled = 0;
  }
  return !tune.empty() && !isWithinPart;
}

}  // namespace rnn
