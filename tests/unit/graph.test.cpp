#include "rnn/model/graph.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <set>
#include <tuple>

#include "support/errors.hpp"
#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

using Node = GraphNode::Role;
using Edge = GraphEdge::Role;

int count(const Graph& graph, Node role) {
  return static_cast<int>(std::count_if(graph.nodes.begin(), graph.nodes.end(), [&](const GraphNode& n) { return n.role == role; }));
}
int count(const Graph& graph, Edge role) {
  return static_cast<int>(std::count_if(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& e) { return e.role == role; }));
}

// The configurations that have drawings of their own.
std::vector<NetworkConfig> everyDrawing() {
  std::vector<NetworkConfig> configs;
  for (const Architecture type : kArchitectures) {
    for (const int layers : {1, 2, 3}) {
      for (const bool bidirectional : {false, true}) {
        for (const AttentionKind attention : {AttentionKind::none, AttentionKind::dot, AttentionKind::additive}) {
          if (bidirectional && type == Architecture::oneToMany) continue;
          if (attention != AttentionKind::none && type != Architecture::encoderDecoder) continue;
          NetworkConfig config = smallConfig(type, CellKind::lstm);
          config.layers = layers;
          config.bidirectional = bidirectional;
          config.attention = attention;
          configs.push_back(config);
        }
      }
    }
  }
  return configs;
}

Graph graphOf(const NetworkConfig& config) {
  const NetworkProblem problem{config};
  return unroll(config, problem.inputSteps(), problem.targetSteps());
}

// What stands at one place of the drawing.
using Place = std::tuple<Node, int, int, Direction, bool>;
Place placeOf(const GraphNode& n) { return {n.role, n.column, n.layer, n.direction, n.decoder}; }

// (from layer, from step) → (to layer, to step) of every edge of a role.
using Link = std::array<int, 4>;
std::set<Link> links(const Graph& graph, Edge role) {
  std::set<Link> found;
  for (const GraphEdge& e : graph.edges) {
    if (e.role != role) continue;
    const GraphNode &from = graph.nodes[e.from], &to = graph.nodes[e.to];
    found.insert({from.layer, from.step, to.layer, to.step});
  }
  return found;
}

}  // namespace

TEST_CASE("Every type has as many nodes and edges of each role as its formula says") {
  for (const NetworkConfig& config : everyDrawing()) {
    const NetworkProblem problem{config};
    const Graph graph = graphOf(config);
    const bool translates = config.type == Architecture::encoderDecoder, goesOn = config.type == Architecture::oneToMany;
    const int L = config.layers, D = config.bidirectional ? 2 : 1, X = problem.inputSteps(), Y = problem.targetSteps();
    const int T = goesOn ? Y : X;  // columns of the only stack, or of the encoder
    const int attends = config.attention != AttentionKind::none;
    INFO(problem.text());

    CHECK(count(graph, Node::input) == X);
    CHECK(count(graph, Node::hidden) == L * D * T + (translates ? L * Y : 0));
    CHECK(count(graph, Node::output) == Y);
    CHECK(count(graph, Node::attention) == attends * Y);
    CHECK(graph.columns == T + (translates ? Y : 0));

    CHECK(count(graph, Edge::input) == D * X + (L - 1) * D * D * T + (translates ? (L - 1) * Y : 0));
    CHECK(count(graph, Edge::recurrent) == L * D * (T - 1) + (translates ? L * (Y - 1) : 0));
    CHECK(count(graph, Edge::output) == (translates ? Y : D * Y));
    CHECK(count(graph, Edge::feedback) == (translates || goesOn ? Y - 1 : 0));
    CHECK(count(graph, Edge::handover) == (translates ? L * D : 0));
    CHECK(count(graph, Edge::attention) == attends * D * X * Y);
    CHECK(count(graph, Edge::mixture) == attends * Y);
  }
}

TEST_CASE("Every edge names a tensor that the network has, and every recurrent and output matrix is on an edge") {
  for (const NetworkConfig& config : everyDrawing()) {
    const Network<float> network(config);
    std::set<std::string> drawn;
    for (const GraphEdge& edge : graphOf(config).edges) {
      CHECK(edge.weight.empty() == (edge.role == Edge::handover));
      drawn.insert(edge.weight);
    }
    drawn.erase("");
    INFO(NetworkProblem{config}.text());
    for (const std::string& name : drawn) CHECK(network.parameters().find(name) >= 0);
    for (const auto& tensor : network.parameters().tensors()) {
      const bool recurrent = tensor.name.find("weight_hh") != std::string::npos;
      const bool usedTwice = !recurrent || config.type != Architecture::oneToOne;  // one step has no step before it
      if ((recurrent && usedTwice) || tensor.name == "output.weight" || tensor.name.find("weight_ih") != std::string::npos) {
        INFO(tensor.name);
        CHECK(drawn.contains(tensor.name));
      }
    }
  }
}

TEST_CASE("No two nodes share a place, every edge joins two nodes, and nothing depends on itself") {
  for (const NetworkConfig& config : everyDrawing()) {
    const Graph graph = graphOf(config);
    INFO(NetworkProblem{config}.text());
    std::set<Place> places;
    for (const GraphNode& node : graph.nodes) {
      places.insert(placeOf(node));
      CHECK((node.column >= 0 && node.column < graph.columns));
    }
    CHECK(places.size() == graph.nodes.size());

    std::set<std::pair<int, int>> pairs;
    std::vector<int> waitsFor(graph.nodes.size());
    for (const GraphEdge& edge : graph.edges) {
      REQUIRE((edge.from >= 0 && edge.from < static_cast<int>(graph.nodes.size())));
      REQUIRE((edge.to >= 0 && edge.to < static_cast<int>(graph.nodes.size())));
      pairs.insert({edge.from, edge.to});
      ++waitsFor[edge.to];
    }
    CHECK(pairs.size() == graph.edges.size());

    // In the order in which they can be computed, every node has its turn.
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) CHECK((waitsFor[i] == 0) == (graph.nodes[i].role == Node::input));
    std::vector<int> ready;
    for (std::size_t i = 0; i < waitsFor.size(); ++i) {
      if (waitsFor[i] == 0) ready.push_back(static_cast<int>(i));
    }
    std::size_t computed = 0;
    for (; !ready.empty(); ++computed) {
      const int node = ready.back();
      ready.pop_back();
      for (const GraphEdge& edge : graph.edges) {
        if (edge.from == node && --waitsFor[edge.to] == 0) ready.push_back(edge.to);
      }
    }
    CHECK(computed == graph.nodes.size());
  }
}

TEST_CASE("Time goes forward in one direction and backward in the other") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::gru);
  config.bidirectional = true;
  const Graph graph = unroll(config, 4, 4);
  for (const GraphEdge& edge : graph.edges) {
    if (edge.role != Edge::recurrent) continue;
    const GraphNode &from = graph.nodes[edge.from], &to = graph.nodes[edge.to];
    CHECK(from.direction == to.direction);
    CHECK(to.step - from.step == (to.direction == Direction::forward ? 1 : -1));
    CHECK(edge.weight == (to.direction == Direction::forward ? "weight_hh_l0" : "weight_hh_l0_reverse"));
  }
}

TEST_CASE("Many to one reads the last state of each direction: that of the last step and that of the first") {
  NetworkConfig config = smallConfig(Architecture::manyToOne, CellKind::gru);
  config.bidirectional = true;
  config.layers = 2;
  CHECK(links(unroll(config, 5, 1), Edge::output) == std::set<Link>{{2, 4, 3, 0}, {2, 0, 3, 0}});
}

TEST_CASE("What is fed back is the output of the step before") {
  const Graph goesOn = unroll(smallConfig(Architecture::oneToMany, CellKind::gru), 1, 3);
  CHECK(links(goesOn, Edge::feedback) == std::set<Link>{{2, 0, 1, 1}, {2, 1, 1, 2}});
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::gru);
  config.layers = 2;
  const Graph translates = unroll(config, 4, 3);
  CHECK(links(translates, Edge::feedback) == std::set<Link>{{3, 0, 1, 1}, {3, 1, 1, 2}});
  for (const GraphEdge& edge : translates.edges) {
    if (edge.role == Edge::feedback) CHECK(edge.weight == "decoder.weight_ih_l0");
  }
}

TEST_CASE("A decoder begins with the last states of its encoder, layer by layer, and stands behind it") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::gru);
  config.layers = 2;
  config.bidirectional = true;
  const Graph graph = unroll(config, 4, 3);
  CHECK(links(graph, Edge::handover) == std::set<Link>{{1, 3, 1, 0}, {1, 0, 1, 0}, {2, 3, 2, 0}, {2, 0, 2, 0}});
  for (const GraphNode& node : graph.nodes) CHECK(node.column == node.step + (node.decoder ? 4 : 0));
}

TEST_CASE("Lengths that a type does not have are refused") {
  const auto refusal = [](Architecture type, int inputSteps, int targetSteps) {
    const Error error = errorOf([&] { unroll(smallConfig(type, CellKind::rnn), inputSteps, targetSteps); });
    return error.code() + " " + error.details().field;
  };
  CHECK(refusal(Architecture::oneToOne, 2, 1) == "setting-out-of-range inputSteps");
  CHECK(refusal(Architecture::oneToOne, 1, 2) == "setting-out-of-range targetSteps");
  CHECK(refusal(Architecture::oneToMany, 2, 3) == "setting-out-of-range inputSteps");
  CHECK(refusal(Architecture::manyToOne, 2, 3) == "setting-out-of-range targetSteps");
  CHECK(refusal(Architecture::manyToMany, 2, 3) == "setting-not-together targetSteps");
  CHECK(refusal(Architecture::manyToMany, 0, 0) == "setting-out-of-range inputSteps");
  CHECK(refusal(Architecture::encoderDecoder, 10001, 1) == "setting-out-of-range inputSteps");
  CHECK(refusal(Architecture::encoderDecoder, 1, 0) == "setting-out-of-range targetSteps");
}

TEST_CASE("A drawing in which nobody could see anything any more is refused before it is made") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::rnn);
  CHECK(unroll(config, 5000, 5000).columns == 10000);
  config.attention = AttentionKind::dot;
  const Error error = errorOf([&] { unroll(config, 10000, 10000); });
  CHECK(error.code() == "graph-too-large");
  CHECK(error.details().allowed == "100000");
  NetworkConfig deep = smallConfig(Architecture::manyToMany, CellKind::rnn);
  deep.layers = 8;
  deep.bidirectional = true;
  CHECK(errorOf([&] { unroll(deep, 10000, 10000); }).code() == "graph-too-large");
}
