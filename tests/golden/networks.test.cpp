// Networks of every architecture beside PyTorch: outputs, loss, every gradient, and the losses of ten updates.
// tools/golden/networks.py makes the numbers, in double.
#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "golden/networkFile.hpp"
#include "rnn/train/clipping.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

template <class T>
constexpr double kTolerance = std::is_same_v<T, float> ? 1e-4 : 1e-9;

template <class T>
Network<T> networkFrom(NetworkFile& file) {
  Network<T> network(file.config());
  auto& parameters = network.parameters();
  for (std::size_t i = 0; i < parameters.tensors().size(); ++i) {
    const auto& expected = file.table("value", parameters.tensors()[i].name);
    auto value = parameters.value(static_cast<int>(i));
    INFO(parameters.tensors()[i].name);
    REQUIRE(static_cast<std::size_t>(value.size()) == expected.size());
    std::transform(expected.begin(), expected.end(), value.data(), [](double x) { return static_cast<T>(x); });
  }
  network.pack();
  return network;
}

double largestOf(const std::vector<double>& numbers) {
  double largest = 0;
  for (const double x : numbers) largest = std::max(largest, std::abs(x));
  return largest;
}

// The largest relative error of a tensor. A number below a hundredth of the tensor's largest is held to the error that
// this hundredth may have: float keeps no more, because it is a sum whose parts are as large as the others'.
template <class Found>
double worstError(const Found& found, const std::vector<double>& expected, double floor) {
  floor = std::max(floor, 0.01 * largestOf(expected));
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    worst = std::max(worst, relativeError(static_cast<double>(found[i]), expected[i], floor));
  }
  return worst;
}

template <class T>
std::vector<double> outputsOf(const Network<T>& network, NetworkTape<T>& tape) {
  std::vector<double> z;
  for (int t = 0; t < tape.targetSteps; ++t) {
    for (int b = 0; b < tape.size; ++b) {
      for (int i = 0; i < network.config().outputSize; ++i) z.push_back(static_cast<double>(tape.outputs.view().at(t, i, b)));
    }
  }
  return z;
}

std::string everyFile() {
  return GENERATE(as<std::string>(), "rnn-tanh", "rnn-relu", "gru", "lstm", "lstm-of-two-panels", "gru-two-layers",
                  "lstm-two-layers", "rnn-bidirectional", "gru-bidirectional", "lstm-bidirectional", "rnn-lengths",
                  "gru-lengths", "lstm-lengths", "rnn-last-state", "gru-last-state-lengths", "lstm-last-state-lengths",
                  "gru-embedding", "one-to-one", "one-to-many", "one-to-many-embedding", "translate-rnn", "translate-gru",
                  "translate-lstm", "dot-gru", "dot-lstm-lengths", "additive-rnn", "additive-gru-lengths",
                  "additive-lstm-lengths");
}

}  // namespace

TEMPLATE_TEST_CASE("A network's outputs, loss and every gradient are PyTorch's", "[golden]", float, double) {
  using T = TestType;
  const std::string name = everyFile();
  INFO(name);
  NetworkFile file(name);
  auto network = networkFrom<T>(file);
  const Batch batch = file.batch();
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);

  network.forward(tape, batch);
  const auto z = outputsOf(network, tape);
  const auto& expected = file.table("outputs", "z");
  REQUIRE(z.size() == expected.size());
  CHECK(worstError(z, expected, 0) < kTolerance<T>);

  CHECK(relativeError(network.loss(tape, batch), file.table("losses", "updates")[0]) < kTolerance<T>);

  network.backward(tape);
  auto& parameters = network.parameters();
  double largest = 0;
  for (const auto& [tensor, numbers] : file.tables("gradient")) largest = std::max(largest, largestOf(numbers));
  REQUIRE(file.tables("gradient").size() == parameters.tensors().size());
  for (std::size_t i = 0; i < parameters.tensors().size(); ++i) {
    const std::string& tensor = parameters.tensors()[i].name;
    INFO(tensor);
    // A tensor whose gradient is zero, or nearly so, has only the rounding of the others to be measured by.
    CHECK(worstError(parameters.gradient(static_cast<int>(i)).data(), file.table("gradient", tensor), 1e-4 * largest) < kTolerance<T>);
  }
}

TEMPLATE_TEST_CASE("Ten updates with clipping, by Adam, AdamW or SGD with momentum, have PyTorch's losses", "[golden]", float,
                   double) {
  using T = TestType;
  const std::string name = everyFile();
  INFO(name);
  NetworkFile file(name);
  auto network = networkFrom<T>(file);
  const Batch batch = file.batch();
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  auto& parameters = network.parameters();
  Optimiser<T> optimiser(file.optimiser(), parameters.values().size());

  const auto& losses = file.table("losses", "updates");
  REQUIRE(losses.size() == 10);
  int clipped = 0;
  for (const double expected : losses) {
    network.forward(tape, batch);
    CHECK(relativeError(network.loss(tape, batch), expected) < kTolerance<T>);
    network.backward(tape);
    const double factor = clipFactor(globalNorm<T>(parameters.gradients()), file.number("clip"));
    clipped += factor < 1;
    optimiser.update(parameters.values(), parameters.gradients(), file.number("learningRate"), factor);
    network.pack();
  }
  CHECK(clipped >= 3);
  CHECK(losses[9] < losses[0]);
}
