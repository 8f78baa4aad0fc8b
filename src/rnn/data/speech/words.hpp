// What is spoken: the digits of both languages, and every consonant before every vowel of Turkish.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"

namespace rnn::speech {

enum class WordKind { turkishDigit, englishDigit, syllable };

struct Word {
  std::string written;
  WordKind kind;
  std::vector<Token> phonemes;
};

// First the ten digits of Turkish, then the ten of English, each from zero on, then the syllables.
std::span<const Word> words();
constexpr int kDigits = 20;

}  // namespace rnn::speech
