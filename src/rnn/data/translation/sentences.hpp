// A synchronous grammar of short sentences: one structure is said in English and in Turkish, where the verb comes last,
// endings stand for "the", "to", "in", "my" and "I", and the endings follow the vowels before them.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "rnn/core/random.hpp"
#include "rnn/data/translation/lexicon.hpp"

namespace rnn {

constexpr int kLargestCount = 6;  // yedi is seven, and ate

enum class Determiner { the, a, none, counted, my, your, our };  // none: of a mass, "water"

struct NounPhrase {
  const Noun* noun = nullptr;
  Determiner determiner = Determiner::the;
  bool isPlural = false;
  int count = 0;  // where counted: 2–kLargestCount
  const Adjective* adjective = nullptr;
};

enum class Time { unsaid, today, now, yesterday, tomorrow };

struct Sentence {
  turkish::Person person = turkish::Person::he;  // he: the subject is a noun phrase
  NounPhrase subject{};
  const Verb* verb = nullptr;  // none: the subject is `predicate`
  const Adjective* predicate = nullptr;
  bool isNegative = false;
  turkish::Tense tense = turkish::Tense::present;
  std::optional<NounPhrase> object{};
  std::optional<NounPhrase> goal{};  // who is given something, or the place
  Time time = Time::unsaid;
};

// UTF-8, small letters, no full stop; the Turkish one with joints (turkish.hpp).
std::string englishOf(const Sentence& sentence);
std::string turkishOf(const Sentence& sentence);

Sentence drawSentence(Random& random);

// Sentences in which every word of the lexicon stands in every form that it can have in drawn ones.
void forEveryForm(const std::function<void(const Sentence&)>& use);

}  // namespace rnn
