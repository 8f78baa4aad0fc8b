// Sentences of the grammar, written short: on(the("woman", "old")), past, "see", houses…
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string_view>

#include "rnn/data/translation/sentences.hpp"

namespace rnn::test {

using turkish::Person;
using turkish::Tense;

template <class Entry, class Fits>
const Entry* entryWhere(const std::vector<Entry>& entries, std::string_view name, Fits fits) {
  for (const Entry& entry : entries) {
    if (fits(entry)) return &entry;
  }
  FAIL("the lexicon has no " << name);
  return nullptr;
}

inline const Noun* nounCalled(std::string_view name) {
  return entryWhere(lexicon().nouns, name, [&](const Noun& noun) { return noun.one == name; });
}

// "look for" is the verb with its preposition.
inline const Verb* verbCalled(std::string_view name) {
  return entryWhere(lexicon().verbs, name, [&](const Verb& verb) {
    std::string whole(verb.base);
    if (!verb.preposition.empty()) (whole += ' ') += verb.preposition;
    return whole == name;
  });
}

// The adjective that goes with nouns of these kinds: an old man is yaşlı, an old house eski.
inline const Adjective* adjectiveCalled(std::string_view name, Kinds kinds) {
  return entryWhere(lexicon().adjectives, name,
                    [&](const Adjective& adjective) { return adjective.english == name && share(adjective.kinds, kinds); });
}

inline NounPhrase phrase(std::string_view noun, std::string_view adjective, Determiner determiner) {
  NounPhrase made;
  made.noun = nounCalled(noun);
  made.determiner = determiner;
  if (!adjective.empty()) made.adjective = adjectiveCalled(adjective, made.noun->kinds);
  return made;
}

inline NounPhrase the(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::the); }
inline NounPhrase a(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::a); }
inline NounPhrase some(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::none); }
inline NounPhrase my(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::my); }
inline NounPhrase your(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::your); }
inline NounPhrase our(std::string_view noun, std::string_view adjective = {}) { return phrase(noun, adjective, Determiner::our); }
inline NounPhrase many(NounPhrase one) {
  one.isPlural = true;
  return one;
}
inline NounPhrase count(int number, std::string_view noun, std::string_view adjective = {}) {
  NounPhrase made = phrase(noun, adjective, Determiner::counted);
  made.count = number;
  return made;
}

struct Who {
  Who(Person given) : person(given) {}
  Who(const NounPhrase& given) : subject(given) {}
  Person person = Person::he;
  NounPhrase subject{};
};

// `goal`: the receiver or the place.
inline Sentence said(const Who& who, Tense tense, std::string_view verb, std::optional<NounPhrase> object = {},
                     std::optional<NounPhrase> goal = {}) {
  Sentence sentence{.person = who.person, .subject = who.subject};
  sentence.verb = verbCalled(verb);
  sentence.tense = tense;
  sentence.object = object;
  sentence.goal = goal;
  return sentence;
}

inline Sentence moved(const Who& who, Tense tense, std::string_view verb, const NounPhrase& place) {
  return said(who, tense, verb, {}, place);
}

inline Sentence is(const Who& who, Tense tense, std::string_view adjective) {
  Sentence sentence{.person = who.person, .subject = who.subject};
  sentence.predicate = adjectiveCalled(adjective, who.person == Person::he ? who.subject.noun->kinds : "p");
  sentence.tense = tense;
  return sentence;
}

inline Sentence no(Sentence sentence) {
  sentence.isNegative = true;
  return sentence;
}

inline Sentence at(Time time, Sentence sentence) {
  sentence.time = time;
  return sentence;
}

}  // namespace rnn::test
