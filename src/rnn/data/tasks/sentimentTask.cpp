#include "rnn/data/tasks/sentimentTask.hpp"

#include <algorithm>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/data/letterCase.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

namespace {

constexpr std::u32string_view kStops = U".!";

[[noreturn]] void refuseLine(std::string_view line) {
  refuse("task-text", "This line of the task's text cannot be read: {value}", "text", line);
}

std::u32string bare(std::u32string_view sentence, bool turkish) {
  std::u32string letters;
  for (const char32_t character : sentence) {
    if (kStops.find(character) == std::u32string_view::npos) letters += small(character, turkish);
  }
  return letters;
}

// The first letter after the beginning and after every stop becomes a capital.
void capitalise(std::u32string& sentence, bool turkish) {
  bool begins = true;
  for (char32_t& character : sentence) {
    if (begins && isLetter(character)) {
      character = capital(character, turkish);
      begins = false;
    }
    begins = begins || kStops.find(character) != std::u32string_view::npos;
  }
}

// Cuts a section off the front of the text: what stands behind "== " in its first line, and its other lines.
std::pair<std::string_view, std::string_view> nextSection(std::string_view& text) {
  constexpr std::string_view kMark = "== ";
  if (!text.starts_with(kMark)) refuseLine(text.substr(0, text.find('\n')));
  const std::size_t lineEnd = std::min(text.find('\n'), text.size());
  const std::size_t end = std::min(text.find("\n== ", lineEnd), text.size());
  const std::string_view heading = text.substr(kMark.size(), lineEnd - kMark.size());
  const std::string_view lines = text.substr(lineEnd, end - lineEnd);
  text.remove_prefix(std::min(end + 1, text.size()));
  return {heading, lines};
}

}  // namespace

SentimentTask::SentimentTask(std::string_view text) : languages_(languagesIn(text)), vocabulary_(charactersOf(languages_)) {
  for (const Language& language : languages_) {
    for (const Sentence& sentence : language.heldOut) {
      for (const char32_t character : sentence.text) {
        if (!vocabulary_.token(character)) refuseLine(encodeUtf8(character));
      }
    }
  }
}

std::vector<SentimentTask::Language> SentimentTask::languagesIn(std::string_view text) {
  std::vector<Language> languages;
  while (!text.empty()) {
    const auto [grammarHeading, rules] = nextSection(text);
    const auto [heldOutHeading, lines] = nextSection(text);
    const std::string_view code = grammarHeading.substr(std::min(grammarHeading.find(' '), grammarHeading.size()));
    if (grammarHeading != "grammar" + std::string(code)) refuseLine(grammarHeading);
    if (heldOutHeading != "held out" + std::string(code)) refuseLine(heldOutHeading);
    Language language{code == " tr", PolarGrammar(rules), {}, {}};
    std::string_view rest = lines;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) continue;
      const bool positive = line.starts_with("+ ");
      if (line.size() < 3 || (!positive && !line.starts_with("- "))) refuseLine(line);
      language.heldOut.push_back({positive, decodeUtf8(line.substr(2))});
      language.bare.insert(bare(language.heldOut.back().text, language.turkish));
    }
    languages.push_back(std::move(language));
  }
  if (languages.empty()) refuseLine(text);
  return languages;
}

std::u32string SentimentTask::charactersOf(const std::vector<Language>& languages) {
  std::u32string all(kStops);
  for (const Language& language : languages) {
    for (const char32_t character : decodeUtf8(language.grammar.words())) {
      all += {character, capital(character, language.turkish)};
    }
  }
  return all;
}

TaskShape SentimentTask::shape() const { return {.tokensIn = true, .inputSize = vocabulary_.size(), .tokensOut = false, .outputSize = 1}; }

TaskNames SentimentTask::names() const { return {.inputs = vocabulary_.asUtf8()}; }

std::u32string SentimentTask::draw(std::size_t language, bool positive, Random& random) const {
  const Language& own = languages_[language];
  for (;;) {
    std::u32string sentence = decodeUtf8(own.grammar.draw(positive, random));
    if (sentence.size() >= kLongest || own.bare.contains(bare(sentence, own.turkish))) continue;
    if (random.below(4) != 0) {
      capitalise(sentence, own.turkish);
      sentence += random.below(8) == 0 ? U'!' : U'.';
    }
    return sentence;
  }
}

Example SentimentTask::exampleOf(const Sentence& sentence) const {
  Example example;
  example.inputTokens = vocabulary_.encode(sentence.text);
  example.targetValues = {sentence.positive ? 1.0f : 0.0f};
  return example;
}

Batch SentimentTask::trainingBatch(int size, Random& random) const {
  std::vector<Example> examples;
  examples.reserve(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    const std::size_t language = random.below(static_cast<std::uint32_t>(languages_.size()));
    const bool positive = random.below(2) == 1;
    examples.push_back(exampleOf({positive, draw(language, positive, random)}));
  }
  return joinExamples(examples, shape());
}

Batch SentimentTask::heldOut() const {
  std::vector<Example> examples;
  for (const Language& language : languages_) {
    for (const Sentence& sentence : language.heldOut) examples.push_back(exampleOf(sentence));
  }
  return joinExamples(examples, shape());
}

std::vector<int> SentimentTask::heldOutParts() const {
  std::vector<int> parts;
  for (std::size_t language = 0; language < languages_.size(); ++language) {
    parts.insert(parts.end(), languages_[language].heldOut.size(), static_cast<int>(language));
  }
  return parts;
}

}  // namespace rnn
