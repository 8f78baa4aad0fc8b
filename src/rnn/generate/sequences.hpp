// Whole outputs of networks that feed their own outputs back: one to many, and encoder–decoder.
#pragma once

#include <cstdint>
#include <vector>

#include "rnn/generate/sampling.hpp"
#include "rnn/model/network.hpp"

namespace rnn {

struct Generated {
  std::vector<Token> tokens;   // without the end token
  double logProbability = 0;   // of all drawn tokens, the end included, as the network itself sees them; nats
  bool ended = false;          // the end token came; else the most steps were reached
};

// One to many: the one input is `input`. Draws until `end` comes or `mostSteps` (1–10,000) are made.
Generated generate(Network<float>& network, Token input, Token end, int mostSteps, const SamplingOptions& options, std::uint32_t seed);

// Encoder–decoder: `source` is a batch of one.
Generated generate(Network<float>& network, const Batch& source, Token end, int mostSteps, const SamplingOptions& options, std::uint32_t seed);

struct BeamOptions {
  int width = 4;              // hypotheses kept at each step: 1–64; 1 is greedy
  int mostSteps = 100;        // 1–10,000
  double lengthExponent = 0;  // finished ones compare by logProbability / length^exponent: 0–2 (Y. Wu et al., 2016, simplified)
};

// Beam search over the decoder: the best finished hypotheses, the best first; at least one, at most `width`.
std::vector<Generated> beamSearch(Network<float>& network, const Batch& source, Token end, const BeamOptions& options);

// log p(text[i] | text[0…i−1]) for i ≥ 1 of a many-to-many network in one direction that reads tokens and predicts the
// next one; nats.
std::vector<double> logProbabilities(Network<float>& network, const std::vector<Token>& text);

// A loss in nats per character as bits per character.
double bitsFromNats(double nats);

}  // namespace rnn
