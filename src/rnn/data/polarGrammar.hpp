// Sentences that speak for something or against it, drawn from a context-free grammar that is written as a text:
//
//   sentence: {clause} | {-clause}, but {clause}       alternatives, each as likely as the others
//   clause: the {thing} was {adjective}
//   clause: the {thing} was not {-adjective}           more alternatives of the same name
//   thing: film | book
//   adjective+: good | great                           those of a phrase that speaks for
//   adjective-: bad | boring                           and against
//
// {name} stands for a phrase of the same polarity, {-name} for one of the opposite. A rule may take another rule's name:
// with `how(what): very {what} | not {-what}`, {how(adjective)} is "very good" or "not bad". Lines that begin with # are
// remarks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rnn/core/random.hpp"

namespace rnn {

class PolarGrammar {
 public:
  // Throws Error task-text, naming the first line that cannot be read or the first name that nothing is said about.
  explicit PolarGrammar(std::string_view rules);

  // What `sentence` becomes: UTF-8, words with one space between them. A grammar that goes on for ever is cut off: Error
  // task-text.
  std::string draw(bool positive, Random& random) const;

  // All words that stand in it, one after the other.
  std::string words() const;

 private:
  static constexpr int kWords = -1;   // a part that is nothing but words
  static constexpr int kGiven = -2;   // a part that is the rule which this one was given
  static constexpr int kNothing = -3;

  struct Part {
    int rule = kWords;
    bool turned = false;    // of the opposite polarity
    int given = kNothing;   // the rule that is given to `rule`
    std::string words{};
  };
  using Alternative = std::vector<Part>;
  struct Rule {
    std::string name;
    std::vector<Alternative> against, inFavour;
  };
  struct Reader;

  void expand(const Part& part, bool positive, int given, int depth, Random& random, std::string& to) const;

  std::vector<Rule> rules_;
  int sentence_ = 0;
};

}  // namespace rnn
