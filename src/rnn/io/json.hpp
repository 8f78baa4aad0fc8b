// JSON (RFC 8259) as far as the headers of model files need it: objects, arrays, strings and whole numbers. What a
// header cannot hold (fractions, true, false, null) is refused like what is no JSON at all. The reader is meant for
// bytes from strangers: it never goes deeper, reads longer or keeps more than the limits below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rnn {

constexpr std::size_t kMostJsonBytes = 1024 * 1024;
constexpr int kMostJsonDepth = 16;              // arrays and objects inside one another
constexpr std::size_t kMostJsonValues = 65536;  // numbers, strings, arrays and objects together

struct JsonMember;

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<JsonMember>;  // in the order of their names' bytes; no name twice

  std::variant<std::int64_t, std::string, Array, Object> value;

  // Null when it is something else.
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&value); }
  const std::string* string() const { return std::get_if<std::string>(&value); }  // UTF-8
  const Array* array() const { return std::get_if<Array>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
};

struct JsonMember {
  std::string name;
  Json value;
};

// Throws Error file-header, naming the offset of the byte that is wrong, or file-too-large.
Json readJson(std::string_view text);

// The member of that name; null when there is none.
const Json* find(const Json::Object& object, std::string_view name);

// A string as JSON writes it, with its quotes.
std::string quoted(std::string_view utf8);

}  // namespace rnn
