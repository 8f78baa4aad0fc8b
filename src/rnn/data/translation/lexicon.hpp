// The words of the sentence grammar, both languages side by side.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rnn/data/translation/turkish.hpp"

namespace rnn {

// What a noun names. One noun may be of several kinds, a verb says which kinds it goes with.
//   p person   a animal   t thing   r something to read   y something to write   f food   d drink   l place   x tree
//   o something that opens   w something to wash   b something that breaks   m mass: neither plural nor "a"
using Kinds = std::string_view;
bool share(Kinds some, Kinds others);

struct Noun {
  std::string_view one, many;  // many is empty where "s" makes it
  turkish::Word turkish;
  Kinds kinds;
};

// How a verb goes on.
enum class Frame { object, dativeObject, givenTo, in, to, from };

struct Verb {
  std::string_view base, past, progressive;
  std::string_view preposition;  // before the English object: "for", "at"
  turkish::Word turkish;
  bool isState;       // the English present is "sees"; of the others "is reading"
  Kinds subjects;
  Frame frame;
  Kinds objects;
};

// One English adjective may have several of these: "old" is yaşlı of a person and eski of a thing.
struct Adjective {
  std::string_view english;
  turkish::Word turkish;
  Kinds kinds;
};

struct Lexicon {
  std::vector<Noun> nouns;
  std::vector<Verb> verbs;
  std::vector<Adjective> adjectives;
};

// Made at the first call.
const Lexicon& lexicon();

}  // namespace rnn
