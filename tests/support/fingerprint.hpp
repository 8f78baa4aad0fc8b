// One short text for many numbers, to hold against the same made elsewhere.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <string>

namespace rnn::test {

inline std::uint32_t bitsOf(float number) { return std::bit_cast<std::uint32_t>(number); }
inline std::uint32_t bitsOf(std::integral auto number) { return static_cast<std::uint32_t>(number); }

// FNV-1a over the 32 bits of each number.
template <class Numbers>
std::string fingerprint(const Numbers& numbers) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto number : numbers) {
    for (int shift = 0; shift < 32; shift += 8) {
      hash ^= (bitsOf(number) >> shift) & 0xff;
      hash *= 0x100000001b3;
    }
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace rnn::test
