// What makes the tunes of one style alike: metre, scale, the rhythms of their bars, their harmonies and their closes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rnn {

// Steps of the scale are counted from the tonic, which is 0; negative ones lie below it.
struct Style {
  std::string_view name;
  std::string_view metre;  // as ABC writes it; a sum says how the beats of an aksak bar are grouped
  int units;               // of one bar, in eighths
  std::string_view tempo;  // as ABC writes it
  std::string_view mode;   // of the scale, as ABC writes it after the tonic; empty for major
  bool raisesThird;        // the third is major over a Phrygian scale: the augmented second of hicaz
  bool raisesLeading;      // the seventh is raised where it leads to the last note of a part
  int half;                // the step on which the first half of a part comes to rest
  int reach;               // the widest way between two beats, in steps

  // Rhythms of a bar: a digit is the length of a note, a space begins another beat, z is a rest of one unit.
  std::span<const std::string_view> bars;
  std::span<const std::string_view> cadences;  // those that come to rest: all before the last note leads to it

  // The roots of the chords that three bars of a part stand on, before the one that closes it.
  std::span<const std::string_view> firstChords, secondChords;
};

std::span<const Style> styles();

struct Tonic {
  char letter;
  int step;  // on the stave (Note::step)
};
constexpr Tonic kTonics[] = {{'D', 1}, {'E', 2}, {'G', 4}, {'A', 5}};

// The head of a tune in ABC: metre, unit note, tempo and key, a line each.
std::string headOf(const Style& style, const Tonic& tonic);

}  // namespace rnn
