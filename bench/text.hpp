#pragma once

#include <cstdint>
#include <string>

// The same text as browser/text.js makes: 100,000 characters, `vocab` different ones. What it says does not matter.
inline std::string textOf(int vocab) {
  std::string text;
  std::uint32_t state = 1;
  for (int i = 0; i < 100'000; ++i) {
    state = state * 1664525u + 1013904223u;
    const auto drawn = (state >> 16) % static_cast<std::uint32_t>(vocab);
    text += static_cast<char>('!' + (i < vocab ? i : static_cast<int>(drawn)));
  }
  return text;
}
