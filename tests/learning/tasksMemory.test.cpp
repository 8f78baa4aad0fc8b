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

// The squared error of the adding problem over 100 steps, with 32 units; a guess has 1/6. The loss is half of it.
double addingError(CellKind cell, int mostUpdates) {
  const AddingTask task({.length = 100});
  Network<float> network(configFor(task, Architecture::manyToOne, cell, 32, OutputKind::identity));
  return 2 * learn(network, task, 0.01, {.loss = 0.0045, .mostUpdates = mostUpdates}).loss;
}

}  // namespace

TEST_CASE("An LSTM adds two numbers of a hundred", "[learning][long]") { CHECK(addingError(CellKind::lstm, 2000) < 0.01); }

TEST_CASE("A GRU adds two numbers of a hundred", "[learning][long]") { CHECK(addingError(CellKind::gru, 1000) < 0.01); }

TEST_CASE("A plain network does not: it stays near chance", "[learning][long]") { CHECK(addingError(CellKind::rnn, 2000) > 0.15); }

TEST_CASE("Five symbols are repeated after twenty blanks", "[learning][long]") {
  const CopyMemoryTask task({.symbols = 8, .remember = 5, .blanks = 20});
  const Goal goal{.loss = 0.05, .mostUpdates = 2500};
  SECTION("by a GRU") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::gru, 64, OutputKind::softmax));
    CHECK(learn(network, task, 0.01, goal).accuracy > 0.98);
  }
  SECTION("by an LSTM whose forget gates begin open") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::lstm, 64, OutputKind::softmax));
    CHECK(learnWithForgetBias(network, task, 3, 0.01, goal).accuracy > 0.98);
  }
}

TEST_CASE("A class is recalled after fifty steps", "[learning][long]") {
  const DelayedRecallTask task({.lag = 50});
  const Goal goal{.loss = 0.01, .mostUpdates = 2500};
  SECTION("by a GRU") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::gru, 32, OutputKind::softmax));
    CHECK(learn(network, task, 0.01, goal).accuracy == 1);
  }
  SECTION("by an LSTM whose forget gates begin open") {
    Network<float> network(configFor(task, Architecture::manyToMany, CellKind::lstm, 32, OutputKind::softmax));
    CHECK(learnWithForgetBias(network, task, 4, 0.005, goal).accuracy == 1);
  }
}
