#include "rnn/core/parameters.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "rnn/layers/dense.hpp"
#include "rnn/layers/recurrentStack.hpp"

using namespace rnn;

TEST_CASE("Tensors are views on one flat block, row by row, and begin as zeros") {
  Parameters<float> parameters;
  const int a = parameters.add("a", 2, 3);
  const int b = parameters.add("b", 4, 1);
  REQUIRE(parameters.values().size() == 10);
  for (const float value : parameters.values()) CHECK(value == 0);
  parameters.value(a)(1, 2) = 5;
  parameters.value(b)(3, 0) = 7;
  CHECK(parameters.values()[5] == 5);
  CHECK(parameters.values()[9] == 7);
  parameters.gradient(b)(0, 0) = 1;
  CHECK(parameters.gradients()[6] == 1);
  CHECK(parameters.values()[6] == 0);
}

TEST_CASE("The block begins at a whole cache line") {
  Parameters<double> parameters;
  parameters.add("a", 3, 3);
  CHECK(reinterpret_cast<std::uintptr_t>(parameters.values().data()) % 64 == 0);
}

TEST_CASE("The tensors of a bidirectional GRU of two layers are named and shaped as PyTorch's state_dict has them") {
  constexpr int kHidden = 5, kInputs = 7;
  Parameters<float> parameters;
  RecurrentStack<float> stack(parameters, {CellKind::gru, Activation::tanh, {1, kInputs}, true, kHidden, 2, true});
  Dense<float> output(parameters, "output", 4, stack.outputAxis());

  struct Expected {
    const char* name;
    int rows, columns;
  };
  const Expected expected[] = {
      {"weight_ih_l0", 15, 7},          {"weight_hh_l0", 15, 5},          {"bias_ih_l0", 15, 1},          {"bias_hh_l0", 15, 1},
      {"weight_ih_l0_reverse", 15, 7},  {"weight_hh_l0_reverse", 15, 5},  {"bias_ih_l0_reverse", 15, 1},  {"bias_hh_l0_reverse", 15, 1},
      {"weight_ih_l1", 15, 10},         {"weight_hh_l1", 15, 5},          {"bias_ih_l1", 15, 1},          {"bias_hh_l1", 15, 1},
      {"weight_ih_l1_reverse", 15, 10}, {"weight_hh_l1_reverse", 15, 5},  {"bias_ih_l1_reverse", 15, 1},  {"bias_hh_l1_reverse", 15, 1},
      {"output.weight", 4, 10},         {"output.bias", 4, 1},
  };
  REQUIRE(parameters.tensors().size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CHECK(parameters.tensors()[i].name == expected[i].name);
    CHECK(parameters.tensors()[i].rows == expected[i].rows);
    CHECK(parameters.tensors()[i].columns == expected[i].columns);
  }
}

TEST_CASE("Weights begin uniform within ±1/√H, the output's within ±1/√inputs") {
  constexpr int kHidden = 64;
  Parameters<float> parameters;
  RecurrentStack<float> stack(parameters, {CellKind::lstm, Activation::tanh, {1, 30}, true, kHidden, 1, false});
  Dense<float> output(parameters, "output", 30, stack.outputAxis());
  Random random(1);
  stack.initialise(parameters, random);
  output.initialise(parameters, random);
  for (std::size_t i = 0; i < parameters.tensors().size(); ++i) {
    const auto values = parameters.value(static_cast<int>(i));
    INFO(parameters.tensors()[i].name);
    CHECK(values.cwiseAbs().maxCoeff() <= 0.125f);
    CHECK(values.cwiseAbs().maxCoeff() > 0.11f);
    CHECK(std::abs(values.mean()) < 0.125 / std::sqrt(3.0) * 4 / std::sqrt(static_cast<double>(values.size())));
  }
}
