// The Turkish side of the grammar: subject, time, place or receiver, object, verb.
#include "rnn/data/translation/numbers.hpp"
#include "rnn/data/translation/phrase.hpp"
#include "rnn/data/translation/sentences.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

using turkish::Case;
using turkish::Owner;
using turkish::Person;

namespace {

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) appendUtf8(text, letter);
  return text;
}

Owner ownerOf(Determiner determiner) {
  switch (determiner) {
    case Determiner::my: return Owner::me;
    case Determiner::your: return Owner::you;
    case Determiner::our: return Owner::us;
    default: return Owner::nobody;
  }
}

// üç büyük ev, büyük bir ev, büyük evlerime. A counted noun has no plural.
void addNoun(Phrase& phrase, const NounPhrase& given, Case kind) {
  if (given.determiner == Determiner::counted) phrase.add(turkishNumber(given.count));
  if (given.adjective) phrase.add(utf8(given.adjective->turkish.letters));
  if (given.determiner == Determiner::a) phrase.add("bir");
  phrase.add(utf8(turkish::noun(given.noun->turkish, given.isPlural, ownerOf(given.determiner), kind)));
}

// Only a certain object has the accusative: kitabı okuyor, bir kitap okuyor.
Case objectCase(const Sentence& sentence) {
  if (sentence.verb->frame == Frame::dativeObject) return Case::dative;
  switch (sentence.object->determiner) {
    case Determiner::a:
    case Determiner::none:
    case Determiner::counted: return Case::nominative;
    default: return Case::accusative;
  }
}

Case goalCase(Frame frame) { return frame == Frame::in ? Case::locative : frame == Frame::from ? Case::ablative : Case::dative; }

}  // namespace

std::string turkishOf(const Sentence& s) {
  constexpr std::string_view kTimes[] = {"", "bugün", "şimdi", "dün", "yarın"};
  Phrase phrase;
  if (s.person == Person::he) addNoun(phrase, s.subject, Case::nominative);
  phrase.add(kTimes[static_cast<int>(s.time)]);
  if (s.verb) {
    if (s.goal) addNoun(phrase, *s.goal, goalCase(s.verb->frame));
    if (s.object) addNoun(phrase, *s.object, objectCase(s));
    phrase.add(utf8(turkish::verb(s.verb->turkish, s.isNegative, s.tense, s.person)));
  } else {
    phrase.add(utf8(turkish::predicate(s.predicate->turkish, s.isNegative, s.tense, s.person)));
  }
  return phrase.text();
}

}  // namespace rnn
