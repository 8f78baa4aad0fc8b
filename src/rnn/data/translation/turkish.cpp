#include "rnn/data/translation/turkish.hpp"

namespace rnn::turkish {

namespace {

constexpr std::u32string_view kVowels = U"aıoueiöü", kBackVowels = U"aıou", kRoundVowels = U"ouöü";
constexpr std::u32string_view kVoiceless = U"çfhkpsşt";
constexpr std::u32string_view kHard = U"pçtk", kSoft = U"bcdğ";

bool has(std::u32string_view letters, char32_t letter) { return letters.find(letter) != letters.npos; }
bool endsInVowel(std::u32string_view word) { return !word.empty() && has(kVowels, word.back()); }

char32_t lastVowel(std::u32string_view word) {
  const auto at = word.find_last_of(kVowels);
  return at == word.npos ? U'e' : word[at];
}

// The letters of a suffix that follow the word before them.
char32_t harmonised(char32_t letter, std::u32string_view word, bool isFront) {
  const char32_t vowel = lastVowel(word);
  const bool back = has(kBackVowels, vowel) && !isFront;
  switch (letter) {
    case U'A': return back ? U'a' : U'e';
    case U'I':
      if (has(kRoundVowels, vowel)) return back ? U'u' : U'ü';
      return back ? U'ı' : U'i';
    case U'D': return has(kVoiceless, word.back()) ? U't' : U'd';
    default: return letter;
  }
}

bool isVowelLetter(char32_t letter) { return letter == U'A' || letter == U'I'; }

// The suffix without the letter in brackets, or with it.
std::u32string chosen(std::u32string_view suffix, bool afterVowel) {
  if (suffix[0] != U'(') return std::u32string(suffix);
  const bool stands = isVowelLetter(suffix[1]) != afterVowel;
  return std::u32string(stands ? suffix.substr(1, 1) : U"").append(suffix.substr(3));
}

void changeBeforeVowel(Word& word) {
  std::u32string& letters = word.letters;
  if (word.dropsVowel) letters.erase(letters.size() - 2, 1);
  if (word.softens) letters.back() = kSoft[kHard.find(letters.back())];
}

// The word with the suffix, without a joint between them.
Word grown(const Word& word, std::u32string_view suffix) {
  const std::u32string letters = chosen(suffix, endsInVowel(word.letters));
  Word whole = word;
  if (isVowelLetter(letters[0])) changeBeforeVowel(whole);
  for (const char32_t letter : letters) whole.letters += harmonised(letter, whole.letters, word.isFront);
  return {whole.letters};
}

using Add = Word (*)(const Word&, std::u32string_view suffix);  // append or grown

// -Iyor takes the place of a final a or e, and follows the vowel before it: bekle, bekl+iyor; oyna, oyn+uyor.
Word present(Word word, Add add) {
  const char32_t last = word.letters.back();
  if (last != U'a' && last != U'e') return add(word, U"(I)yor");
  word.letters.pop_back();
  return add(word, U"Iyor");
}

Word future(const Word& word, Add add) {
  Word will = add(word, U"(y)AcAk");
  will.softens = true;
  return will;
}

Word withPerson(const Word& word, Person person) {
  switch (person) {
    case Person::he: break;
    case Person::me: return append(word, U"(y)Im");
    case Person::you: return append(word, U"sIn");
    case Person::us: return append(word, U"(y)Iz");
    case Person::them: return append(word, U"lAr");
  }
  return word;
}

Word withPersonAfterPast(const Word& word, Person person) {
  switch (person) {
    case Person::he: break;
    case Person::me: return append(word, U"m");
    case Person::you: return append(word, U"n");
    case Person::us: return append(word, U"k");
    case Person::them: return append(word, U"lAr");
  }
  return word;
}

}  // namespace

Word append(const Word& word, std::u32string_view suffix) {
  const std::u32string whole = grown(word, suffix).letters;
  const std::size_t length = chosen(suffix, endsInVowel(word.letters)).size();
  return {whole.substr(0, whole.size() - length) + kJoint + whole.substr(whole.size() - length)};
}

std::u32string noun(const Word& stem, bool isPlural, Owner owner, Case kind) {
  Word word = isPlural ? append(stem, U"lAr") : stem;
  if (owner == Owner::me) word = append(word, U"(I)m");
  if (owner == Owner::you) word = append(word, U"(I)n");
  if (owner == Owner::us) word = append(word, U"(I)mIz");
  switch (kind) {
    case Case::nominative: break;
    case Case::accusative: word = append(word, U"(y)I"); break;
    case Case::dative: word = append(word, U"(y)A"); break;
    case Case::locative: word = append(word, U"DA"); break;
    case Case::ablative: word = append(word, U"DAn"); break;
  }
  return word.letters;
}

std::u32string verb(const Word& stem, bool isNegative, Tense tense, Person person) {
  // ye is written yi before y. A negation and the tense after it are one piece: "gel+medi".
  const bool narrows = !isNegative && tense != Tense::past && stem.letters == U"ye";
  const Word word = isNegative ? append(stem, U"mA") : narrows ? Word{U"yi"} : stem;
  const Add add = isNegative ? grown : append;
  switch (tense) {
    case Tense::present: return withPerson(present(word, add), person).letters;
    case Tense::past: return withPersonAfterPast(add(word, U"DI"), person).letters;
    case Tense::future: return withPerson(future(word, add), person).letters;
  }
  return {};
}

std::u32string predicate(const Word& adjective, bool isNegative, Tense tense, Person person) {
  const std::u32string space = U" ";
  if (tense == Tense::future) return adjective.letters + space + verb({U"ol"}, isNegative, tense, person);
  const Word word = isNegative ? Word{adjective.letters + space + U"değil"} : adjective;
  if (tense == Tense::present) return withPerson(word, person).letters;
  return withPersonAfterPast(append(word, U"(y)DI"), person).letters;
}

}  // namespace rnn::turkish
