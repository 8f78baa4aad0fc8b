// UTF-8 to code points and back.
#pragma once

#include <string>
#include <string_view>

namespace rnn {

// Throws Error text-not-utf8, naming the offset of the first byte that cannot be. Nothing is replaced or merged.
std::u32string decodeUtf8(std::string_view bytes);
bool isUtf8(std::string_view bytes);

void appendUtf8(std::string& to, char32_t character);
std::string encodeUtf8(char32_t character);

}  // namespace rnn
