// Parity: learned on short rows of bits and right on rows that are longer than any of them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "learning/learnTask.hpp"
#include "rnn/data/tasks/parityTask.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// The share of right answers on rows of 40 to 60 bits.
double accuracyOnLongRows(Network<float>& network, bool everyStep) {
  const ParityTask task({.shortest = 40, .longest = 60, .everyStep = everyStep});
  Batch rows = task.heldOut();
  if (!everyStep) rows = atLastStep(rows, 1);
  auto tape = network.makeTape(rows.size, rows.inputSteps, rows.targetSteps, false);
  network.forward(tape, rows);
  int right = 0, judged = 0;
  for (int t = 0; t < rows.targetSteps; ++t) {
    for (int b = 0; b < rows.size; ++b) {
      const int row = t * rows.size + b;
      if (!rows.judged.empty() && !rows.judged[row]) continue;
      right += (tape.outputs.view().at(t, 0, b) > 0) == (rows.targetValues[row] == 1);
      ++judged;
    }
  }
  return static_cast<double>(right) / judged;
}

}  // namespace

TEST_CASE("Every cell learns the parity so far, and goes on with it in longer rows", "[learning]") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const ParityTask task;
  Network<float> network(configFor(task, Architecture::manyToMany, cell, 16, OutputKind::sigmoid));
  CHECK(learn(network, task, 0.01, {.loss = 0.002, .mostUpdates = 1500}).accuracy == 1);
  CHECK(accuracyOnLongRows(network, true) > 0.99);
}

TEST_CASE("The parity of the whole row is learned from its end alone", "[learning]") {
  const ParityTask task({.everyStep = false});
  Network<float> network(configFor(task, Architecture::manyToOne, CellKind::gru, 16, OutputKind::sigmoid));
  CHECK(learn(network, task, 0.01, {.loss = 0.01, .mostUpdates = 4000}).accuracy == 1);
  CHECK(accuracyOnLongRows(network, false) > 0.99);
}
