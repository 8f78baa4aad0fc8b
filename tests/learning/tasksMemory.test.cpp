// The classic tasks of long memory: gated cells solve them, with a fixed seed and at the first try.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "learning/learnTask.hpp"
#include "rnn/data/tasks/addingTask.hpp"
#include "rnn/data/tasks/copyMemoryTask.hpp"
#include "rnn/data/tasks/delayedRecallTask.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// The squared error of the adding problem over 100 steps, with 16 units; a guess has 1/6. The loss is half of it.
constexpr Goal kAdded{.loss = 0.0045, .mostUpdates = 1000};
constexpr double kAddingRate = 0.02;

Network<float> adder(const AddingTask& task, CellKind cell) {
  return Network<float>(configFor(task, Architecture::manyToOne, cell, 16, OutputKind::identity));
}

}  // namespace

TEST_CASE("An LSTM adds two numbers of a hundred", "[learning]") {
  const AddingTask task({.length = 100});
  Network<float> network = adder(task, CellKind::lstm);
  CHECK(2 * learnWithForgetBias(network, task, 2, kAddingRate, kAdded).loss < 0.01);
}

TEST_CASE("A GRU adds two numbers of a hundred", "[learning]") {
  const AddingTask task({.length = 100});
  Network<float> network = adder(task, CellKind::gru);
  CHECK(2 * learn(network, task, kAddingRate, kAdded).loss < 0.01);
}

TEST_CASE("A plain network does not: it stays near chance", "[learning]") {
  const AddingTask task({.length = 100});
  Network<float> network = adder(task, CellKind::rnn);
  CHECK(2 * learn(network, task, kAddingRate, kAdded).loss > 0.15);
}

TEST_CASE("Five symbols are repeated after ten blanks", "[learning]") {
  const CopyMemoryTask task({.symbols = 8, .remember = 5, .blanks = 10});
  const Goal goal{.loss = 0.05, .mostUpdates = 2500};
  SECTION("by a GRU") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::gru, 32, OutputKind::softmax));
    CHECK(learn(network, task, 0.02, goal).accuracy > 0.98);
  }
  SECTION("by an LSTM whose forget gates begin open") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::lstm, 32, OutputKind::softmax));
    CHECK(learnWithForgetBias(network, task, 3, 0.02, goal).accuracy > 0.98);
  }
}

TEST_CASE("A class is recalled after fifty steps", "[learning]") {
  const DelayedRecallTask task({.lag = 50});
  const Goal goal{.loss = 0.01, .mostUpdates = 2500};
  SECTION("by a GRU") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::gru, 16, OutputKind::softmax));
    CHECK(learn(network, task, 0.03, goal).accuracy == 1);
  }
  SECTION("by an LSTM whose forget gates begin open") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::lstm, 32, OutputKind::softmax));
    CHECK(learnWithForgetBias(network, task, 4, 0.005, goal).accuracy == 1);
  }
}
