#include "rnn/io/json.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Json document() {
    Json json = value(0);
    skipSpace();
    if (at_ < text_.size()) refuse("something follows after its end");
    return json;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    rnn::refuse("file-header", "The header is not JSON as a model file has it: at byte {value}, " + what + ".", "header", at_);
  }

  void skipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }

  // The next byte, or 0 (which no JSON holds outside of a refused string) at the end.
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  Json value(int depth) {
    if (++values_ > kMostJsonValues) refuse("there are more than " + std::to_string(kMostJsonValues) + " values");
    skipSpace();
    const char c = peek();
    if (c == '"') return {string()};
    if (c == '-' || isDigit(c)) return {number()};
    if (c != '{' && c != '[') refuse("no value begins that a header can hold");
    if (depth == kMostJsonDepth) refuse("it is nested more than " + std::to_string(kMostJsonDepth) + " levels deep");
    if (c == '{') return {object(depth)};
    return {array(depth)};
  }

  Json::Array array(int depth) {
    Json::Array all;
    ++at_;
    skipSpace();
    if (take(']')) return all;
    do {
      all.push_back(value(depth + 1));
      skipSpace();
    } while (take(','));
    if (!take(']')) refuse("a comma or ] is missing");
    return all;
  }

  Json::Object object(int depth) {
    Json::Object all;
    ++at_;
    skipSpace();
    if (take('}')) return all;
    do {
      skipSpace();
      if (peek() != '"') refuse("a name in quotes is missing");
      std::string name = string();
      skipSpace();
      if (!take(':')) refuse("a colon is missing");
      all.push_back({std::move(name), value(depth + 1)});
      skipSpace();
    } while (take(','));
    if (!take('}')) refuse("a comma or } is missing");
    // By a heap: small, and never quadratic.
    const auto isBefore = [](const JsonMember& x, const JsonMember& y) { return x.name < y.name; };
    std::make_heap(all.begin(), all.end(), isBefore);
    std::sort_heap(all.begin(), all.end(), isBefore);
    const auto sameName = [](const JsonMember& x, const JsonMember& y) { return x.name == y.name; };
    if (std::adjacent_find(all.begin(), all.end(), sameName) != all.end())
      refuse("an object ends that has a name twice");
    return all;
  }

  std::int64_t number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (!isDigit(peek())) refuse("a minus stands without a number");
    const bool zero = peek() == '0';
    ++at_;
    if (zero && isDigit(peek())) refuse("a number begins with 0");
    while (isDigit(peek())) ++at_;
    if (peek() == '.' || peek() == 'e' || peek() == 'E') refuse("a number is not written as a whole one");
    std::int64_t result = 0;
    const auto [end, error] = std::from_chars(text_.data() + begin, text_.data() + at_, result);
    if (error != std::errc{}) refuse("a number is too large");
    return result;
  }

  std::string string() {
    std::string result;
    ++at_;
    for (;;) {
      if (at_ == text_.size()) refuse("a string has no end");
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) < 0x20) refuse("a control character stands in a string");
      ++at_;
      if (c == '"') return result;
      if (c == '\\') {
        escape(result);
      } else {
        result.push_back(c);
      }
    }
  }

  // What follows a backslash.
  void escape(std::string& to) {
    constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    if (take('u')) {
      appendUtf8(to, codePoint());
      return;
    }
    const std::size_t letter = at_ < text_.size() ? kLetters.find(text_[at_]) : std::string_view::npos;
    if (letter == std::string_view::npos) refuse("a backslash stands before nothing that it can escape");
    to.push_back(kMeanings[letter]);
    ++at_;
  }

  // One \uXXXX, or two that are the halves of a character above U+FFFF (UTF-16's surrogates).
  char32_t codePoint() {
    const char32_t first = fourHexDigits();
    if (first < 0xd800 || first >= 0xe000) return first;
    if (first >= 0xdc00 || !take('\\') || !take('u')) refuse("half of a surrogate pair stands alone");
    const char32_t second = fourHexDigits();
    if (second < 0xdc00 || second >= 0xe000) refuse("half of a surrogate pair stands alone");
    return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  }

  char32_t fourHexDigits() {
    char32_t result = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      if (isDigit(c)) {
        result = result * 16 + static_cast<char32_t>(c - '0');
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        result = result * 16 + static_cast<char32_t>((c | 0x20) - 'a' + 10);
      } else {
        refuse("\\u is not followed by four hexadecimal digits");
      }
      ++at_;
    }
    return result;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

Json readJson(std::string_view text) {
  if (text.size() > kMostJsonBytes) {
    refuse("file-too-large", "The {field} has {value} bytes; at most {allowed} are allowed.", "header", text.size(), kMostJsonBytes);
  }
  if (!isUtf8(text)) refuse("file-header", "The header is not UTF-8.", "header", "", "UTF-8");
  return Reader(text).document();
}

const Json* find(const Json::Object& object, std::string_view name) {
  for (const JsonMember& member : object) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string quoted(std::string_view utf8) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (byte < 0x20) {
      result += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      result.push_back(c);
    }
  }
  result.push_back('"');
  return result;
}

}  // namespace rnn
