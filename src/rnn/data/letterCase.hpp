// Small and capital letters of Turkish and English, which differ in i and ı: İ is the capital of the Turkish i.
#pragma once

#include <string_view>

namespace rnn {

constexpr std::u32string_view kSmallLetters = U"abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû";
constexpr std::u32string_view kEnglishCapitals = U"ABCÇDEFGĞHIIJKLMNOÖPQRSŞTUÜVWXYZÂÎÛ";
constexpr std::u32string_view kTurkishCapitals = U"ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZÂÎÛ";

// What is no letter of these stays as it is.
constexpr char32_t capital(char32_t letter, bool turkish) {
  const auto at = kSmallLetters.find(letter);
  return at == std::u32string_view::npos ? letter : (turkish ? kTurkishCapitals : kEnglishCapitals)[at];
}

constexpr char32_t small(char32_t letter, bool turkish) {
  if (letter == U'I') return turkish ? U'ı' : U'i';
  const auto at = kTurkishCapitals.find(letter);
  return at == std::u32string_view::npos ? letter : kSmallLetters[at];
}

constexpr bool isLetter(char32_t character) {
  return kSmallLetters.find(character) != std::u32string_view::npos || kTurkishCapitals.find(character) != std::u32string_view::npos;
}

}  // namespace rnn
