// The English side of the grammar.
#include "rnn/data/translation/numbers.hpp"
#include "rnn/data/translation/phrase.hpp"
#include "rnn/data/translation/sentences.hpp"

namespace rnn {

using turkish::Person;
using turkish::Tense;

namespace {

std::string pluralOf(const Noun& noun) { return noun.many.empty() ? std::string(noun.one) + "s" : std::string(noun.many); }

bool takesAn(std::string_view word) { return std::string_view("aeiou").find(word[0]) != std::string_view::npos; }

void addNoun(Phrase& phrase, const NounPhrase& given) {
  const std::string noun = given.isPlural || given.count > 1 ? pluralOf(*given.noun) : std::string(given.noun->one);
  const std::string_view adjective = given.adjective ? given.adjective->english : std::string_view{};
  switch (given.determiner) {
    case Determiner::the: phrase.add("the"); break;
    case Determiner::a: phrase.add(takesAn(adjective.empty() ? noun : adjective) ? "an" : "a"); break;
    case Determiner::none: break;
    case Determiner::counted: phrase.add(englishNumber(given.count)); break;
    case Determiner::my: phrase.add("my"); break;
    case Determiner::your: phrase.add("your"); break;
    case Determiner::our: phrase.add("our"); break;
  }
  phrase.add(adjective);
  phrase.add(noun);
}

void addSubject(Phrase& phrase, const Sentence& sentence) {
  switch (sentence.person) {
    case Person::he: addNoun(phrase, sentence.subject); break;
    case Person::me: phrase.add("i"); break;
    case Person::you: phrase.add("you"); break;
    case Person::us: phrase.add("we"); break;
    case Person::them: phrase.add("they"); break;
  }
}

// Which form of be, do and the present goes with the subject.
bool isThird(const Sentence& s) { return s.person == Person::he && !s.subject.isPlural && s.subject.count < 2; }

std::string_view beOf(const Sentence& sentence) {
  const bool isOne = isThird(sentence) || sentence.person == Person::me;
  if (sentence.tense == Tense::past) return isOne ? "was" : "were";
  if (sentence.person == Person::me) return "am";
  return isOne ? "is" : "are";
}

void addBe(Phrase& phrase, const Sentence& sentence) {
  if (sentence.tense == Tense::future) {
    phrase.add("will");
    if (sentence.isNegative) phrase.add("not");
    phrase.add("be");
  } else {
    phrase.add(beOf(sentence));
    if (sentence.isNegative) phrase.add("not");
  }
}

// "does not see", "did not see", "will see": the base behind another verb.
void addBehind(Phrase& phrase, std::string_view auxiliary, const Sentence& sentence) {
  phrase.add(auxiliary);
  if (sentence.isNegative) phrase.add("not");
  phrase.add(sentence.verb->base);
}

void addVerb(Phrase& phrase, const Sentence& sentence) {
  const Verb& verb = *sentence.verb;
  const bool isState = sentence.tense == Tense::present && verb.isState;
  if (sentence.tense == Tense::future) {
    addBehind(phrase, "will", sentence);
  } else if (sentence.tense == Tense::past && sentence.isNegative) {
    addBehind(phrase, "did", sentence);
  } else if (sentence.tense == Tense::past) {
    phrase.add(verb.past);
  } else if (isState && sentence.isNegative) {
    addBehind(phrase, isThird(sentence) ? "does" : "do", sentence);
  } else if (isState) {
    phrase.add(std::string(verb.base) + (isThird(sentence) ? "s" : ""));
  } else {
    addBe(phrase, sentence);
    phrase.add(verb.progressive);
  }
  phrase.add(verb.preposition);
}

std::string_view prepositionOf(Frame frame) { return frame == Frame::in ? "in" : frame == Frame::from ? "from" : "to"; }

}  // namespace

std::string englishOf(const Sentence& sentence) {
  constexpr std::string_view kTimes[] = {"", "today", "now", "yesterday", "tomorrow"};
  Phrase phrase;
  addSubject(phrase, sentence);
  if (sentence.verb) {
    addVerb(phrase, sentence);
    if (sentence.object) addNoun(phrase, *sentence.object);
    if (sentence.goal) {
      phrase.add(prepositionOf(sentence.verb->frame));
      addNoun(phrase, *sentence.goal);
    }
  } else {
    addBe(phrase, sentence);
    phrase.add(sentence.predicate->english);
  }
  phrase.add(kTimes[static_cast<int>(sentence.time)]);
  return phrase.text();
}

}  // namespace rnn
