// Whether numbers have the same bits as on another machine, told by a short text.
#pragma once

#include <bit>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace rnn::test {

// FNV-1a over the bits of all numbers.
inline std::string fingerprint(const std::vector<float>& numbers) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const float number : numbers) {
    for (int shift = 0; shift < 32; shift += 8) {
      hash ^= (std::bit_cast<std::uint32_t>(number) >> shift) & 0xff;
      hash *= 0x100000001b3;
    }
  }
  char written[17];
  std::snprintf(written, sizeof written, "%016llx", static_cast<unsigned long long>(hash));
  return written;
}

}  // namespace rnn::test
