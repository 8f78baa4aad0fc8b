// With one step every network is a classic one, whose outputs and gradients are written here with plain matrices.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double kTolerance = 1e-13;

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double activated(Activation g, double z) {
  return g == Activation::tanh ? std::tanh(z) : g == Activation::sigmoid ? logistic(z) : std::max(z, 0.0);
}

Matrix tensor(Network<double>& network, const std::string& name) {
  const int index = network.parameters().find(name);
  REQUIRE(index >= 0);
  return network.parameters().value(index);
}

Matrix gradient(Network<double>& network, const std::string& name) {
  return network.parameters().gradient(network.parameters().find(name));
}

// One layer in one direction from a state of zeros, where W_aa has nothing to multiply.
Vector layerOutput(Network<double>& network, const std::string& suffix, const Vector& x) {
  const NetworkConfig& c = network.config();
  const int h = c.hidden;
  const Vector fromInput = tensor(network, "weight_ih" + suffix) * x + tensor(network, "bias_ih" + suffix);
  const Vector fromState = tensor(network, "bias_hh" + suffix);
  Vector a(h);
  for (int i = 0; i < h; ++i) {
    const auto z = [&](int gate) { return fromInput(gate * h + i) + fromState(gate * h + i); };
    if (c.cell == CellKind::rnn) {
      a(i) = activated(c.g, z(0));
    } else if (c.cell == CellKind::gru) {
      a(i) = (1 - logistic(z(1))) * std::tanh(fromInput(2 * h + i) + logistic(z(0)) * fromState(2 * h + i));
    } else {
      a(i) = logistic(z(3)) * std::tanh(logistic(z(0)) * std::tanh(z(2)));
    }
  }
  return a;
}

Vector topOutput(Network<double>& network, Vector x) {
  for (int layer = 0; layer < network.config().layers; ++layer) {
    const std::string suffix = "_l" + std::to_string(layer);
    const Vector forward = layerOutput(network, suffix, x);
    if (!network.config().bidirectional) {
      x = forward;
      continue;
    }
    const Vector backward = layerOutput(network, suffix + "_reverse", x);
    x.resize(forward.size() + backward.size());
    x << forward, backward;
  }
  return x;
}

Vector inputOf(Network<double>& network, const Batch& batch, int b) {
  const NetworkConfig& c = network.config();
  if (c.embedding > 0) return tensor(network, "embedding.weight").row(batch.inputTokens[b]).transpose();
  if (c.tokensIn) return Vector::Unit(c.inputSize, batch.inputTokens[b]);
  Vector x(c.inputSize);
  for (int i = 0; i < c.inputSize; ++i) x(i) = static_cast<double>(batch.inputFeatures[b * c.inputSize + i]);
  return x;
}

// The loss of one example and ŷ − y.
double lossOf(const NetworkConfig& c, const Batch& batch, int b, const Vector& z, Vector& difference) {
  const auto target = [&](int i) { return static_cast<double>(batch.targetValues[b * c.outputSize + i]); };
  difference.resize(c.outputSize);
  double loss = 0;
  for (int i = 0; i < c.outputSize; ++i) {
    if (c.output == OutputKind::softmax) {
      const double probability = std::exp(z(i)) / z.array().exp().sum();
      difference(i) = probability - (i == batch.targetTokens[b]);
      if (i == batch.targetTokens[b]) loss = -std::log(probability);
    } else if (c.output == OutputKind::sigmoid) {
      const double y = target(i), said = logistic(z(i));
      difference(i) = said - y;
      loss -= y * std::log(said) + (1 - y) * std::log(1 - said);
    } else {
      difference(i) = z(i) - target(i);
      loss += difference(i) * difference(i) / 2;
    }
  }
  return loss;
}

}  // namespace

TEST_CASE("With one step every cell, depth, input and output gives what plain matrices give") {
  const Cell cell = GENERATE(from_range(kCells));
  const int layers = GENERATE(1, 3);
  for (NetworkProblem& problem : everyProblem(cell, layers)) {
    NetworkConfig& c = problem.config;
    if (problem.masked || c.type == Architecture::oneToMany || c.type == Architecture::encoderDecoder) continue;
    problem.longest = 1;
    c.hidden = 9;
    auto network = makeNetwork<double>(problem);
    const Batch batch = makeBatch(problem);
    const Passed passed = passThrough(network, batch);
    INFO(problem.text());
    double loss = 0, worst = 0;
    for (int b = 0; b < batch.size; ++b) {
      const Vector top = topOutput(network, inputOf(network, batch, b));
      const Vector z = tensor(network, "output.weight") * top + tensor(network, "output.bias");
      Vector difference;
      loss += lossOf(c, batch, b, z, difference) / batch.size;
      for (int i = 0; i < c.outputSize; ++i) worst = std::max(worst, std::abs(passed.z[b * c.outputSize + i] - z(i)));
    }
    CHECK(worst < kTolerance);
    CHECK(std::abs(passed.loss - loss) < kTolerance);
  }
}

TEST_CASE("The gradients of a classic network of two layers are those of its chain rule") {
  const OutputKind output = GENERATE(OutputKind::softmax, OutputKind::sigmoid, OutputKind::identity);
  NetworkProblem problem{smallConfig(Architecture::oneToOne, CellKind::rnn, 9)};
  problem.config.tokensIn = false;
  problem.config.layers = 2;
  problem.config.output = output;
  auto network = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  passThrough(network, batch);

  const Matrix w1 = tensor(network, "weight_ih_l1"), w = tensor(network, "output.weight");
  Matrix dW0 = Matrix::Zero(9, 5), dW1 = Matrix::Zero(9, 9), dW = Matrix::Zero(4, 9);
  Vector db0 = Vector::Zero(9), db1 = Vector::Zero(9), db = Vector::Zero(4);
  for (int b = 0; b < batch.size; ++b) {
    const Vector x = inputOf(network, batch, b);
    const Vector a0 = layerOutput(network, "_l0", x), a1 = layerOutput(network, "_l1", a0);
    Vector dz;
    lossOf(problem.config, batch, b, w * a1 + tensor(network, "output.bias"), dz);
    dz /= batch.size;
    const Vector d1 = (w.transpose() * dz).array() * (1 - a1.array().square());
    const Vector d0 = (w1.transpose() * d1).array() * (1 - a0.array().square());
    dW += dz * a1.transpose();
    dW1 += d1 * a0.transpose();
    dW0 += d0 * x.transpose();
    db += dz;
    db1 += d1;
    db0 += d0;
  }
  const auto same = [&](const std::string& name, const Matrix& expected) {
    INFO(name);
    CHECK((gradient(network, name) - expected).cwiseAbs().maxCoeff() < kTolerance);
  };
  same("output.weight", dW);
  same("output.bias", db);
  same("weight_ih_l1", dW1);
  same("bias_ih_l1", db1);
  same("bias_hh_l1", db1);
  same("weight_ih_l0", dW0);
  same("bias_ih_l0", db0);
  same("bias_hh_l0", db0);
  same("weight_hh_l0", Matrix::Zero(9, 9));
  same("weight_hh_l1", Matrix::Zero(9, 9));
}

TEST_CASE("One to one, many to one and many to many are the same network when there is one step") {
  const Cell cell = GENERATE(from_range(kCells));
  NetworkProblem problem{smallConfig(Architecture::oneToOne, cell.kind)};
  problem.config.g = cell.g;
  problem.config.bidirectional = true;
  problem.longest = 1;
  auto oneToOne = makeNetwork<double>(problem);
  const Batch batch = makeBatch(problem);
  const Passed expected = passThrough(oneToOne, batch);
  for (const Architecture type : {Architecture::manyToOne, Architecture::manyToMany}) {
    problem.config.type = type;
    auto network = makeNetwork<double>(problem);
    const Passed passed = passThrough(network, batch);
    CHECK(passed.loss == expected.loss);
    CHECK(passed.z == expected.z);
    CHECK(allSame(network.parameters().gradients(), oneToOne.parameters().gradients()));
  }
}
