// Every parameter's gradient, in double, against central differences; and the float build against the double one.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/classifier.hpp"
#include "support/difference.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

struct Cell {
  CellKind kind;
  Activation g;
};
constexpr Cell kCells[] = {{CellKind::rnn, Activation::tanh},
                           {CellKind::rnn, Activation::relu},
                           {CellKind::rnn, Activation::sigmoid},
                           {CellKind::gru, Activation::tanh},
                           {CellKind::lstm, Activation::tanh}};

// Every cell × layers × directions × input × lengths.
std::vector<Problem> everyProblem() {
  std::vector<Problem> problems;
  for (const Cell& cell : kCells) {
    for (const int layers : {1, 2}) {
      for (const bool bidirectional : {false, true}) {
        for (const bool oneHot : {true, false}) {
          for (const bool masked : {false, true}) problems.push_back({cell.kind, cell.g, layers, bidirectional, oneHot, masked});
        }
      }
    }
  }
  return problems;
}

// Of the classifier's present window, from the state that it begins with.
void checkGradients(Classifier<double>& classifier, const Problem& problem) {
  classifier.lossAndGradients();
  auto& parameters = classifier.parameters();
  const std::vector<double> gradients(parameters.gradients().begin(), parameters.gradients().end());
  for (const auto& tensor : parameters.tensors()) {
    double worst = 0;
    for (std::size_t i = tensor.offset; i < tensor.offset + static_cast<std::size_t>(tensor.rows * tensor.columns); ++i) {
      worst = std::max(worst, gradientError(gradients[i], parameters.values()[i], [&] { return classifier.loss(); }));
    }
    INFO(problem.text() << ": " << tensor.name);
    CHECK(worst < kGradientTolerance);
  }
}

void checkGradients(const Problem& problem) {
  Classifier<double> classifier(problem);
  checkGradients(classifier, problem);
}

}  // namespace

TEST_CASE("The gradient of every parameter is that of central differences") {
  for (const Problem& problem : everyProblem()) checkGradients(problem);
}

TEST_CASE("It is so too where hidden states, batch and vocabulary fill more than one panel or tile") {
  for (const Cell& cell : kCells) {
    Problem problem{cell.kind, cell.g, 2, true, true, true};
    problem.hidden = 9;
    problem.inputs = 10;
    problem.outputs = 11;
    problem.batch = 6;
    problem.steps = 2;
    checkGradients(problem);
  }
}

TEST_CASE("It is so too for one unit, one sequence and one step") {
  for (const Cell& cell : kCells) {
    for (const bool oneHot : {true, false}) {
      Problem problem{cell.kind, cell.g, 2, true, oneHot, false};
      problem.hidden = problem.batch = problem.steps = 1;
      problem.outputs = 2;
      checkGradients(problem);
    }
  }
}

TEST_CASE("It is so too for a window that begins with a carried state, which counts as given") {
  for (const Cell& cell : kCells) {
    for (const int layers : {1, 3}) {
      const Problem problem{cell.kind, cell.g, layers, false, true, false};
      Classifier<double> classifier(problem);
      classifier.forward();
      classifier.stack().carryState(classifier.tape());
      checkGradients(classifier, problem);
    }
  }
}

TEST_CASE("The float build's loss and gradients are within 1e-3 of the double one's") {
  for (Problem problem : everyProblem()) {
    problem.hidden = 19;
    problem.steps = 12;
    Classifier<double> exact(problem);
    Classifier<float> rounded(problem);
    const double loss = exact.lossAndGradients();
    CHECK(relativeError(rounded.lossAndGradients(), loss) < 1e-5);
    for (const auto& tensor : exact.parameters().tensors()) {
      const auto size = static_cast<std::size_t>(tensor.rows * tensor.columns);
      const auto expected = exact.parameters().gradients().subspan(tensor.offset, size);
      const auto found = rounded.parameters().gradients().subspan(tensor.offset, size);
      double largest = 0, worst = 0;
      for (const double g : expected) largest = std::max(largest, std::abs(g));
      for (std::size_t i = 0; i < size; ++i) {
        worst = std::max(worst, relativeError(expected[i], static_cast<double>(found[i]), 0.01 * largest));
      }
      INFO(problem.text() << ": " << tensor.name);
      CHECK(largest > 0);
      CHECK(worst < 1e-3);
    }
  }
}
