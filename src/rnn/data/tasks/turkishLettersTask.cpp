#include "rnn/data/tasks/turkishLettersTask.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"
#include "rnn/data/letterCase.hpp"
#include "rnn/data/utf8.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

constexpr std::u32string_view kMarked = U"çğıöşüÇĞİÖŞÜâîûÂÎÛ", kPlain = U"cgiosuCGIOSUaiuAIU";
constexpr std::u32string_view kTwofold = U"cgiosuCGIOSU";
constexpr char32_t kBoth = 0;

std::u32string allPlain(std::u32string_view text) {
  std::u32string all;
  for (const char32_t character : text) all += TurkishLettersTask::plain(character);
  return all;
}

std::u32string checked(std::u32string text, const TurkishLettersOptions& options) {
  const int least = 20 * wholeNumber("steps", options.steps, 16, 512);
  if (text.size() >= static_cast<std::size_t>(least)) return text;
  refuse("text-too-short", "The text has {value} characters; {allowed} are needed.", "text", text.size(), least);
}

// The end of the line in which the last tenth of the text begins.
std::size_t learnedIn(std::u32string_view text) {
  const std::size_t end = text.find(U'\n', text.size() / 10 * 9);
  return end == std::u32string_view::npos || end + 1 == text.size() ? text.size() / 10 * 9 : end + 1;
}

// The beginning of the word in which character `at` stands.
std::size_t wordStart(std::u32string_view text, std::size_t at) {
  while (at > 0 && isLetter(text[at - 1])) --at;
  return at;
}

}  // namespace

char32_t TurkishLettersTask::plain(char32_t character) {
  const auto at = kMarked.find(character);
  return at == std::u32string_view::npos ? character : kPlain[at];
}

TurkishLettersTask::TurkishLettersTask(std::string_view text, const TurkishLettersOptions& options)
    : TurkishLettersTask(checked(decodeUtf8(text), options), options) {}

TurkishLettersTask::TurkishLettersTask(std::u32string text, const TurkishLettersOptions& options)
    : text_(std::move(text)),
      plain_(allPlain(text_)),
      steps_(static_cast<std::size_t>(options.steps)),
      learned_(learnedIn(text_)),
      inputs_(plain_),
      outputs_(text_) {
  for (std::size_t at = 0; at < learned_; ++at) {
    if (kTwofold.find(plain_[at]) == std::u32string_view::npos) continue;
    const std::size_t start = wordStart(text_, at);
    const auto [known, isNew] = readings_.emplace(plain_.substr(start, at + 1 - start), text_[at]);
    if (!isNew && known->second != text_[at]) known->second = kBoth;
  }
}

TaskShape TurkishLettersTask::shape() const {
  return {.tokensIn = true, .inputSize = inputs_.size(), .tokensOut = true, .outputSize = outputs_.size()};
}

TaskNames TurkishLettersTask::names() const { return {.inputs = inputs_.asUtf8(), .outputs = outputs_.asUtf8()}; }

Batch TurkishLettersTask::batchOf(const std::vector<Window>& windows) const {
  std::vector<Example> examples;
  for (const auto& [from, length] : windows) {
    Example example;
    example.inputTokens = inputs_.encode(std::u32string_view(plain_).substr(from, length));
    example.targetTokens = outputs_.encode(std::u32string_view(text_).substr(from, length));
    examples.push_back(std::move(example));
  }
  return joinExamples(examples, shape());
}

Batch TurkishLettersTask::trainingBatch(int size, Random& random) const {
  std::vector<Window> windows;
  for (int i = 0; i < size; ++i) {
    windows.push_back({wordStart(text_, random.below(static_cast<std::uint32_t>(learned_ - steps_))), steps_});
  }
  return batchOf(windows);
}

std::vector<TurkishLettersTask::Window> TurkishLettersTask::heldOutWindows() const {
  std::vector<Window> windows;
  for (std::size_t from = learned_; from < text_.size();) {
    std::size_t end = std::min(from + steps_, text_.size());
    const std::size_t word = end == text_.size() ? end : wordStart(text_, end);
    if (word > from) end = word;
    windows.push_back({from, end - from});
    from = end;
  }
  return windows;
}

Batch TurkishLettersTask::heldOut() const { return batchOf(heldOutWindows()); }

int TurkishLettersTask::partOf(std::size_t at) const {
  if (kTwofold.find(plain_[at]) == std::u32string_view::npos) return -1;
  const std::size_t start = wordStart(text_, at);
  const auto known = readings_.find(plain_.substr(start, at + 1 - start));
  return known != readings_.end() && known->second == kBoth ? 1 : 0;
}

std::vector<int> TurkishLettersTask::heldOutParts() const {
  const std::vector<Window> windows = heldOutWindows();
  const std::size_t longest = std::ranges::max(windows, {}, &Window::length).length;
  std::vector<int> parts(longest * windows.size(), -1);
  for (std::size_t b = 0; b < windows.size(); ++b) {
    for (std::size_t t = 0; t < windows[b].length; ++t) parts[t * windows.size() + b] = partOf(windows[b].from + t);
  }
  return parts;
}

}  // namespace rnn
