// How Turkish words take suffixes: vowel harmony, consonant change, buffer letters. Before each suffix stands a joint,
// "kitab+ı", so that a word falls into pieces.
#pragma once

#include <string>
#include <string_view>

namespace rnn::turkish {

constexpr char32_t kJoint = U'+';

// What the letters of a stem do not tell. It matters for the first suffix only.
struct Word {
  std::u32string letters;
  bool softens = false;     // p ç t k become b c d ğ before a vowel: kitap, kitabı
  bool dropsVowel = false;  // the last vowel goes before a vowel: şehir, şehri
  bool isFront = false;     // the suffixes have front vowels against the rule: saat, saati
};

// `suffix` in the notation of the grammars: A is a or e; I is ı, i, u or ü; D is d or t; a consonant in brackets stands
// only after a vowel, a vowel in brackets only after a consonant: "lAr", "(y)I", "DAn", "(I)mIz", "(y)AcAk".
Word append(const Word& word, std::u32string_view suffix);

enum class Case { nominative, accusative, dative, locative, ablative };
enum class Owner { nobody, me, you, us };
enum class Person { he, me, you, us, them };  // he, she or it
enum class Tense { present, past, future };

// ev, ev+ler, ev+ler+im, ev+ler+im+de.
std::u32string noun(const Word& stem, bool isPlural, Owner owner, Case kind);
// gör+üyor, gör+müyor+um, gör+dü+k, gör+ecek+ler.
std::u32string verb(const Word& stem, bool isNegative, Tense tense, Person person);
// The adjective as a predicate: eski, eski+ydi, eski ol+acak, eski değil; yorgun+um, yorgun değil+di+m.
std::u32string predicate(const Word& adjective, bool isNegative, Tense tense, Person person);

}  // namespace rnn::turkish
