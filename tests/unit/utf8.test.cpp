#include "rnn/data/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::string encodeAll(std::u32string_view characters) {
  std::string bytes;
  for (const char32_t c : characters) appendUtf8(bytes, c);
  return bytes;
}

}  // namespace

TEST_CASE("Every kind of text comes back byte for byte") {
  const std::string text = GENERATE(as<std::string>{}, "", "plain text\r\n\t", "ı İ i I ş Ş ğ Ğ ç ö ü â",
                                    "e\u0301 is not \u00e9",               // a combining mark stays by itself
                                    "👩‍👩‍👧‍👦 🏳️‍🌈 🇹🇷 👍🏽",                     // joined from several code points
                                    "\u0645\u0631\u062d\u0628\u0627 \u4f60\u597d",
                                    "\uFEFF a byte order mark", "\u2028\u200B\uFFFD\uFFFE\uE000");
  CHECK(encodeAll(decodeUtf8(text)) == text);
}

TEST_CASE("Nothing is normalised: what looks like one letter keeps its code points") {
  CHECK(decodeUtf8("ıiİI") == U"ıiİI");
  CHECK(decodeUtf8("e\u0301").size() == 2);
  CHECK(decodeUtf8("\u00e9").size() == 1);
  CHECK(decodeUtf8("👩‍👧") == U"\U0001F469\u200D\U0001F467");
}

TEST_CASE("The first and last code point of each length are read and written") {
  struct Edge {
    char32_t character;
    std::string bytes;
  };
  const Edge edge = GENERATE(Edge{0x0, std::string(1, '\0')}, Edge{0x7f, "\x7f"}, Edge{0x80, "\xc2\x80"}, Edge{0x7ff, "\xdf\xbf"},
                             Edge{0x800, "\xe0\xa0\x80"}, Edge{0xd7ff, "\xed\x9f\xbf"}, Edge{0xe000, "\xee\x80\x80"},
                             Edge{0xffff, "\xef\xbf\xbf"}, Edge{0x10000, "\xf0\x90\x80\x80"}, Edge{0x10ffff, "\xf4\x8f\xbf\xbf"});
  CHECK(decodeUtf8(edge.bytes) == std::u32string(1, edge.character));
  CHECK(encodeUtf8(edge.character) == edge.bytes);
}

TEST_CASE("Bytes that are not UTF-8 are refused, and the offset of the broken character is named") {
  struct Broken {
    const char* what;
    std::string bytes;
    const char* offset;
  };
  const Broken broken = GENERATE(
      Broken{"a continuation byte alone", "ab\x80", "2"},
      Broken{"a character that ends with the text", "abc\xe2\x82", "3"},
      Broken{"a lead byte at the very end", "\xc3", "0"},
      Broken{"a character that another one interrupts", "a\xe2\x82z", "1"},
      Broken{"a lead byte after a lead byte", "\xc3\xc3\x80", "0"},
      Broken{"a slash in two bytes", "a\xc0\xaf", "1"},
      Broken{"a zero in two bytes", "\xc0\x80", "0"},
      Broken{"the last overlong form of two bytes", "\xc1\xbf", "0"},
      Broken{"the last overlong form of three bytes", "ab\xe0\x9f\xbf", "2"},
      Broken{"the last overlong form of four bytes", "\xf0\x8f\xbf\xbf", "0"},
      Broken{"the first surrogate", "\xed\xa0\x80", "0"},
      Broken{"the last surrogate", "ş\xed\xbf\xbf", "2"},
      Broken{"the first number beyond Unicode", "\xf4\x90\x80\x80", "0"},
      Broken{"a lead byte for five bytes", "\xf8\x88\x80\x80\x80", "0"},
      Broken{"the bytes FE and FF of UTF-16", "\xff\xfe" "a", "0"},
      Broken{"the beginning of a PNG", "\x89PNG\r\n\x1a\n", "0"},
      Broken{"Turkish in Latin-5", "da\xf0", "2"});
  INFO(broken.what);
  const Error error = errorOf([&] { decodeUtf8(broken.bytes); });
  CHECK(error.code() == "text-not-utf8");
  CHECK(error.details().value == broken.offset);
  CHECK(std::string(error.what()).find("byte " + std::string(broken.offset)) != std::string::npos);
}
