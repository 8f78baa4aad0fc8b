// A recurrent stack with a softmax output on one window of made-up data: its loss and its gradients.
#pragma once

#include <catch2/catch_tostring.hpp>
#include <string>
#include <vector>

#include "rnn/layers/dense.hpp"
#include "rnn/layers/recurrentStack.hpp"
#include "rnn/train/loss.hpp"
#include "support/numbers.hpp"

namespace rnn::test {

// Sizes that are no multiples of eight, so that padding is always at work.
struct Problem {
  CellKind cell = CellKind::lstm;
  Activation g = Activation::tanh;
  int layers = 1;
  bool bidirectional = false;
  bool oneHot = true;   // tokens in, or dense features
  bool masked = false;  // sequences of different lengths
  int hidden = 5;
  int inputs = 7;
  int outputs = 7;
  int batch = 3;
  int steps = 4;
  std::uint64_t seed = 1;

  std::string text() const {
    const char* const activations[] = {"tanh", "relu", "sigmoid"};
    return std::string(nameOf(cell)) + (cell == CellKind::rnn ? std::string(" ") + activations[static_cast<int>(g)] : "") + ", " +
           std::to_string(layers) + " layer(s), " + (bidirectional ? "both directions" : "one direction") + ", " +
           (oneHot ? "tokens" : "features") + ", " + (masked ? "different lengths" : "full lengths");
  }
};

template <class T>
class Classifier {
 public:
  // The same problem gives the same weights and data for every T, up to rounding.
  explicit Classifier(const Problem& problem)
      : problem_(problem),
        stack_(parameters_, {problem.cell, problem.g, {1, problem.inputs}, problem.oneHot, problem.hidden, problem.layers,
                             problem.bidirectional}),
        output_(parameters_, "output", problem.outputs, stack_.outputAxis()),
        tape_(stack_.makeTape(problem.steps, problem.batch, true)),
        logits_(problem.steps, output_.panels(), problem.batch),
        features_(problem.steps, panelsFor(problem.inputs), problem.batch) {
    Random random(problem.seed);
    stack_.initialise(parameters_, random);
    output_.initialise(parameters_, random);
    makeData(random);
  }

  Parameters<T>& parameters() { return parameters_; }
  RecurrentStack<T>& stack() { return stack_; }
  StackTape<T>& tape() { return tape_; }
  SequenceView<T> logits() { return logits_.view(); }
  SequenceView<T> features() { return features_.view(); }
  std::vector<Token>& tokens() { return tokens_; }
  std::vector<Token>& targets() { return targets_; }
  const std::vector<int>& lengths() const { return lengths_; }
  LayerInput<T> input() const { return {tokens_.data(), features_.view()}; }

  // Σ L over all steps and sequences, with the parameters as they are now.
  double loss() {
    forward();
    return softmaxCrossEntropy<T>(logits_.view(), problem_.outputs, targets_.data(), 0, problem_.steps, T(1));
  }

  // The same, and ∂L/∂parameters in parameters().gradients().
  double lossAndGradients() {
    const double loss = this->loss();
    stack_.clearGradients();
    output_.clearGradients();
    stack_.clearStateGradients(tape_);
    output_.backward(logits_.view(), tape_.output(), tape_.dOutput(), 0, problem_.steps);
    stack_.backward(tape_, input(), 0, problem_.steps);
    stack_.unpackGradients(parameters_);
    output_.unpackGradients(parameters_);
    return loss;
  }

  // Up to the outputs before the softmax, which are then in logits().
  void forward() {
    stack_.pack(parameters_);
    output_.pack(parameters_);
    stack_.forward(tape_, input(), 0, problem_.steps);
    output_.forward(logits_.view(), tape_.output(), 0, problem_.steps);
  }

 private:
  // Where a sequence has ended there is no target; what stands in its input is as good as any other.
  void makeData(Random& random) {
    if (problem_.masked) {
      for (int b = 0; b < problem_.batch; ++b) lengths_.push_back(b % 3 == 0 ? problem_.steps : b % 3 == 1 ? 1 : problem_.steps - 1);
      for (auto& one : tape_.tapes) one.lengths = lengths_;
    }
    fillRandom(std::span<T>(features_.numbers()), random, -2, 2);
    for (int t = 0; t < problem_.steps; ++t) {
      for (int b = 0; b < problem_.batch; ++b) {
        const bool ended = problem_.masked && t >= lengths_[static_cast<std::size_t>(b)];
        tokens_.push_back(static_cast<Token>(random.below(static_cast<std::uint32_t>(problem_.inputs))));
        const auto target = static_cast<Token>(random.below(static_cast<std::uint32_t>(problem_.outputs)));
        targets_.push_back(ended ? kNoToken : target);
      }
    }
  }

  Problem problem_;
  Parameters<T> parameters_;
  RecurrentStack<T> stack_;
  Dense<T> output_;
  StackTape<T> tape_;
  Sequence<T> logits_, features_;
  std::vector<Token> tokens_, targets_;
  std::vector<int> lengths_;
};

}  // namespace rnn::test

template <>
struct Catch::StringMaker<rnn::test::Problem> {
  static std::string convert(const rnn::test::Problem& problem) { return problem.text(); }
};
