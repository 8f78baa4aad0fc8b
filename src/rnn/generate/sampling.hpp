// Which output comes next: greedy, by temperature, among the k likeliest, or in the nucleus.
#pragma once

#include <cstddef>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

struct SamplingOptions {
  double temperature = 1;  // z is divided by it before the softmax; 0 always takes the likeliest; 0–100
  int topK = 0;            // only the k likeliest; 0: all
  double topP = 1;         // only the likeliest that together reach this probability (A. Holtzman et al., 2020); above 0, at most 1
};

// Throws Error setting-out-of-range, …
void check(const SamplingOptions& options);

struct Candidate {
  Token token;
  double probability;
};

// What is drawn from: the tokens that temperature, top-k and top-p leave, with probabilities that add up to 1. All of
// them in the order of tokens; where top-k or top-p leaves some out, the likeliest first. At temperature 0 one token of
// probability 1.
std::vector<Candidate> distribution(SequenceView<const float> z, int outputs, int t, int b, const SamplingOptions& options);

// Which of them it becomes. Where there is no choice nothing is taken from `random`.
std::size_t pick(const std::vector<Candidate>& candidates, Random& random);

// So many of them, the likeliest first; equal ones in the order of tokens.
std::vector<Candidate> likeliestOf(std::vector<Candidate> candidates, std::size_t most);

struct Drawn {
  Token token;
  double probability;  // of the token at temperature 1: what the model itself thinks of it
};

// Picks from the distribution of z (before the softmax) of one sequence in one step.
Drawn draw(SequenceView<const float> z, int outputs, int t, int b, const SamplingOptions& options, Random& random);

// The `most` likeliest at temperature 1, the likeliest first.
std::vector<Candidate> likeliest(SequenceView<const float> z, int outputs, int t, int b, int most);

}  // namespace rnn
