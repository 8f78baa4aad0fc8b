#include "rnn/data/speech/phonemes.hpp"

#include <stdexcept>
#include <string>

namespace rnn::speech {

namespace {

constexpr std::array<double, 3> kVowelBandwidths = {60, 90, 150};
constexpr std::array<double, 3> kNasalBandwidths = {60, 300, 300};

constexpr Phoneme vowel(std::string_view name, std::array<double, 3> formants, double milliseconds = 150) {
  return {name, Manner::vowel, true, milliseconds, formants, kVowelBandwidths};
}

constexpr Phoneme kPhonemes[] = {
    {"·", Manner::silence, false, 70, {500, 1500, 2500}, kVowelBandwidths},

    vowel("a", {730, 1200, 2440}),
    vowel("e", {530, 1840, 2480}),
    vowel("i", {270, 2290, 3010}),
    vowel("ɪ", {390, 1990, 2550}, 100),
    vowel("ɯ", {330, 1320, 2420}),
    vowel("o", {540, 840, 2410}),
    vowel("ø", {450, 1580, 2220}),
    vowel("u", {300, 870, 2240}),
    vowel("y", {280, 1800, 2150}),
    vowel("ə", {580, 1350, 2420}, 100),

    {"p", Manner::stop, false, 55, {400, 1100, 2150}, {300, 150, 220}, 0.10, 900, 1400},
    {"b", Manner::stop, true, 30, {200, 1100, 2150}, {60, 110, 130}, 0.07, 900, 1400},
    {"t", Manner::stop, false, 60, {400, 1600, 2600}, {300, 120, 250}, 0.22, 4300, 1600},
    {"d", Manner::stop, true, 30, {200, 1600, 2600}, {60, 100, 170}, 0.15, 4000, 1600},
    {"k", Manner::stop, false, 65, {300, 1990, 2850}, {250, 160, 330}, 0.22, 2000, 500},
    {"ɡ", Manner::stop, true, 35, {200, 1990, 2850}, {60, 150, 280}, 0.16, 1900, 500},
    {"tʃ", Manner::affricate, false, 100, {350, 1800, 2820}, {200, 90, 300}, 0.26, 3000, 900},
    {"dʒ", Manner::affricate, true, 75, {260, 1800, 2820}, {60, 80, 270}, 0.16, 3000, 900},

    {"f", Manner::fricative, false, 110, {340, 1100, 2080}, {200, 120, 150}, 0.045, 5000, 6000},
    {"v", Manner::fricative, true, 70, {220, 1100, 2080}, {60, 90, 120}, 0.02, 5000, 6000},
    {"θ", Manner::fricative, false, 110, {320, 1290, 2540}, {200, 90, 200}, 0.05, 6600, 2200},
    {"s", Manner::fricative, false, 120, {320, 1390, 2530}, {200, 80, 200}, 0.22, 5200, 1000},
    {"z", Manner::fricative, true, 85, {240, 1390, 2530}, {70, 60, 180}, 0.11, 5200, 1000},
    {"ʃ", Manner::fricative, false, 120, {300, 1840, 2750}, {200, 100, 300}, 0.24, 2900, 700},
    {"h", Manner::aspirate, false, 80, {500, 1500, 2500}, {300, 160, 200}},

    {"m", Manner::nasal, true, 80, {280, 1000, 2130}, kNasalBandwidths},
    {"n", Manner::nasal, true, 80, {280, 1550, 2600}, kNasalBandwidths},
    {"l", Manner::glide, true, 75, {350, 1150, 2880}, {60, 100, 280}},
    {"ɾ", Manner::tap, true, 45, {420, 1550, 2250}, {80, 140, 200}, 0.03, 3000, 2500},
    {"ɹ", Manner::glide, true, 80, {310, 1060, 1380}, {70, 100, 120}},
    {"w", Manner::glide, true, 75, {290, 610, 2150}, {50, 80, 100}},
    {"j", Manner::glide, true, 75, {260, 2070, 3020}, {50, 250, 500}},
};

}  // namespace

std::span<const Phoneme> phonemes() { return kPhonemes; }

Token phonemeNamed(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kPhonemes); ++i) {
    if (kPhonemes[i].name == name) return static_cast<Token>(i);
  }
  throw std::logic_error("no phoneme " + std::string(name));
}

}  // namespace rnn::speech
