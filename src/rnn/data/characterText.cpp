#include "rnn/data/characterText.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

namespace {

std::size_t heldOutLength(std::size_t characters) { return std::max<std::size_t>(characters / 10, 2); }

void checkLength(std::u32string_view text, int steps) {
  if (text.empty()) refuse("text-empty", "The text is empty; a model needs something to read.", "text", 0);
  if (std::all_of(text.begin(), text.end(), [&](char32_t c) { return c == text[0]; })) {
    refuse("text-one-character", "The text only repeats '{value}': there is nothing to predict.", "text", encodeUtf8(text[0]));
  }
  const auto window = static_cast<std::size_t>(steps) + 1;
  std::size_t needed = window + 2;
  while (needed - heldOutLength(needed) < window) ++needed;
  if (text.size() < needed) {
    const std::string between = " characters; with " + std::to_string(steps) + " steps it needs at least ";
    refuse("text-too-short", "The text has {value}" + between + "{allowed}.", "text", text.size(), needed);
  }
}

void checkKnown(std::u32string_view text, const Vocabulary& vocabulary) {
  constexpr std::size_t kMostNamed = 10;
  std::u32string unknown;
  for (const char32_t c : text) {
    if (unknown.size() == kMostNamed) break;
    if (!vocabulary.token(c) && unknown.find(c) == std::u32string::npos) unknown.push_back(c);
  }
  if (unknown.empty()) return;
  std::string named;
  for (const char32_t c : unknown) appendUtf8(named, c);
  refuse("text-unknown-characters", "The text has characters that the model has never seen, among them: {value}.", "text", named);
}

}  // namespace

CharacterText::CharacterText(std::string_view utf8, int steps) : CharacterText(decodeUtf8(utf8), steps, nullptr) {}

CharacterText::CharacterText(std::string_view utf8, int steps, const Vocabulary& known)
    : CharacterText(decodeUtf8(utf8), steps, &known) {}

CharacterText::CharacterText(const std::u32string& characters, int steps, const Vocabulary* known)
    : vocabulary_((checkLength(characters, steps), known ? *known : Vocabulary(characters))),
      trainLength_(characters.size() - heldOutLength(characters.size())) {
  if (known) checkKnown(characters, *known);
  tokens_ = vocabulary_.encode(characters);
}

std::string CharacterText::utf8() const {
  std::string text;
  for (const Token token : tokens_) appendUtf8(text, vocabulary_.character(token));
  return text;
}

void fillWindow(std::span<const Token> text, std::int64_t step, int steps, int batch, Token* inputs, Token* targets) {
  const std::size_t size = text.size();
  for (int b = 0; b < batch; ++b) {
    // 64 bits also where a size has 32: a long text times a large batch does not fit there.
    const std::uint64_t start = std::uint64_t{size} * static_cast<std::uint64_t>(b) / static_cast<std::uint64_t>(batch);
    auto i = static_cast<std::size_t>((start + static_cast<std::uint64_t>(step) * static_cast<std::uint64_t>(steps)) % size);
    for (int t = 0; t < steps; ++t) {
      inputs[t * batch + b] = text[i];
      i = i + 1 == size ? 0 : i + 1;
      targets[t * batch + b] = text[i];
    }
  }
}

}  // namespace rnn
