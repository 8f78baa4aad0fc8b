// One short number for many, to hold against the same made elsewhere.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace rnn::test {

// FNV-1a over the bytes of all numbers.
template <class Numbers>
std::string fingerprint(const Numbers& numbers) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const auto number : numbers) {
    for (int shift = 0; shift < 32; shift += 8) {
      hash ^= (static_cast<std::uint32_t>(number) >> shift) & 0xff;
      hash *= 0x100000001b3;
    }
  }
  char written[17];
  std::snprintf(written, sizeof written, "%016llx", static_cast<unsigned long long>(hash));
  return written;
}

}  // namespace rnn::test
