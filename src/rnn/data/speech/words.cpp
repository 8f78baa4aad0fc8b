#include "rnn/data/speech/words.hpp"

#include <string_view>

#include "rnn/data/speech/phonemes.hpp"

namespace rnn::speech {

namespace {

struct Spelling {
  std::string_view written;
  std::string_view spoken;  // phonemes with a blank between two
};

constexpr Spelling kTurkishDigits[] = {{"sıfır", "s ɯ f ɯ ɾ"}, {"bir", "b i ɾ"},   {"iki", "i k i"},   {"üç", "y tʃ"},         {"dört", "d ø ɾ t"},
                                       {"beş", "b e ʃ"},       {"altı", "a l t ɯ"}, {"yedi", "j e d i"}, {"sekiz", "s e k i z"}, {"dokuz", "d o k u z"}};
constexpr Spelling kEnglishDigits[] = {{"zero", "z ɪ ɹ o"}, {"one", "w ə n"},   {"two", "t u"},         {"three", "θ ɹ i"}, {"four", "f o ɹ"},
                                       {"five", "f a ɪ v"}, {"six", "s ɪ k s"}, {"seven", "s e v ə n"}, {"eight", "e ɪ t"}, {"nine", "n a ɪ n"}};

// As Turkish writes them, which is one letter for each.
constexpr Spelling kConsonants[] = {{"b", "b"}, {"c", "dʒ"}, {"ç", "tʃ"}, {"d", "d"}, {"f", "f"}, {"g", "ɡ"}, {"h", "h"}, {"k", "k"}, {"l", "l"}, {"m", "m"},
                                    {"n", "n"}, {"p", "p"},  {"r", "ɾ"},  {"s", "s"}, {"ş", "ʃ"}, {"t", "t"}, {"v", "v"}, {"y", "j"}, {"z", "z"}};
constexpr Spelling kVowels[] = {{"a", "a"}, {"e", "e"}, {"ı", "ɯ"}, {"i", "i"}, {"o", "o"}, {"ö", "ø"}, {"u", "u"}, {"ü", "y"}};

std::vector<Token> tokensOf(std::string_view spoken) {
  std::vector<Token> tokens;
  while (!spoken.empty()) {
    const std::size_t blank = spoken.find(' ');
    tokens.push_back(phonemeNamed(spoken.substr(0, blank)));
    spoken = blank == std::string_view::npos ? std::string_view() : spoken.substr(blank + 1);
  }
  return tokens;
}

std::vector<Word> makeWords() {
  std::vector<Word> all;
  for (const auto& [written, spoken] : kTurkishDigits) all.push_back({std::string(written), WordKind::turkishDigit, tokensOf(spoken)});
  for (const auto& [written, spoken] : kEnglishDigits) all.push_back({std::string(written), WordKind::englishDigit, tokensOf(spoken)});
  for (const auto& consonant : kConsonants) {
    for (const auto& vowel : kVowels) {
      all.push_back({std::string(consonant.written) + std::string(vowel.written),
                     WordKind::syllable,
                     {phonemeNamed(consonant.spoken), phonemeNamed(vowel.spoken)}});
    }
  }
  return all;
}

}  // namespace

std::span<const Word> words() {
  static const std::vector<Word> all = makeWords();
  return all;
}

}  // namespace rnn::speech
