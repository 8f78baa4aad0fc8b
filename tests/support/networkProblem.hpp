// A network of any architecture and a batch of made-up examples for it.
#pragma once

#include <algorithm>
#include <catch2/catch_tostring.hpp>
#include <string>

#include "rnn/model/network.hpp"
#include "support/numbers.hpp"

namespace rnn::test {

// Sizes that are no multiples of eight, so that padding is always at work.
struct NetworkProblem {
  NetworkConfig config;
  bool masked = false;  // inputs and targets of different lengths, each its own where T_x ≠ T_y
  int size = 3;
  int longest = 4;        // T_x, where the type allows more than one step
  int longestTarget = 3;  // T_y, where it is not T_x
  std::uint64_t seed = 1;

  int inputSteps() const {
    return config.type == Architecture::oneToOne || config.type == Architecture::oneToMany ? 1 : longest;
  }
  int targetSteps() const {
    if (config.type == Architecture::oneToOne || config.type == Architecture::manyToOne) return 1;
    return config.type == Architecture::manyToMany ? longest : longestTarget;
  }

  std::string text() const {
    const char* const activations[] = {"tanh", "relu", "sigmoid"};
    const char* const outputs[] = {"softmax", "sigmoid", "identity"};
    const char* const attentions[] = {"", ", dot attention", ", additive attention"};
    const NetworkConfig& c = config;
    const std::string g = c.cell == CellKind::rnn ? std::string(" ") + activations[static_cast<int>(c.g)] : "";
    const std::string input = !c.tokensIn ? "features" : c.embedding > 0 ? "embedded tokens" : "tokens";
    return std::string(nameOf(c.type)) + ", " + std::string(nameOf(c.cell)) + g + ", " + std::to_string(c.layers) + " layer(s), " +
           (c.bidirectional ? "both directions, " : "one direction, ") + input + ", " + outputs[static_cast<int>(c.output)] +
           attentions[static_cast<int>(c.attention)] + (c.lossOver == LossOver::steps ? ", mean of steps" : ", sum of steps") +
           (masked ? ", different lengths" : "");
  }
};

// What a problem of this architecture and cell needs, with one layer, tokens in and softmax out.
inline NetworkConfig smallConfig(Architecture type, CellKind cell, int hidden = 3) {
  NetworkConfig config;
  config.type = type;
  config.cell = cell;
  config.inputSize = 5;
  config.hidden = hidden;
  config.outputSize = 4;
  return config;
}

// The network with its own random weights. The same problem gives the same weights for every T, up to rounding.
template <class T>
Network<T> makeNetwork(const NetworkProblem& problem) {
  Network<T> network(problem.config);
  Random random(problem.seed);
  network.initialise(random);
  return network;
}

// Every third example fills its steps, the next has one of them, the one after it all but one.
inline int lengthIn(int steps, int example) {
  return example % 3 == 0 ? steps : example % 3 == 1 ? 1 : std::max(1, steps - 1);
}

inline Batch makeBatch(const NetworkProblem& problem) {
  const NetworkConfig& c = problem.config;
  Random random(problem.seed, 1);
  Batch batch;
  batch.size = problem.size;
  batch.inputSteps = problem.inputSteps();
  batch.targetSteps = problem.targetSteps();
  if (problem.masked && batch.inputSteps > 1) {
    for (int b = 0; b < problem.size; ++b) batch.inputLengths.push_back(lengthIn(batch.inputSteps, b));
  }
  for (int t = 0; t < batch.inputSteps; ++t) {
    for (int b = 0; b < problem.size; ++b) {
      const bool ended = !batch.inputLengths.empty() && t >= batch.inputLengths[static_cast<std::size_t>(b)];
      if (c.tokensIn) {
        const auto token = static_cast<Token>(random.below(static_cast<std::uint32_t>(c.inputSize)));
        batch.inputTokens.push_back(ended ? kNoToken : token);
      } else {
        for (int i = 0; i < c.inputSize; ++i) batch.inputFeatures.push_back(static_cast<float>(random.uniform(-2, 2)));
      }
    }
  }
  const bool together = c.type == Architecture::manyToMany;  // input and target of an example end together
  for (int t = 0; t < batch.targetSteps; ++t) {
    for (int b = 0; b < problem.size; ++b) {
      const bool ended = problem.masked && t >= lengthIn(batch.targetSteps, together ? b : b + 1);
      if (c.output == OutputKind::softmax) {
        const auto token = static_cast<Token>(random.below(static_cast<std::uint32_t>(c.outputSize)));
        batch.targetTokens.push_back(ended ? kNoToken : token);
        continue;
      }
      if (problem.masked) batch.judged.push_back(!ended);
      for (int i = 0; i < c.outputSize; ++i) batch.targetValues.push_back(static_cast<float>(random.uniform()));
    }
  }
  return batch;
}

// The loss, what the network says before g', and ∂L/∂parameters in network.parameters().gradients().
struct Passed {
  double loss;
  std::vector<double> z;  // T_y × B × O
};
template <class T>
Passed passThrough(Network<T>& network, const Batch& batch) {
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  network.pack();
  network.forward(tape, batch);
  Passed passed{0, {}};
  for (int t = 0; t < batch.targetSteps; ++t) {
    for (int b = 0; b < batch.size; ++b) {
      for (int i = 0; i < network.config().outputSize; ++i) passed.z.push_back(static_cast<double>(tape.outputs.view().at(t, i, b)));
    }
  }
  passed.loss = network.loss(tape, batch);
  network.backward(tape);
  return passed;
}

}  // namespace rnn::test

template <>
struct Catch::StringMaker<rnn::test::NetworkProblem> {
  static std::string convert(const rnn::test::NetworkProblem& problem) { return problem.text(); }
};
