// Mutations that keep a file a file: as often as not only the header is changed, and its length is put right again.
// Without it nearly every mutation that makes the header longer or shorter ends at the first check.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed) {
  constexpr std::size_t kLengthBytes = 8;
  std::uint64_t length = 0;
  if (size >= kLengthBytes) std::memcpy(&length, data, kLengthBytes);
  if (seed % 2 == 0 || length == 0 || length > size - kLengthBytes) return LLVMFuzzerMutate(data, size, maxSize);

  const std::vector<std::uint8_t> numbers(data + kLengthBytes + length, data + size);
  std::uint8_t* const header = data + kLengthBytes;
  length = LLVMFuzzerMutate(header, static_cast<std::size_t>(length), maxSize - kLengthBytes - numbers.size());
  std::memcpy(data, &length, kLengthBytes);
  std::copy(numbers.begin(), numbers.end(), header + length);
  return kLengthBytes + static_cast<std::size_t>(length) + numbers.size();
}
