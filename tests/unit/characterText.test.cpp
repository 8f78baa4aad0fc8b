#include "rnn/data/characterText.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>

#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::string alphabet(int length) {
  std::string text;
  for (int i = 0; i < length; ++i) text.push_back(static_cast<char>('a' + i % 26));
  return text;
}

std::vector<Token> counting(int size) {
  std::vector<Token> tokens(static_cast<std::size_t>(size));
  std::iota(tokens.begin(), tokens.end(), Token{0});
  return tokens;
}

struct Window {
  Window(int steps, int batch) : inputs(static_cast<std::size_t>(steps * batch)), targets(inputs.size()) {}
  std::vector<Token> inputs, targets;
};

Window windowOf(std::span<const Token> text, std::int64_t step, int steps, int batch) {
  Window window(steps, batch);
  fillWindow(text, step, steps, batch, window.inputs.data(), window.targets.data());
  return window;
}

}  // namespace

TEST_CASE("The last tenth of a text is held out, the rest is learned, and together they are the text") {
  const CharacterText text(alphabet(1000), 10);
  CHECK(text.size() == 1000);
  CHECK(text.train().size() == 900);
  CHECK(text.heldOut().size() == 100);
  CHECK(text.train().data() + 900 == text.heldOut().data());
  CHECK(text.vocabulary().character(text.heldOut()[0]) == U'a' + 900 % 26);
}

TEST_CASE("Characters are counted, not bytes") {
  const CharacterText text("ışığı ğüşöç İI ışığı", 3);
  CHECK(text.size() == 20);
}

TEST_CASE("A text is long enough when it fills one window, the character after it and a held-out part") {
  const int steps = GENERATE(1, 2, 17, 64, 512);
  int needed = 0;
  const Error error = errorOf([&] { CharacterText("ab", steps); });
  REQUIRE(error.code() == "text-too-short");
  CHECK(error.details().field == "text");
  CHECK(error.details().value == "2");
  needed = std::stoi(error.details().allowed);

  const CharacterText justEnough(alphabet(needed), steps);
  CHECK(justEnough.train().size() >= static_cast<std::size_t>(steps) + 1);
  CHECK(justEnough.heldOut().size() >= 2);
  CHECK(errorOf([&] { CharacterText(alphabet(needed - 1), steps); }).code() == "text-too-short");
}

TEST_CASE("Texts that cannot be learned are refused, each with its own code") {
  CHECK(errorOf([] { CharacterText("", 8); }).code() == "text-empty");
  CHECK(errorOf([] { CharacterText(std::string(1000, 'a'), 8); }).code() == "text-one-character");
  CHECK(errorOf([] { CharacterText("x", 8); }).code() == "text-one-character");
  CHECK(errorOf([] { CharacterText(alphabet(100) + "\xff", 8); }).code() == "text-not-utf8");
  std::string emojis;
  for (int i = 0; i < 50; ++i) emojis += "😀";
  const Error error = errorOf([&] { CharacterText(emojis, 8); });
  CHECK(error.code() == "text-one-character");
  CHECK(error.details().value == "😀");
}

TEST_CASE("Each target is the character after its input") {
  const auto text = counting(100);
  const auto window = windowOf(text, 0, 4, 3);
  CHECK(window.inputs == std::vector<Token>{0, 33, 66, 1, 34, 67, 2, 35, 68, 3, 36, 69});
  CHECK(window.targets == std::vector<Token>{1, 34, 67, 2, 35, 68, 3, 36, 69, 4, 37, 70});
}

TEST_CASE("Each window goes on where the one before it ended, also around the end of the text") {
  constexpr int kSize = 23, kSteps = 5;
  const int batch = GENERATE(1, 4, 23, 40);  // also more sequences than characters
  const auto text = counting(kSize);
  std::vector<Token> next;  // what each sequence must read next
  for (std::int64_t step = 0; step < 30; ++step) {
    const auto window = windowOf(text, step, kSteps, batch);
    for (int t = 0; t < kSteps; ++t) {
      for (int b = 0; b < batch; ++b) {
        const auto i = static_cast<std::size_t>(t * batch + b);
        REQUIRE(window.targets[i] == (window.inputs[i] + 1) % kSize);
        if (t > 0) REQUIRE(window.inputs[i] == window.targets[i - static_cast<std::size_t>(batch)]);
      }
    }
    const std::vector<Token> first(window.inputs.begin(), window.inputs.begin() + batch);
    if (step > 0) REQUIRE(first == next);
    next.assign(window.targets.end() - batch, window.targets.end());
  }
}

TEST_CASE("The windows of a text whose length is a multiple of the steps come round to the first one again") {
  const auto text = counting(20);
  CHECK(windowOf(text, 4, 5, 2).inputs == windowOf(text, 0, 5, 2).inputs);
  CHECK(windowOf(text, 4'000'000'000'000, 5, 2).inputs == windowOf(text, 0, 5, 2).inputs);
}

TEST_CASE("Sequence b starts at b/B of the text, also in a text of twenty million characters") {
  constexpr std::size_t kSize = 20'000'000;
  constexpr int kBatch = 256;
  std::vector<Token> text(kSize);
  for (std::size_t i = 0; i < kSize; ++i) text[i] = static_cast<Token>(i % 65'521);
  const auto window = windowOf(text, 0, 1, kBatch);
  for (int b = 0; b < kBatch; ++b) {
    const auto start = static_cast<std::uint64_t>(kSize) * static_cast<std::uint64_t>(b) / kBatch;
    REQUIRE(window.inputs[static_cast<std::size_t>(b)] == start % 65'521);
  }
}
