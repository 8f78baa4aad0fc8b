// A model that writes: it reads a beginning, then each character it draws becomes its next input.
#pragma once

#include <deque>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/data/vocabulary.hpp"
#include "rnn/generate/sampling.hpp"
#include "rnn/model/characterModel.hpp"

namespace rnn {

class Writer {
 public:
  // prompt: the tokens to read first; at least one.
  Writer(const CharacterModel<float>& model, std::vector<Token> prompt, const SamplingOptions& options, std::uint32_t seed);

  bool reading() const { return !unread_.empty(); }
  // Reads one character of the prompt.
  void read(const CharacterModel<float>& model);
  struct Written {
    Candidate drawn;                    // with its probability in the distribution it was drawn from
    std::vector<Candidate> candidates;  // of that distribution the likeliest, at most kCandidates
  };
  static constexpr std::size_t kCandidates = 5;
  // Draws the next character and reads it. Only when the prompt has been read.
  Written write(const CharacterModel<float>& model);

 private:
  void feed(const CharacterModel<float>& model, Token token);

  std::deque<Token> unread_;
  SamplingOptions options_;
  Random random_;
  StackTape<float> tape_;  // one step of one sequence
  Sequence<float> logits_;
};

}  // namespace rnn
