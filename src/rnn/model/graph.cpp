#include "rnn/model/graph.hpp"

#include <algorithm>
#include <utility>

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

class Unroller {
 public:
  Unroller(const NetworkConfig& config, int inputSteps, int targetSteps)
      : c_(config), inputSteps_(inputSteps), targetSteps_(targetSteps) {}

  Graph run() {
    switch (c_.type) {
      case Architecture::oneToOne:
      case Architecture::manyToMany: {
        const Stack stack = addStack(inputSteps_, 0, false, inputSteps_);
        for (int t = 0; t < inputSteps_; ++t) addOutput(stack, t, t, false);
        break;
      }
      case Architecture::oneToMany: addFedBack(); break;
      case Architecture::manyToOne: addReadout(); break;
      case Architecture::encoderDecoder: addEncoderDecoder(); break;
    }
    return std::move(graph_);
  }

 private:
  // hidden[layer][direction][t], as indices of nodes
  struct Stack {
    std::vector<std::vector<std::vector<int>>> hidden;
    std::vector<int> inputs;
  };

  int directions(bool decoder) const { return c_.bidirectional && !decoder ? 2 : 1; }

  int add(GraphNode node) {
    graph_.nodes.push_back(node);
    graph_.columns = std::max(graph_.columns, node.column + 1);
    return static_cast<int>(graph_.nodes.size()) - 1;
  }
  void connect(int from, int to, GraphEdge::Role role, std::string weight) {
    graph_.edges.push_back({from, to, role, std::move(weight)});
  }

  std::string weightName(const char* kind, int layer, int d, bool decoder) const {
    const std::string prefix = c_.type != Architecture::encoderDecoder ? "" : decoder ? "decoder." : "encoder.";
    return prefix + kind + "_l" + std::to_string(layer) + (d == 1 ? "_reverse" : "");
  }

  // `inputs` of the `steps` columns have an input node of their own.
  Stack addStack(int steps, int firstColumn, bool decoder, int inputs) {
    Stack stack;
    for (int t = 0; t < inputs; ++t) stack.inputs.push_back(add({GraphNode::Role::input, firstColumn + t, t, 0, Direction::forward, decoder}));
    stack.hidden.resize(static_cast<std::size_t>(c_.layers));
    for (int layer = 0; layer < c_.layers; ++layer) addLayer(stack, layer, steps, firstColumn, decoder);
    return stack;
  }

  void addLayer(Stack& stack, int layer, int steps, int firstColumn, bool decoder) {
    auto& rows = stack.hidden[static_cast<std::size_t>(layer)];
    for (int d = 0; d < directions(decoder); ++d) {
      const auto direction = d == 1 ? Direction::backward : Direction::forward;
      std::vector<int> row;
      for (int t = 0; t < steps; ++t) row.push_back(add({GraphNode::Role::hidden, firstColumn + t, t, layer + 1, direction, decoder}));
      for (int t = 0; t + 1 < steps; ++t) {
        const auto i = static_cast<std::size_t>(t);
        const std::string weight = weightName("weight_hh", layer, d, decoder);
        if (d == 0) connect(row[i], row[i + 1], GraphEdge::Role::recurrent, weight);
        else connect(row[i + 1], row[i], GraphEdge::Role::recurrent, weight);
      }
      for (int t = 0; t < steps; ++t) {
        const auto i = static_cast<std::size_t>(t);
        const std::string weight = weightName("weight_ih", layer, d, decoder);
        if (layer == 0) {
          if (i < stack.inputs.size()) connect(stack.inputs[i], row[i], GraphEdge::Role::input, weight);
        } else {
          for (const auto& below : stack.hidden[static_cast<std::size_t>(layer - 1)]) connect(below[i], row[i], GraphEdge::Role::input, weight);
        }
      }
      rows.push_back(std::move(row));
    }
  }

  int addOutput(const Stack& stack, int t, int column, bool decoder) {
    const int output = add({GraphNode::Role::output, column, t, c_.layers + 1, Direction::forward, decoder});
    for (const auto& row : stack.hidden.back()) connect(row[static_cast<std::size_t>(t)], output, GraphEdge::Role::output, "output.weight");
    return output;
  }

  // The first column reads the one input, every later one the output before it.
  void addFedBack() {
    const Stack stack = addStack(targetSteps_, 0, false, 1);
    int before = -1;
    for (int t = 0; t < targetSteps_; ++t) {
      if (before >= 0) connect(before, stack.hidden[0][0][static_cast<std::size_t>(t)], GraphEdge::Role::feedback, weightName("weight_ih", 0, 0, false));
      before = addOutput(stack, t, t, false);
    }
  }

  // One output, from the last state of each direction.
  void addReadout() {
    const Stack stack = addStack(inputSteps_, 0, false, inputSteps_);
    const int last = inputSteps_ - 1;
    const int output = add({GraphNode::Role::output, last, 0, c_.layers + 1, Direction::forward, false});
    const auto& top = stack.hidden.back();
    connect(top[0][static_cast<std::size_t>(last)], output, GraphEdge::Role::output, "output.weight");
    if (top.size() > 1) connect(top[1][0], output, GraphEdge::Role::output, "output.weight");
  }

  void addEncoderDecoder() {
    const Stack encoder = addStack(inputSteps_, 0, false, inputSteps_);
    const Stack decoder = addStack(targetSteps_, inputSteps_, true, 0);
    for (std::size_t layer = 0; layer < encoder.hidden.size(); ++layer) {
      for (std::size_t d = 0; d < encoder.hidden[layer].size(); ++d) {
        const auto& row = encoder.hidden[layer][d];
        connect(d == 0 ? row.back() : row.front(), decoder.hidden[layer][0][0], GraphEdge::Role::handover, "");
      }
    }
    int before = -1;
    for (int t = 0; t < targetSteps_; ++t) {
      const int top = decoder.hidden.back()[0][static_cast<std::size_t>(t)];
      if (before >= 0) connect(before, decoder.hidden[0][0][static_cast<std::size_t>(t)], GraphEdge::Role::feedback, weightName("weight_ih", 0, 0, true));
      before = c_.attention == AttentionKind::none ? addOutput(decoder, t, inputSteps_ + t, true) : addAttendingOutput(encoder, top, t);
    }
  }

  int addAttendingOutput(const Stack& encoder, int top, int t) {
    const int mixture = add({GraphNode::Role::attention, inputSteps_ + t, t, c_.layers + 1, Direction::forward, true});
    for (const auto& row : encoder.hidden.back()) {
      for (const int state : row) connect(state, mixture, GraphEdge::Role::attention, "attention.key.weight");
    }
    connect(top, mixture, GraphEdge::Role::mixture, "attention.combine.weight");
    const int output = add({GraphNode::Role::output, inputSteps_ + t, t, c_.layers + 1, Direction::forward, true});
    connect(mixture, output, GraphEdge::Role::output, "output.weight");
    return output;
  }

  const NetworkConfig& c_;
  int inputSteps_, targetSteps_;
  Graph graph_;
};

// Nodes and arrows of the whole drawing, or a few more.
double sizeOf(const NetworkConfig& c, int inputSteps, int targetSteps) {
  const bool decodes = c.type == Architecture::encoderDecoder;
  const double columns = decodes ? inputSteps + targetSteps : std::max(inputSteps, targetSteps);
  const double directions = c.bidirectional ? 2 : 1;
  const double attention = c.attention == AttentionKind::none ? 0 : directions * inputSteps * targetSteps;
  return columns * (c.layers * directions * (2 + directions) + 6) + attention;
}

void checkGraphSize(double size) {
  constexpr double kMost = 100'000;
  if (size <= kMost) return;
  refuse("graph-too-large", "This drawing would have some {value} nodes and arrows; at most {allowed} can be drawn.", "inputSteps",
         static_cast<long>(size), static_cast<long>(kMost));
}

}  // namespace

Graph unroll(const NetworkConfig& config, int inputSteps, int targetSteps) {
  check(config);
  const bool oneInput = config.type == Architecture::oneToOne || config.type == Architecture::oneToMany;
  const bool oneTarget = config.type == Architecture::oneToOne || config.type == Architecture::manyToOne;
  wholeNumber("inputSteps", inputSteps, 1, oneInput ? 1 : 10000);
  wholeNumber("targetSteps", targetSteps, 1, oneTarget ? 1 : 10000);
  if (config.type == Architecture::manyToMany && inputSteps != targetSteps) {
    refuse("setting-not-together", "{field} cannot be {value}: here T_x = T_y.", "targetSteps", targetSteps, inputSteps);
  }
  checkGraphSize(sizeOf(config, inputSteps, targetSteps));
  return Unroller(config, inputSteps, targetSteps).run();
}

}  // namespace rnn
