// Points in the plane: what a classic network learns, and what one without room for it cannot.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "learning/learnTask.hpp"
#include "rnn/data/tasks/pointsTask.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

NetworkConfig classic(const Task& task, int hidden, int layers, Activation g) {
  NetworkConfig config = configFor(task, Architecture::oneToOne, CellKind::rnn, hidden, OutputKind::sigmoid);
  config.layers = layers;
  config.g = g;
  return config;
}

}  // namespace

TEST_CASE("A hidden layer parts the quadrants and the circles", "[learning]") {
  const PointsTask task({.kind = GENERATE(PointsKind::exclusiveOr, PointsKind::circles)});
  const Activation g = GENERATE(Activation::tanh, Activation::relu);
  Network<float> network(classic(task, 16, 1, g));
  CHECK(learn(network, task, 0.02, {.loss = 0.02, .mostUpdates = 3000}).accuracy > 0.99);
}

TEST_CASE("One hidden unit does not", "[learning]") {
  const PointsTask task({.kind = GENERATE(PointsKind::exclusiveOr, PointsKind::circles)});
  Network<float> network(classic(task, 1, 1, Activation::tanh));
  CHECK(learn(network, task, 0.02, {.loss = 0.02, .mostUpdates = 3000}).accuracy < 0.85);
}

TEST_CASE("Three layers part the arms of the spiral", "[learning]") {
  const PointsTask task({.kind = PointsKind::spiral});
  Network<float> network(classic(task, 64, 3, Activation::relu));
  CHECK(learn(network, task, 0.005, {.loss = 0.03, .mostUpdates = 3000}).accuracy > 0.98);
}
