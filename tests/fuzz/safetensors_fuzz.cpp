// Any bytes at all are either refused with an Error or read as a file that can be written and read again. Anything else
// (a crash, another exception, memory beyond -malloc_limit_mb) is what libFuzzer is to find.
#include <algorithm>
#include <cstdlib>

#include "mutateHeader.hpp"
#include "rnn/core/error.hpp"
#include "rnn/io/safetensors.hpp"

namespace {

// Empty tensors lie between any two bytes in any order.
void sortByName(rnn::TensorFile& file) {
  std::sort(file.tensors.begin(), file.tensors.end(), [](const auto& x, const auto& y) { return x.name < y.name; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rnn::TensorFile file;
  try {
    file = rnn::readSafetensors(std::as_bytes(std::span(data, size)));
  } catch (const rnn::Error&) {
    return 0;
  }
  rnn::TensorFile again = rnn::readSafetensors(rnn::writeSafetensors(file));
  sortByName(file);
  sortByName(again);
  if (file != again) std::abort();
  return 0;
}
