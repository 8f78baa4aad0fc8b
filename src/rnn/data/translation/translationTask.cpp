#include "rnn/data/translation/translationTask.hpp"

#include <utility>

#include "rnn/data/translation/numbers.hpp"
#include "rnn/data/translation/sentences.hpp"

namespace rnn {

namespace {

struct Pair {
  std::string english, turkish;
};

// Of two to six digits; small ones, of which there are few, more seldom.
Pair drawNumber(Random& random) {
  constexpr std::uint32_t kBounds[] = {100, 1000, 1000, 10'000, 10'000, 100'000, 100'000, 1'000'000, 1'000'000, 1'000'000};
  const int number = static_cast<int>(random.below(kBounds[random.below(std::size(kBounds))]));
  return {englishNumber(number), turkishNumber(number)};
}

Pair drawPair(bool sentences, Random& random) {
  if (!sentences) return drawNumber(random);
  const Sentence sentence = drawSentence(random);
  return {englishOf(sentence), turkishOf(sentence)};
}

// Every word below a hundred, and what stands beside them.
void learnNumbers(Pieces& english, Pieces& turkish) {
  for (int number = 0; number < 100; ++number) {
    english.learn(englishNumber(number));
    turkish.learn(turkishNumber(number));
  }
  english.learn(englishNumber(100'100));
  turkish.learn(turkishNumber(100'100));
}

void learnSentences(Pieces& english, Pieces& turkish) {
  forEveryForm([&](const Sentence& sentence) {
    english.learn(englishOf(sentence));
    turkish.learn(turkishOf(sentence));
  });
}

}  // namespace

TranslationTask::TranslationTask(const TranslationOptions& options)
    : DrawnTask(options.heldOut), sentences_(options.sentences), toEnglish_(options.toEnglish) {
  sentences_ ? learnSentences(english_, turkish_) : learnNumbers(english_, turkish_);
  names_ = {english_.names(), turkish_.names()};
  if (toEnglish_) std::swap(names_.inputs, names_.outputs);
  names_.end = static_cast<Token>(names_.outputs.size());
  names_.outputs.emplace_back();
}

TaskShape TranslationTask::shape() const {
  return {.tokensIn = true,
          .inputSize = static_cast<int>(names_.inputs.size()),
          .tokensOut = true,
          .outputSize = static_cast<int>(names_.outputs.size())};
}

Example TranslationTask::draw(Random& random) const {
  const Pair pair = drawPair(sentences_, random);
  Example example;
  example.inputTokens = english_.tokensOf(pair.english);
  example.targetTokens = turkish_.tokensOf(pair.turkish);
  if (toEnglish_) std::swap(example.inputTokens, example.targetTokens);
  example.targetTokens.push_back(names_.end);
  return example;
}

}  // namespace rnn
