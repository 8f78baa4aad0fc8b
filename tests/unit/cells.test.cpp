// Cells of one unit against numbers worked out by hand, and gates that are pinned open or shut.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "support/oneLayer.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double kOpen = 1000, kShut = -1000;  // biases for which a gate is exactly 1 or 0
constexpr int kSteps = 3;

// The input 1, −2, ½ of one unit; or zeros.
template <class T>
Sequence<T> threeInputs(double first = 1, double second = -2, double third = 0.5) {
  Sequence<T> x(kSteps, 1, 1);
  x.view().at(0, 0, 0) = static_cast<T>(first);
  x.view().at(1, 0, 0) = static_cast<T>(second);
  x.view().at(2, 0, 0) = static_cast<T>(third);
  return x;
}

template <class T>
OneLayer<T> oneUnit(CellKind cell, Activation g = Activation::tanh) {
  return OneLayer<T>({cell, g, {1, 1}, false, 1, Direction::forward}, kSteps, 1);
}

template <class T>
constexpr double kTolerance = std::is_same_v<T, float> ? 1e-6 : 1e-14;

template <class T>
void checkStates(OneLayer<T>& unit, std::initializer_list<double> expected) {
  int t = 0;
  for (const double a : expected) CHECK_THAT(static_cast<double>(unit.aAt(t++, 0, 0)), WithinAbs(a, kTolerance<T>));
}

}  // namespace

TEMPLATE_TEST_CASE("A plain cell of one unit gives the states worked out by hand", "", float, double) {
  struct Expected {
    Activation g;
    double a1, a2, a3;
  };
  const Expected all[] = {{Activation::tanh, -0.7615941559557649, 0.7695416823756043, -0.21196621027263388},
                          {Activation::sigmoid, 0.2689414213699951, 0.8226594911391488, 0.45297185667007245},
                          {Activation::relu, 0, 1.4, 0.1}};
  for (const auto& expected : all) {
    auto unit = oneUnit<TestType>(CellKind::rnn, expected.g);
    unit.set(0, {-0.8});
    unit.set(1, {0.5});
    unit.set(2, {0.1});
    unit.set(3, {-0.3});
    const auto x = threeInputs<TestType>();
    unit.forward({nullptr, x.view()});
    checkStates(unit, {expected.a1, expected.a2, expected.a3});
  }
}

TEMPLATE_TEST_CASE("The gradient of a plain cell's last state goes back through three steps as by hand", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::rnn);
  unit.set(0, {-0.8});
  unit.set(1, {0.5});
  unit.set(2, {-0.2});
  const auto x = threeInputs<TestType>();
  auto dx = threeInputs<TestType>(7, 7, 7);
  unit.forward({nullptr, x.view()});
  unit.dOut.view().at(2, 0, 0) = 1;
  unit.backward({nullptr, x.view()}, dx.view());

  const auto gradient = [&](int tensor) { return static_cast<double>(unit.parameters.gradient(tensor)(0, 0)); };
  CHECK_THAT(gradient(0), WithinAbs(0.12894535589794745, kTolerance<TestType>));
  CHECK_THAT(gradient(1), WithinAbs(0.5866524268748674, kTolerance<TestType>));
  CHECK_THAT(gradient(2), WithinAbs(1.1907050582636778, 2 * kTolerance<TestType>));
  CHECK(gradient(3) == gradient(2));
  const double expected[] = {-0.03271457551164246, -0.15579321053717377, -0.7640562605621262};
  for (int t = 0; t < kSteps; ++t) {
    CHECK_THAT(static_cast<double>(dx.view().at(t, 0, 0)), WithinAbs(expected[t], kTolerance<TestType>));
  }
}

TEMPLATE_TEST_CASE("An LSTM of one unit gives the states worked out by hand, its gates in PyTorch's order i, f, g, o", "",
                   float, double) {
  auto unit = oneUnit<TestType>(CellKind::lstm);
  unit.set(0, {0.5, -0.4, 0.9, 0.3});
  unit.set(1, {-0.2, 0.7, 0.1, -0.6});
  unit.set(2, {0.06, 0.3, -0.1, 0.2});
  unit.set(3, {0.04, -0.1, -0.2, 0.2});
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  checkStates(unit, {0.2228336960880518, -0.003170222783719656, 0.052792253064022306});
  CHECK_THAT(static_cast<double>(unit.cAt(0, 0, 0)), WithinAbs(0.3467494396881144, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(unit.cAt(2, 0, 0)), WithinAbs(0.08338558070490994, kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("A GRU of one unit gives the states worked out by hand, its gates in PyTorch's order r, z, n", "", float,
                   double) {
  auto unit = oneUnit<TestType>(CellKind::gru);
  unit.set(0, {0.5, -0.4, 0.9});
  unit.set(1, {-0.2, 0.7, 0.6});
  unit.set(2, {0.1, 0.2, -0.3});
  unit.set(3, {0.05, -0.15, 0.25});
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  checkStates(unit, {0.3775324159113923, 0.046703004361391826, 0.18380207950786998});
}

TEMPLATE_TEST_CASE("An LSTM that forgets nothing and takes nothing in keeps its cell state exactly", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::lstm);
  unit.set(0, {1, 1, 1, 1});
  unit.set(1, {1, 1, 1, 1});
  unit.set(2, {kShut, kOpen, 0, kOpen});
  unit.cBefore(0, 0) = TestType(0.625);
  unit.aBefore(0, 0) = TestType(0.3);
  const auto x = threeInputs<TestType>(3, -5, 9);
  unit.forward({nullptr, x.view()});
  for (int t = 0; t < kSteps; ++t) {
    CHECK(unit.cAt(t, 0, 0) == TestType(0.625));
    CHECK_THAT(static_cast<double>(unit.aAt(t, 0, 0)), WithinAbs(std::tanh(0.625), kTolerance<TestType>));
  }
}

TEMPLATE_TEST_CASE("An LSTM that forgets all and takes all in has its candidate as cell state", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::lstm);
  unit.set(0, {0, 0, 0.75, 0});
  unit.set(2, {kOpen, kShut, 0, 0});
  unit.cBefore(0, 0) = TestType(100);
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  const double inputs[] = {1, -2, 0.5};
  for (int t = 0; t < kSteps; ++t) {
    const double candidate = std::tanh(0.75 * inputs[t]);
    CHECK_THAT(static_cast<double>(unit.cAt(t, 0, 0)), WithinAbs(candidate, kTolerance<TestType>));
    CHECK_THAT(static_cast<double>(unit.aAt(t, 0, 0)), WithinAbs(0.5 * std::tanh(candidate), kTolerance<TestType>));
  }
}

TEMPLATE_TEST_CASE("An LSTM whose output gate is shut shows nothing and learns nothing from what is asked of it", "", float,
                   double) {
  auto unit = oneUnit<TestType>(CellKind::lstm);
  unit.set(0, {0.5, -0.4, 0.9, 0});
  unit.set(2, {0, 0, 0, kShut});
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  for (int t = 0; t < kSteps; ++t) {
    CHECK(unit.aAt(t, 0, 0) == 0);
    CHECK(unit.cAt(t, 0, 0) != 0);
    unit.dOut.view().at(t, 0, 0) = 1;
  }
  unit.backward({nullptr, x.view()});
  for (const TestType g : unit.parameters.gradients()) CHECK(g == 0);
}

TEMPLATE_TEST_CASE("An open forget gate carries the gradient back undiminished, a shut one stops it", "", float, double) {
  for (const double forget : {kOpen, kShut}) {
    auto unit = oneUnit<TestType>(CellKind::lstm);
    unit.set(0, {0, 0, 0.5, 0});
    unit.set(2, {kOpen, forget, 0, kOpen});
    auto x = threeInputs<TestType>(0, 0, 0);  // c stays 0, so that every tanh has slope 1
    auto dx = threeInputs<TestType>();
    unit.forward({nullptr, x.view()});
    unit.dOut.view().at(2, 0, 0) = 1;
    unit.backward({nullptr, x.view()}, dx.view());
    CHECK(dx.view().at(2, 0, 0) == TestType(0.5));
    CHECK(dx.view().at(1, 0, 0) == TestType(forget == kOpen ? 0.5 : 0));
    CHECK(dx.view().at(0, 0, 0) == TestType(forget == kOpen ? 0.5 : 0));
  }
}

TEMPLATE_TEST_CASE("A GRU whose update gate is pinned open keeps its state and passes the whole gradient on to it", "", float,
                   double) {
  auto unit = oneUnit<TestType>(CellKind::gru);
  unit.set(0, {1, 1, 1});
  unit.set(1, {1, 1, 1});
  unit.set(2, {0, kOpen, 0});
  unit.aBefore(0, 0) = TestType(-0.375);
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  checkStates(unit, {-0.375, -0.375, -0.375});

  unit.dOut.view().at(2, 0, 0) = 1;
  unit.backward({nullptr, x.view()});
  CHECK(unit.tape.dA.view().at(0, 0, 0) == 1);  // ∂L/∂a⟨0⟩
  for (const TestType g : unit.parameters.gradients()) CHECK(g == 0);
}

TEMPLATE_TEST_CASE("A GRU whose update gate is pinned shut has its candidate as state", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::gru);
  unit.set(0, {0, 0, 0.75});
  unit.set(1, {0, 0, 2});
  unit.set(2, {kShut, kShut, 0.125});  // the reset gate too, so that the state before does not count
  unit.aBefore(0, 0) = TestType(0.9);
  const auto x = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  checkStates(unit, {std::tanh(0.875), std::tanh(-1.375), std::tanh(0.5)});
}

TEMPLATE_TEST_CASE("A GRU resets after the product: its open reset gate passes W a + b, bias and all", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::gru);
  unit.set(1, {0, 0, 2});
  unit.set(3, {kOpen, kShut, 0.25});
  unit.aBefore(0, 0) = TestType(0.5);
  const auto x = threeInputs<TestType>(0, 0, 0);
  unit.forward({nullptr, x.view()});
  CHECK_THAT(static_cast<double>(unit.aAt(0, 0, 0)), WithinAbs(std::tanh(1.25), kTolerance<TestType>));

  unit.set(3, {kShut, kShut, 0.25});
  unit.forward({nullptr, x.view()});
  CHECK(unit.aAt(0, 0, 0) == 0);
}

TEMPLATE_TEST_CASE("ReLU has no slope at zero and below, and slope one above", "", float, double) {
  auto unit = oneUnit<TestType>(CellKind::rnn, Activation::relu);
  unit.set(0, {1});
  const auto x = threeInputs<TestType>(-1, 0, 2);
  auto dx = threeInputs<TestType>();
  unit.forward({nullptr, x.view()});
  for (int t = 0; t < kSteps; ++t) unit.dOut.view().at(t, 0, 0) = 1;
  unit.backward({nullptr, x.view()}, dx.view());
  CHECK(dx.view().at(0, 0, 0) == 0);
  CHECK(dx.view().at(1, 0, 0) == 0);
  CHECK(dx.view().at(2, 0, 0) == 1);
}
