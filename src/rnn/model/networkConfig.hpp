// One configuration for every architecture that the course describes, checked before anything is built.
#pragma once

#include <string_view>

#include "rnn/cells/cell.hpp"
#include "rnn/core/initialise.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

enum class Architecture {
  oneToOne,        // T = 1: the classic network
  oneToMany,       // one input, then the network's own outputs are fed back
  manyToOne,       // one output, after the last input
  manyToMany,      // T_x = T_y, an output for each input
  encoderDecoder,  // T_x ≠ T_y, the outputs begin when the inputs have ended
};

// g' and the loss that belongs to it.
enum class OutputKind {
  softmax,   // ŷ = softmax(z), −Σ y log ŷ; the target is a class
  sigmoid,   // ŷ = σ(z), −y log ŷ − (1−y) log(1−ŷ) for each output; the targets lie in [0, 1]
  identity,  // ŷ = z, ½(ŷ − y)² for each output
};

enum class AttentionKind { none, dot, additive };

// How the losses of single steps become one number.
enum class LossOver {
  steps,     // their mean over all judged steps of the batch
  examples,  // their sum over T_y, as the course writes it; the mean over the examples of a batch
};

struct NetworkConfig {
  Architecture type = Architecture::manyToMany;

  bool tokensIn = true;  // the input is tokens, inputSize different ones; or features, inputSize numbers a step
  int inputSize = 0;     // 1–8192
  int embedding = 0;     // tokens become so many learned features first; 0: they enter one-hot; 0–1024

  CellKind cell = CellKind::lstm;
  Activation g = Activation::tanh;  // of the plain cell; the gated ones have their own
  int hidden = 64;                  // H, 1–1024
  int layers = 1;                   // 1–8
  bool bidirectional = false;       // of an encoder–decoder: its encoder
  double dropout = 0;               // between layers, 0–0.95
  Initialisation initial;           // of the recurrent layers

  OutputKind output = OutputKind::softmax;
  int outputSize = 0;  // classes, or outputs a step; 1–8192
  LossOver lossOver = LossOver::steps;

  AttentionKind attention = AttentionKind::none;  // of an encoder–decoder
};

// Throws Error naming the field, its value and what is allowed. Beyond the ranges above:
//   one to many: tokens in, softmax out, one direction (its outputs are fed back as tokens)
//   encoder–decoder: softmax out (its outputs are fed back as tokens)
//   attention: only in an encoder–decoder
//   dropout: only between layers, so only with two or more
void check(const NetworkConfig& config);

// window: steps after which back-propagation through time is cut, 0–10,000; 0 for never. Throws setting-not-together
// unless time runs through one stack in one direction.
void checkWindow(const NetworkConfig& config, int window);

Architecture architectureFromName(std::string_view name);
std::string_view nameOf(Architecture type);

}  // namespace rnn
