// Every combination of architecture, input, output, attention, cell, depth, directions and lengths that can be built.
#pragma once

#include <vector>

#include "support/networkProblem.hpp"

namespace rnn::test {

struct Cell {
  CellKind kind;
  Activation g;
};
constexpr Cell kCells[] = {{CellKind::rnn, Activation::tanh},
                           {CellKind::rnn, Activation::relu},
                           {CellKind::rnn, Activation::sigmoid},
                           {CellKind::gru, Activation::tanh},
                           {CellKind::lstm, Activation::tanh}};
constexpr Architecture kArchitectures[] = {Architecture::oneToOne, Architecture::oneToMany, Architecture::manyToOne,
                                           Architecture::manyToMany, Architecture::encoderDecoder};

struct Input {
  bool tokens;
  int embedding;
};
constexpr Input kInputs[] = {{true, 0}, {true, 3}, {false, 0}};

// The types that differ in what they read, say and attend to, without regard to the cells.
inline std::vector<NetworkConfig> everyType() {
  std::vector<NetworkConfig> types;
  for (const Architecture type : kArchitectures) {
    for (const Input& input : kInputs) {
      if (type == Architecture::oneToMany && !input.tokens) continue;
      NetworkConfig config = smallConfig(type, CellKind::rnn);
      config.tokensIn = input.tokens;
      config.embedding = input.embedding;
      const bool feedsBack = type == Architecture::oneToMany || type == Architecture::encoderDecoder;
      for (const OutputKind output : {OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity}) {
        if (feedsBack && output != OutputKind::softmax) continue;
        config.output = output;
        for (const AttentionKind attention : {AttentionKind::none, AttentionKind::dot, AttentionKind::additive}) {
          if (attention != AttentionKind::none && type != Architecture::encoderDecoder) continue;
          config.attention = attention;
          types.push_back(config);
        }
      }
    }
  }
  return types;
}

inline std::vector<NetworkProblem> everyProblem(const Cell& cell, int layers) {
  std::vector<NetworkProblem> problems;
  for (NetworkConfig config : everyType()) {
    config.cell = cell.kind;
    config.g = cell.g;
    config.layers = layers;
    for (const bool bidirectional : {false, true}) {
      if (bidirectional && config.type == Architecture::oneToMany) continue;
      config.bidirectional = bidirectional;
      for (const bool masked : {false, true}) {
        if (masked && config.type == Architecture::oneToOne) continue;
        for (const LossOver over : {LossOver::steps, LossOver::examples}) {
          config.lossOver = over;
          problems.push_back({config, masked});
        }
      }
    }
  }
  return problems;
}

}  // namespace rnn::test
