// Any bytes at all are either refused with an Error or read as a model, which is then written again byte for byte the
// same state, and which, when it is small enough to be built often, can be loaded and trained.
#include <cstdlib>

#include "mutateHeader.hpp"
#include "rnn/core/error.hpp"
#include "rnn/io/modelFile.hpp"
#include "rnn/session.hpp"

namespace {

constexpr std::string_view kText = "abab ba aabb abba baba bbaa ab ba";

bool isSmall(const rnn::CharacterSettings& s) {
  return s.hidden <= 16 && s.layers <= 2 && s.batch <= 4 && s.steps <= 8;
}

void load(std::span<const std::byte> bytes) {
  rnn::Session session = rnn::Session::load(bytes, kText);
  session.train(2, 1000);
  rnn::Session::load(session.save(), kText);
}

// What we have written ourselves can be read: an Error leaves a function that cannot throw, and that ends the program.
void writeAndRead(const rnn::SavedModel& saved) noexcept {
  const auto written = rnn::writeModelFile(saved.settings, saved.vocabulary, saved.state);
  const rnn::SavedModel again = rnn::readModelFile(written);
  if (rnn::writeModelFile(again.settings, again.vocabulary, again.state) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  try {
    const rnn::SavedModel saved = rnn::readModelFile(bytes);
    if (saved.trained) writeAndRead(saved);
    if (isSmall(saved.settings)) load(bytes);
  } catch (const rnn::Error&) {
  }
  return 0;
}
