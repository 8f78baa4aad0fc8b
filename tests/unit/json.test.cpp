#include "rnn/io/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::string readString(const std::string& text) {
  const Json json = readJson(text);
  REQUIRE(json.string());
  return *json.string();
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("Objects, arrays, strings and whole numbers are read, however they are spaced") {
  const Json json = readJson(" \t\r\n{ \"b\" : [ 1 , -20,\n300 ] ,\"a\":{\"\":\"x\"},\"c\":[ ],\"d\":{ } } ");
  REQUIRE(json.object());
  CHECK(json.object()->size() == 4);
  const Json* b = find(*json.object(), "b");
  REQUIRE((b && b->array() && b->array()->size() == 3));
  CHECK(*(*b->array())[0].number() == 1);
  CHECK(*(*b->array())[1].number() == -20);
  CHECK(*(*b->array())[2].number() == 300);
  const Json* a = find(*json.object(), "a");
  REQUIRE((a && a->object() && a->object()->size() == 1));
  CHECK(*find(*a->object(), "")->string() == "x");
  CHECK(find(*json.object(), "c")->array()->empty());
  CHECK(find(*json.object(), "d")->object()->empty());
  CHECK(find(*json.object(), "e") == nullptr);
  CHECK(b->object() == nullptr);
  CHECK(b->string() == nullptr);
  CHECK(b->number() == nullptr);
}

TEST_CASE("Every escape of a string is read") {
  CHECK(readString(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(readString(R"("\u0041\u0131\u20Ac\uFFFF")") == "Aı€\uffff");
  CHECK(readString(R"("\ud83e\udd95 \uDBFF\uDFFF \uD800\uDC00")") == "🦕 \U0010FFFF \U00010000");
  CHECK(readString(R"("a\u0000b")") == std::string("a\0b", 3));
  CHECK(readString("\"ş 🦕 \x7f\"") == "ş 🦕 \x7f");
}

TEST_CASE("The largest and the smallest whole number are read exactly") {
  CHECK(*readJson("9223372036854775807").number() == INT64_MAX);
  CHECK(*readJson("-9223372036854775808").number() == INT64_MIN);
  CHECK(*readJson("0").number() == 0);
  CHECK(*readJson("-0").number() == 0);
}

TEST_CASE("What is no JSON, or more than a header may hold, is refused with the byte where it goes wrong") {
  struct Broken {
    std::string text;
    const char* at;
    const char* why;
  };
  const Broken broken = GENERATE(
      Broken{"", "0", "no value"}, Broken{"   ", "3", "no value"}, Broken{"{}x", "2", "follows after its end"},
      Broken{"{} {}", "3", "follows after its end"}, Broken{"{\"a\":1,}", "7", "name in quotes"},
      Broken{"{a:1}", "1", "name in quotes"}, Broken{"{\"a\" 1}", "5", "colon"}, Broken{"{\"a\":1", "6", "comma or }"},
      Broken{"{\"a\":1 \"b\":2}", "7", "comma or }"}, Broken{"[1,]", "3", "no value"}, Broken{"[1", "2", "comma or ]"},
      Broken{"[1 2]", "3", "comma or ]"}, Broken{"[", "1", "no value"}, Broken{"]", "0", "no value"},
      Broken{"true", "0", "no value"}, Broken{"null", "0", "no value"}, Broken{"NaN", "0", "no value"},
      Broken{"+1", "0", "no value"}, Broken{".5", "0", "no value"}, Broken{"'a'", "0", "no value"},
      Broken{"-", "1", "minus"}, Broken{"-a", "1", "minus"}, Broken{"01", "1", "begins with 0"},
      Broken{"-00", "2", "begins with 0"}, Broken{"1.0", "1", "whole"}, Broken{"1e3", "1", "whole"},
      Broken{"0E1", "1", "whole"}, Broken{"9223372036854775808", "19", "too large"},
      Broken{"-9223372036854775809", "20", "too large"}, Broken{repeated("9", 400), "400", "too large"},
      Broken{"\"a", "2", "no end"}, Broken{"\"\n\"", "1", "control"}, Broken{std::string("\"\0\"", 3), "1", "control"},
      Broken{R"("\x")", "2", "backslash"}, Broken{"\"\\", "2", "backslash"}, Broken{R"("\u12G4")", "5", "four hex"},
      Broken{R"("\u12)", "5", "four hex"}, Broken{R"("\ud83e")", "7", "surrogate"},
      Broken{R"("\ud83e\n")", "8", "surrogate"}, Broken{R"("\ud83eA")", "7", "surrogate"},
      Broken{R"("\ud83e\ud83e")", "13", "surrogate"}, Broken{R"("\ud83e\u0041")", "13", "surrogate"},
      Broken{R"("\udd95\ud83e")", "7", "surrogate"}, Broken{"{\"a\":1,\"b\":2,\"a\":3}", "19", "twice"},
      Broken{R"({"a":1,"\u0061":3})", "18", "twice"});
  INFO(broken.text);
  const Error error = errorOf([&] { readJson(broken.text); });
  CHECK(error.code() == "file-header");
  CHECK(error.details().value == broken.at);
  const std::string sentence = error.what();
  INFO(sentence);
  CHECK(sentence.find(broken.why) != std::string::npos);
}

TEST_CASE("A header that is not UTF-8 is refused") {
  for (const char* text : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xe2\x82\""}) {
    CHECK(errorOf([&] { readJson(text); }).code() == "file-header");
  }
}

TEST_CASE("Nesting is read as deep as the limit and no deeper") {
  CHECK_NOTHROW(readJson(repeated("[", kMostJsonDepth) + repeated("]", kMostJsonDepth)));
  CHECK_NOTHROW(readJson(repeated("{\"a\":", kMostJsonDepth) + "1" + repeated("}", kMostJsonDepth)));
  const Error error = errorOf([] { readJson(repeated("[", kMostJsonDepth + 1) + repeated("]", kMostJsonDepth + 1)); });
  CHECK(error.code() == "file-header");
  CHECK(std::string(error.what()).find("deep") != std::string::npos);
  CHECK(errorOf([] { readJson(repeated("[", 1000000)); }).code() == "file-header");
  CHECK(errorOf([] { readJson(repeated("{\"a\":", 200000)); }).code() == "file-header");
}

TEST_CASE("As many values are read as the limit says and no more") {
  const int most = static_cast<int>(kMostJsonValues) - 2;  // beside the array and the first number
  CHECK(readJson("[1" + repeated(",1", most) + "]").array()->size() == kMostJsonValues - 1);
  const Error error = errorOf([&] { readJson("[1" + repeated(",1", most + 1) + "]"); });
  CHECK(error.code() == "file-header");
  CHECK(std::string(error.what()).find("65536 values") != std::string::npos);
}

TEST_CASE("A header of exactly the largest size is read, and one byte more is refused") {
  const std::string largest = "{}" + std::string(kMostJsonBytes - 2, ' ');
  CHECK(readJson(largest).object());
  const Error error = errorOf([&] { readJson(largest + " "); });
  CHECK(error.code() == "file-too-large");
  CHECK(error.details().value == "1048577");
  CHECK(error.details().allowed == "1048576");
}

TEST_CASE("A string is written so that it is read back the same") {
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("a/ş\n") == "\"a/ş\\u000a\"");
  CHECK(quoted("\"\\") == R"("\"\\")");
  std::string all;
  for (char c = 0; c < 0x7f; ++c) all.push_back(c);
  all += "\x7f ıİşğ e\u0301 \u2028 \uffff 🦕";
  CHECK(readString(quoted(all)) == all);
}
