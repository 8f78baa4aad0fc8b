#include "rnn/data/music/composer.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace rnn {

namespace {

// A note of a tune, its pitch counted in steps of the scale from the tonic.
struct ScaleNote {
  int step;
  int units;
  bool silent = false;
};
using Bar = std::vector<ScaleNote>;

// The range of a melody: a fourth below the tonic to a second above its octave.
constexpr int kLowest = -3, kHighest = 8;
constexpr int kWidestLeap = 5;  // from bar to bar: a sixth

// The ways to a resting note, in steps from it; the last one is a step or a third away.
using Way = std::span<const int>;
constexpr int kOne[][1] = {{1}, {-1}, {2}};
constexpr int kTwo[][2] = {{2, 1}, {1, -1}, {2, -1}, {3, 1}, {-2, -1}};
constexpr int kThree[][3] = {{3, 2, 1}, {2, 1, -1}, {1, 2, 1}, {4, 2, 1}, {2, 0, 1}, {-3, -2, -1}};
constexpr int kFour[][4] = {{4, 3, 2, 1}, {2, 3, 2, 1}, {1, 2, 3, 1}, {3, 2, 1, -1}, {-3, -2, -1, 1}};
constexpr int kFive[][5] = {{2, 3, 4, 2, 1}, {4, 3, 2, 3, 1}, {1, 2, 3, 2, 1}, {-3, -2, 0, 2, 1}};

std::vector<Way> waysOf(int notes) {
  const auto all = [](const auto& ways) { return std::vector<Way>(std::begin(ways), std::end(ways)); };
  switch (notes) {
    case 1: return all(kOne);
    case 2: return all(kTwo);
    case 3: return all(kThree);
    case 4: return all(kFour);
    default: return all(kFive);
  }
}

template <class List>
const auto& oneOf(const List& list, Random& random) {
  return list[random.below(static_cast<std::uint32_t>(std::size(list)))];
}

bool isIn(int step) { return step >= kLowest && step <= kHighest; }
int directionOf(int way) { return (way > 0) - (way < 0); }

// The steps in reach that belong to the triad on `root`.
std::vector<int> chordSteps(int root, int from, int reach) {
  std::vector<int> steps;
  for (int step = std::max(kLowest, from - reach); step <= std::min(kHighest, from + reach); ++step) {
    const int above = ((step - root) % 7 + 7) % 7;
    if (above == 0 || above == 2 || above == 4) steps.push_back(step);
  }
  return steps;
}

// What may stand between two notes that are `way` steps apart, `count` notes (1 or 2), in steps from the first of them.
std::vector<std::vector<int>> bridges(int way, int count) {
  const int s = way == 0 ? 1 : directionOf(way);
  const int far = std::abs(way);
  if (count == 1) {
    if (far == 0) return {{1}, {-1}};
    if (far == 1) return {{-s}, {2 * s}};
    return {{far == 2 ? s : s * (far / 2)}};
  }
  if (far == 0) return {{1, 2}, {-1, 1}, {-1, -2}, {2, 1}};
  if (far == 1) return {{-s, 0}, {s, 2 * s}, {2 * s, 0}};
  if (far == 2) return {{-s, s}, {s, 3 * s}, {s, 0}};
  if (far == 3) return {{s, 2 * s}};
  return {{s * (far / 3), s * (far - far / 3)}};
}

class Melody {
 public:
  Melody(const Style& style, Random& random) : style_(style), random_(random) {}

  // `from`: about where it begins.
  std::vector<Bar> part(std::string_view chords, int from, const std::optional<Bar>& rhyme) {
    at_ = from;
    std::vector<Bar> bars;
    const std::string_view rhythm = oneOf(style_.bars, random_);
    bars.push_back(bar(rhythm, chords[0] - '0'));
    bars.push_back(random_.below(3) > 0 ? cadence(style_.half) : bar(oneOf(style_.bars, random_), chords[1] - '0'));
    bars.push_back(third(bars[0], rhythm, chords[2] - '0'));
    at_ = bars[2].back().step;
    bars.push_back(rhyme && std::abs(rhyme->front().step - at_) <= kWidestLeap ? *rhyme : cadence(0));
    return bars;
  }

 private:
  // A bar of notes that begin their beats within the chord.
  Bar bar(std::string_view rhythm, int root) {
    std::vector<int> anchors;
    const auto beats = std::ranges::count(rhythm, ' ') + 1;
    for (int beat = 0; beat <= beats; ++beat) anchors.push_back(at_ = anchor(root));
    at_ = anchors[static_cast<std::size_t>(beats) - 1];
    Bar notes;
    for (std::size_t beat = 0; beat < static_cast<std::size_t>(beats); ++beat) {
      const std::size_t space = rhythm.find(' ');
      addBeat(rhythm.substr(0, space), anchors[beat], anchors[beat + 1], notes);
      rhythm.remove_prefix(space == std::string_view::npos ? rhythm.size() : space + 1);
    }
    at_ = notes.back().step;
    return notes;
  }

  // A step of the chord near the last note; rather another one than the same.
  int anchor(int root) {
    std::vector<int> steps = chordSteps(root, at_, style_.reach);
    if (steps.size() > 1 && random_.below(5) > 0) std::erase(steps, at_);
    return oneOf(steps, random_);
  }

  void addBeat(std::string_view lengths, int from, int to, Bar& notes) {
    notes.push_back({from, lengths[0] - '0'});
    if (lengths.size() == 1) return;
    auto ways = bridges(to - from, static_cast<int>(lengths.size()) - 1);
    std::erase_if(ways, [&](const auto& way) { return !std::ranges::all_of(way, [&](int step) { return isIn(from + step); }); });
    const std::vector<int> way = ways.empty() ? std::vector<int>(lengths.size() - 1, 0) : oneOf(ways, random_);
    for (std::size_t i = 0; i < way.size(); ++i) notes.push_back({from + way[i], lengths[i + 1] - '0'});
  }

  // A bar that leads to a step and rests there.
  Bar cadence(int rest) {
    std::string rhythm(oneOf(style_.cadences, random_));
    std::erase(rhythm, ' ');
    const bool breathes = rhythm.back() == 'z';
    if (breathes) rhythm.pop_back();
    auto ways = waysOf(static_cast<int>(rhythm.size()) - 1);
    std::erase_if(ways, [&](Way way) { return !std::ranges::all_of(way, [&](int step) { return isIn(rest + step); }); });
    const auto leap = [&](Way way) { return std::abs(rest + way.front() - at_); };
    const int nearest = leap(*std::ranges::min_element(ways, {}, leap));
    std::erase_if(ways, [&](Way way) { return leap(way) > std::max(nearest, 3); });
    Bar notes;
    for (const int step : oneOf(ways, random_)) notes.push_back({rest + step, rhythm[notes.size()] - '0'});
    notes.push_back({rest, rhythm.back() - '0'});
    if (breathes) notes.push_back({rest, 1, true});
    at_ = rest;
    return notes;
  }

  // The third bar takes up the first.
  Bar third(const Bar& first, std::string_view rhythm, int root) {
    const auto choice = random_.below(5);
    if (choice == 0 || std::abs(first.front().step - at_) > kWidestLeap) return bar(rhythm, root);
    const int shift = choice == 1 ? (random_.below(2) == 0 ? 1 : -1) : 0;
    const bool fits = std::ranges::all_of(first, [&](const ScaleNote& note) { return isIn(note.step + shift); });
    Bar again = first;
    for (ScaleNote& note : again) note.step += fits ? shift : 0;
    return again;
  }

  const Style& style_;
  Random& random_;
  int at_ = 0;  // the step of the last note
};

void writePart(const std::vector<Bar>& bars, const Style& style, const Tonic& tonic, std::vector<Token>& tune) {
  for (std::size_t i = 0; i < bars.size(); ++i) {
    tune.push_back(i == 0 ? kRepeatBegins : kBarLine);
    for (std::size_t n = 0; n < bars[i].size(); ++n) {
      const ScaleNote& note = bars[i][n];
      const bool leads = i + 1 == bars.size() && n + 1 < bars[i].size() && note.step == -1 && bars[i][n + 1].step == 0;
      tune.push_back(note.silent ? tokenOf({.silent = true, .units = note.units})
                                 : tokenOf({.step = tonic.step + note.step, .sharp = leads && style.raisesLeading, .units = note.units}));
    }
  }
  tune.push_back(kRepeatEnds);
}

}  // namespace

std::vector<Token> composeTune(const Style& style, const Tonic& tonic, Random& random) {
  Melody melody(style, random);
  // One draw after the other: the order in which arguments are computed differs from compiler to compiler.
  constexpr int kLow[] = {0, 0, 2, 4}, kHigh[] = {4, 5, 7, 7};
  const auto firstChords = oneOf(style.firstChords, random);
  const int low = oneOf(kLow, random);
  const auto first = melody.part(firstChords, low, std::nullopt);
  const auto rhyme = random.below(2) == 0 ? std::optional(first.back()) : std::nullopt;
  const auto secondChords = oneOf(style.secondChords, random);
  const int high = oneOf(kHigh, random);
  const auto second = melody.part(secondChords, high, rhyme);
  std::vector<Token> tune;
  writePart(first, style, tonic, tune);
  writePart(second, style, tonic, tune);
  return tune;
}

}  // namespace rnn
