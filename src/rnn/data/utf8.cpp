#include "rnn/data/utf8.hpp"

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

struct Lead {
  int length;         // bytes of the whole character; 0 when no character begins so
  char32_t bits;      // what the first byte gives
  char32_t smallest;  // a smaller number in so many bytes would be an overlong form
};

Lead readLead(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if ((byte & 0xe0) == 0xc0) return {2, static_cast<char32_t>(byte & 0x1f), 0x80};
  if ((byte & 0xf0) == 0xe0) return {3, static_cast<char32_t>(byte & 0x0f), 0x800};
  if ((byte & 0xf8) == 0xf0) return {4, static_cast<char32_t>(byte & 0x07), 0x10000};
  return {0, 0, 0};
}

struct Character {
  char32_t value;
  std::size_t length;  // in bytes; 0 when no character can begin so
};

Character readCharacter(std::string_view bytes) {
  constexpr Character kNone{0, 0};
  const Lead lead = readLead(static_cast<unsigned char>(bytes[0]));
  const auto length = static_cast<std::size_t>(lead.length);
  if (length == 0 || length > bytes.size()) return kNone;
  char32_t character = lead.bits;
  for (std::size_t k = 1; k < length; ++k) {
    const auto next = static_cast<unsigned char>(bytes[k]);
    if ((next & 0xc0) != 0x80) return kNone;
    character = (character << 6) | (next & 0x3fu);
  }
  const bool surrogate = character >= 0xd800 && character < 0xe000;
  if (character < lead.smallest || character > 0x10ffff || surrogate) return kNone;
  return {character, length};
}

[[noreturn]] void refuseByte(std::size_t at) {
  refuse("text-not-utf8", "The text is not UTF-8: byte {value} cannot stand there.", "text", at, "UTF-8");
}

}  // namespace

std::u32string decodeUtf8(std::string_view bytes) {
  std::u32string characters;
  characters.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const Character character = readCharacter(bytes.substr(i));
    if (character.length == 0) refuseByte(i);
    characters.push_back(character.value);
    i += character.length;
  }
  return characters;
}

bool isUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Character character = readCharacter(bytes);
    if (character.length == 0) return false;
    bytes.remove_prefix(character.length);
  }
  return true;
}

void appendUtf8(std::string& to, char32_t c) {
  const auto tail = [&](int shift) { to.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3f))); };
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    to.push_back(static_cast<char>(0xc0 | (c >> 6)));
    tail(0);
  } else if (c < 0x10000) {
    to.push_back(static_cast<char>(0xe0 | (c >> 12)));
    tail(6);
    tail(0);
  } else {
    to.push_back(static_cast<char>(0xf0 | (c >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string encodeUtf8(char32_t character) {
  std::string text;
  appendUtf8(text, character);
  return text;
}

}  // namespace rnn
