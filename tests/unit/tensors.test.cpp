// Tensors and eigenvalues of a whole network, by name.
#include "rnn/look/tensors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <algorithm>

#include "support/errors.hpp"
#include "support/networkProblem.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

Network<float> madeOf(CellKind cell, int hidden = 5) {
  Network<float> network(smallConfig(Architecture::manyToMany, cell, hidden));
  Random random(4);
  network.initialise(random);
  return network;
}

// One block of W_aa becomes a rotation by a right angle times `scale`, in the first two units, with `rest` on the rest of
// the diagonal: its eigenvalues are ±i·scale and `rest`.
void setBlock(Network<float>& network, int gate, float scale, float rest) {
  auto& parameters = network.parameters();
  auto matrix = parameters.value(parameters.find("weight_hh_l0"));
  const int hidden = network.config().hidden;
  auto block = matrix.middleRows(gate * hidden, hidden);
  block.setZero();
  block(0, 1) = -scale;
  block(1, 0) = scale;
  for (int i = 2; i < hidden; ++i) block(i, i) = rest;
}

}  // namespace

TEST_CASE("A tensor is told row by row, with its shape") {
  auto network = madeOf(CellKind::gru);
  const auto matrix = tensorOf(network, "weight_hh_l0");
  auto& parameters = network.parameters();
  const auto expected = parameters.value(parameters.find("weight_hh_l0"));
  REQUIRE((matrix.rows == 15 && matrix.columns == 5));
  for (int i = 0; i < 15; ++i) {
    for (int j = 0; j < 5; ++j) CHECK(matrix.numbers[static_cast<std::size_t>(i * 5 + j)] == expected(i, j));
  }
  CHECK(tensorOf(network, "output.bias").columns == 1);
}

TEST_CASE("A tensor that does not exist is refused with the names of those that do") {
  auto network = madeOf(CellKind::rnn);
  const Error error = errorOf([&] { tensorOf(network, "weight_hh_l1"); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "tensor");
  CHECK(error.details().allowed == "weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, output.weight, output.bias");
}

TEST_CASE("The eigenvalues are those of the block of the gate that is named") {
  struct Gate {
    CellKind cell;
    const char* name;
    int block;  // in PyTorch's order
  };
  const auto gate = GENERATE(Gate{CellKind::rnn, "hidden", 0}, Gate{CellKind::rnn, "", 0}, Gate{CellKind::gru, "reset", 0},
                             Gate{CellKind::gru, "update", 1}, Gate{CellKind::gru, "candidate", 2}, Gate{CellKind::lstm, "update", 0},
                             Gate{CellKind::lstm, "forget", 1}, Gate{CellKind::lstm, "candidate", 2}, Gate{CellKind::lstm, "output", 3});
  CAPTURE(gate.name, gate.block);
  auto network = madeOf(gate.cell);
  setBlock(network, gate.block, 0.75f, 0.25f);
  const auto values = eigenvaluesOf(network, "weight_hh_l0", gate.name);
  REQUIRE(values.size() == 5);
  const auto near = [&](std::complex<double> wanted) {
    return std::count_if(values.begin(), values.end(), [&](auto value) { return std::abs(value - wanted) < 1e-12; });
  };
  CHECK(near({0, 0.75}) == 1);
  CHECK(near({0, -0.75}) == 1);
  CHECK(near({0.25, 0}) == 3);
}

TEST_CASE("Only a W_aa has eigenvalues, and of a gated cell only one gate at a time") {
  auto network = madeOf(CellKind::lstm);
  CHECK(errorOf([&] { eigenvaluesOf(network, "weight_ih_l0", "forget"); }).details().allowed == "weight_hh_l0");
  CHECK(errorOf([&] { eigenvaluesOf(network, "weight_hh_l0"); }).details().allowed == "update, forget, candidate, output");
  CHECK(errorOf([&] { eigenvaluesOf(network, "weight_hh_l0", "reset"); }).details().field == "gate");
  auto large = madeOf(CellKind::rnn, 513);
  CHECK(errorOf([&] { eigenvaluesOf(large, "weight_hh_l0"); }).code() == "too-many-units");
}
