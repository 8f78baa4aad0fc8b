#include "rnn/data/translation/numbers.hpp"

#include <string_view>

#include "rnn/data/translation/phrase.hpp"

namespace rnn {

namespace {

constexpr std::string_view kEnglishOnes[] = {"",        "one",       "two",      "three",    "four",     "five",    "six",
                                             "seven",   "eight",     "nine",     "ten",      "eleven",   "twelve",  "thirteen",
                                             "fourteen", "fifteen",  "sixteen",  "seventeen", "eighteen", "nineteen"};
constexpr std::string_view kEnglishTens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::string_view kTurkishOnes[] = {"", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"};
constexpr std::string_view kTurkishTens[] = {"", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"};

std::string englishBelowHundred(int n) {
  if (n < 20) return std::string(kEnglishOnes[n]);
  std::string words(kEnglishTens[n / 10]);
  if (n % 10 > 0) (words += "+-") += kEnglishOnes[n % 10];
  return words;
}

void addEnglishBelowThousand(Phrase& words, int n) {
  if (n >= 100) {
    words.add(kEnglishOnes[n / 100]);
    words.add("hundred");
  }
  words.add(englishBelowHundred(n % 100));
}

void addTurkishBelowThousand(Phrase& words, int n) {
  if (n >= 200) words.add(kTurkishOnes[n / 100]);
  if (n >= 100) words.add("yüz");
  words.add(kTurkishTens[n / 10 % 10]);
  words.add(kTurkishOnes[n % 10]);
}

}  // namespace

std::string englishNumber(int n) {
  if (n == 0) return "zero";
  Phrase words;
  if (n >= 1000) {
    addEnglishBelowThousand(words, n / 1000);
    words.add("thousand");
  }
  addEnglishBelowThousand(words, n % 1000);
  return words.text();
}

std::string turkishNumber(int n) {
  if (n == 0) return "sıfır";
  Phrase words;
  if (n >= 2000) addTurkishBelowThousand(words, n / 1000);
  if (n >= 1000) words.add("bin");
  addTurkishBelowThousand(words, n % 1000);
  return words.text();
}

}  // namespace rnn
