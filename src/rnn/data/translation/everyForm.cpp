// All forms of all words, in sentences that need not make sense.
#include <algorithm>
#include <span>

#include "rnn/data/translation/sentences.hpp"

namespace rnn {

using turkish::Person;
using turkish::Tense;

namespace {

constexpr Person kPersons[] = {Person::he, Person::me, Person::you, Person::us, Person::them};
constexpr Tense kTenses[] = {Tense::present, Tense::past, Tense::future};

template <class Use>
void forEveryConjugation(Sentence sentence, std::span<const Person> persons, Use use) {
  for (const Person person : persons) {
    for (const Tense tense : kTenses) {
      for (const bool isNegative : {false, true}) {
        sentence.person = person;
        sentence.tense = tense;
        sentence.isNegative = isNegative;
        use(sentence);
        if (person != Person::he) continue;
        Sentence many = sentence;
        many.subject.isPlural = true;
        use(many);
      }
    }
  }
}

constexpr Determiner kDeterminers[] = {Determiner::the, Determiner::a, Determiner::my, Determiner::your, Determiner::our};

const Verb& verbWith(Frame frame) {
  return *std::ranges::find(lexicon().verbs, frame, &Verb::frame);
}

// In every case: as the subject, the object, the receiver or the place.
template <class Use>
void forEveryCase(const NounPhrase& phrase, Use use) {
  use({.subject = phrase, .predicate = &lexicon().adjectives.front()});
  for (const Frame frame : {Frame::object, Frame::dativeObject, Frame::givenTo, Frame::in, Frame::to, Frame::from}) {
    Sentence sentence{.person = Person::me, .verb = &verbWith(frame)};
    (sentence.verb->objects.empty() ? sentence.goal : sentence.object) = phrase;
    use(sentence);
  }
}

}  // namespace

void forEveryForm(const std::function<void(const Sentence&)>& use) {
  const Lexicon& words = lexicon();
  const NounPhrase somebody{.noun = &words.nouns.front()};
  for (const Noun& noun : words.nouns) {
    for (const Determiner determiner : kDeterminers) {
      for (const bool isPlural : {false, true}) forEveryCase({.noun = &noun, .determiner = determiner, .isPlural = isPlural}, use);
    }
  }
  for (int count = 2; count <= kLargestCount; ++count) forEveryCase({somebody.noun, Determiner::counted, false, count}, use);
  for (const Verb& verb : words.verbs) forEveryConjugation({.subject = somebody, .verb = &verb}, kPersons, use);
  for (const Adjective& adjective : words.adjectives) {
    use({.subject = {.noun = somebody.noun, .adjective = &adjective}, .predicate = &adjective});
    const std::span<const Person> persons(kPersons, share(adjective.kinds, "p") ? std::size(kPersons) : 1);
    forEveryConjugation({.subject = somebody, .predicate = &adjective}, persons, use);
  }
  for (const Time time : {Time::today, Time::now, Time::yesterday, Time::tomorrow}) {
    use({.subject = somebody, .predicate = &words.adjectives.front(), .time = time});
  }
}

}  // namespace rnn
