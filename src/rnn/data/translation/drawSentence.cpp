// Which sentences there are, and how often.
#include "rnn/data/translation/sentences.hpp"

namespace rnn {

using turkish::Person;
using turkish::Tense;

namespace {

bool chance(Random& random, double share) { return random.uniform() < share; }

template <class Entry>
const Entry& anyOf(const std::vector<Entry>& entries, Random& random) {
  return entries[random.below(static_cast<std::uint32_t>(entries.size()))];
}

template <class Entry>
const Entry& anyOf(const std::vector<Entry>& entries, Kinds kinds, Random& random) {
  for (;;) {
    const Entry& entry = anyOf(entries, random);
    if (share(entry.kinds, kinds)) return entry;
  }
}

void drawDeterminer(NounPhrase& phrase, Random& random) {
  const bool isMass = share(phrase.noun->kinds, "m");
  const double which = random.uniform();
  if (isMass) {
    phrase.determiner = which < 0.5 ? Determiner::the : Determiner::none;
  } else if (which < 0.55) {
    phrase.isPlural = chance(random, 0.35);
  } else if (which < 0.72) {
    phrase.determiner = Determiner::a;
  } else if (which < 0.82) {
    phrase.determiner = Determiner::counted;
    phrase.count = 2 + static_cast<int>(random.below(kLargestCount - 1));
  } else {
    constexpr Determiner kOwned[] = {Determiner::my, Determiner::your, Determiner::our};
    phrase.determiner = kOwned[random.below(3)];
    phrase.isPlural = chance(random, 0.25);
  }
}

NounPhrase drawNoun(Kinds kinds, Random& random) {
  NounPhrase phrase;
  phrase.noun = &anyOf(lexicon().nouns, kinds, random);
  drawDeterminer(phrase, random);
  if (chance(random, 0.3)) phrase.adjective = &anyOf(lexicon().adjectives, phrase.noun->kinds, random);
  return phrase;
}

void drawSubject(Sentence& sentence, Kinds kinds, Random& random) {
  if (share(kinds, "p") && chance(random, 0.3)) {
    constexpr Person kPersons[] = {Person::me, Person::you, Person::us, Person::them};
    sentence.person = kPersons[random.below(4)];
  } else {
    do sentence.subject = drawNoun(kinds, random);
    while (sentence.subject.determiner == Determiner::none);
  }
}

void drawVerb(Sentence& sentence, Random& random) {
  const Verb& verb = anyOf(lexicon().verbs, random);
  sentence.verb = &verb;
  drawSubject(sentence, verb.subjects, random);
  if (!verb.objects.empty()) sentence.object = drawNoun(verb.objects, random);
  if (verb.frame == Frame::givenTo) sentence.goal = drawNoun("p", random);
  if (verb.objects.empty() && chance(random, 0.8)) sentence.goal = drawNoun("l", random);
}

// Of an adjective that every noun is as likely to have: there are more things than persons.
void drawPredicate(Sentence& sentence, Random& random) {
  const Adjective& adjective = anyOf(lexicon().adjectives, anyOf(lexicon().nouns, random).kinds, random);
  sentence.predicate = &adjective;
  drawSubject(sentence, adjective.kinds, random);
  sentence.subject.adjective = nullptr;
}

Time drawTime(Tense tense, Random& random) {
  if (!chance(random, 0.15)) return Time::unsaid;
  if (chance(random, 0.3)) return Time::today;
  return tense == Tense::present ? Time::now : tense == Tense::past ? Time::yesterday : Time::tomorrow;
}

}  // namespace

Sentence drawSentence(Random& random) {
  Sentence sentence;
  if (chance(random, 0.15)) {
    drawPredicate(sentence, random);
  } else {
    drawVerb(sentence, random);
  }
  sentence.tense = static_cast<Tense>(random.below(3));
  sentence.isNegative = chance(random, 0.15);
  sentence.time = drawTime(sentence.tense, random);
  return sentence;
}

}  // namespace rnn
