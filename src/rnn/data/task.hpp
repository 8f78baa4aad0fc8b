// A task makes its own examples, as many as wanted, from a seed: the same everywhere, and never the same example in
// training and in the held-out set.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/data/batch.hpp"

namespace rnn {

// What a network for this task must look like.
struct TaskShape {
  bool tokensIn = false;   // tokens, inputSize different ones; or features, inputSize numbers at each step
  int inputSize = 0;
  bool tokensOut = false;  // classes, outputSize of them; or values, outputSize numbers at each judged step
  int outputSize = 0;
};

// What its numbers stand for.
struct TaskNames {
  std::vector<std::string> inputs{};   // of each token or feature, in UTF-8; none where they stand for themselves
  std::vector<std::string> outputs{};  // of each class or value
  Token end = kNoToken;                // the class that ends an output; kNoToken where its length is given
};

class Task {
 public:
  virtual ~Task() = default;

  virtual TaskShape shape() const = 0;
  virtual TaskNames names() const { return {}; }
  // `size` examples to learn from, drawn with `random`.
  virtual Batch trainingBatch(int size, Random& random) const = 0;
  // The held-out examples, always the same ones; none of them is ever in a training batch (but of ownPoints all are).
  virtual Batch heldOut() const = 0;
  // Where parts of the held-out set are measured apart, too: the part that each judged step (T_y × B) belongs to, from 0,
  // and −1 for none. Empty where there are no parts.
  virtual std::vector<int> heldOutParts() const { return {}; }
  // Whether an output, without its end, is one in form, whatever it says; where a task has no such rule all are.
  virtual bool isWellFormed(std::span<const Token> /*input*/, std::span<const Token> /*output*/) const { return true; }
};

}  // namespace rnn
