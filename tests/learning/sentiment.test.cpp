// Counting words does not solve the sentiment task: a logistic regression on the bag of words of each sentence, trained
// on the same sentences, measured on the same ones written by hand. With --success the figures are printed.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>

#include "rnn/data/letterCase.hpp"
#include "rnn/data/tasks/sentimentTask.hpp"
#include "rnn/data/utf8.hpp"
#include "support/batches.hpp"
#include "support/projectFile.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

using Words = std::map<std::u32string, int>;

Words wordsOf(std::u32string_view sentence, bool turkish) {
  Words words;
  std::u32string word;
  for (const char32_t character : sentence) {
    if (isLetter(character) || character == U'\'') {
      word += small(character, turkish);
    } else if (!word.empty()) {
      ++words[word];
      word.clear();
    }
  }
  if (!word.empty()) ++words[word];
  return words;
}

class BagOfWords {
 public:
  double logit(const Words& words) const {
    double z = bias_;
    for (const auto& [word, count] : words) {
      const auto weight = weights_.find(word);
      if (weight != weights_.end()) z += weight->second * count;
    }
    return z;
  }

  void learn(const Words& words, bool positive, double rate) {
    const double error = (positive ? 1 : 0) - 1 / (1 + std::exp(-logit(words)));
    bias_ += rate * error;
    for (const auto& [word, count] : words) weights_[word] += rate * error * count;
  }

 private:
  std::map<std::u32string, double> weights_;
  double bias_ = 0;
};

std::u32string sentenceIn(const SentimentTask& task, const Batch& batch, int b) {
  std::string sentence;
  for (int t = 0; t < lengthOf(batch, b); ++t) sentence += task.names().inputs[batch.inputTokens[t * batch.size + b]];
  return decodeUtf8(sentence);
}

// Its accuracy on the sentences by hand, after so many of the grammar.
double accuracyOf(const SentimentTask& task, int language, int sentences) {
  const bool turkish = language == 0;
  BagOfWords model;
  Random random(1);
  for (int i = 0; i < sentences; ++i) {
    const bool positive = random.below(2) == 1;
    const double rate = 0.1 / (1 + 8.0 * i / sentences);
    model.learn(wordsOf(task.draw(static_cast<std::size_t>(language), positive, random), turkish), positive, rate);
  }
  const Batch heldOut = task.heldOut();
  const std::vector<int> parts = task.heldOutParts();
  int right = 0, all = 0;
  for (int b = 0; b < heldOut.size; ++b) {
    if (parts[static_cast<std::size_t>(b)] != language) continue;
    right += (model.logit(wordsOf(sentenceIn(task, heldOut, b), turkish)) > 0) == (targetValueOf(heldOut, 0, b) == 1);
    ++all;
  }
  return static_cast<double>(right) / all;
}

}  // namespace

TEST_CASE("Counting words stays clearly below 90 % on the sentences written by hand", "[learning][bag-of-words]") {
  const SentimentTask task(sentimentText());
  CHECK(accuracyOf(task, 0, 60000) < 0.8);
  CHECK(accuracyOf(task, 1, 60000) < 0.8);
}
