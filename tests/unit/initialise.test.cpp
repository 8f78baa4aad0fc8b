#include "rnn/core/initialise.hpp"

#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <span>

#include "rnn/math/eigenvalues.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr InitialiserKind kAll[] = {InitialiserKind::uniform, InitialiserKind::xavierUniform, InitialiserKind::xavierNormal,
                                    InitialiserKind::orthogonal, InitialiserKind::identity};

// The weights of G gates, and NaN behind them, which must stay.
template <class T>
struct Weights {
  Weights(int gates_, int rows, int columns)
      : gates(gates_),
        numbers(static_cast<std::size_t>(gates * rows * columns) + 1, static_cast<T>(kNaN)),
        stacked(numbers.data(), gates * rows, columns) {}

  Weights& fill(InitialiserKind kind, std::uint64_t seed = 1, double bound = 0.25) {
    Random random(seed);
    initialise(kind, stacked, gates, bound, random);
    return *this;
  }
  MatrixView<T> gate(int g) { return gateOf(stacked, gates, g); }

  int gates;
  Buffer<T> numbers;
  MatrixView<T> stacked;
};

template <class Matrix>
double variance(const Matrix& matrix) {  // about 0
  return matrix.template cast<double>().array().square().mean();
}

template <class Matrix>
double largest(const Matrix& matrix) {
  return static_cast<double>(matrix.cwiseAbs().maxCoeff());
}

template <class Matrix>
double fromIdentity(const Matrix& matrix) {
  return largest(matrix - Matrix::Identity(matrix.rows(), matrix.cols()));
}

}  // namespace

TEST_CASE("The uniform initialiser draws row after row, whatever the number of gates") {
  Weights<double> weights(3, 4, 5);
  weights.fill(InitialiserKind::uniform, 9, 0.25);
  Random random(9);
  for (Eigen::Index i = 0; i < weights.stacked.size(); ++i) CHECK(weights.stacked.data()[i] == random.uniform(-0.25, 0.25));
}

TEMPLATE_TEST_CASE("Xavier's initialisers have mean 0 and the variance 2 / (fan-in + fan-out) of one gate", "", float, double) {
  const auto kind = GENERATE(InitialiserKind::xavierUniform, InitialiserKind::xavierNormal);
  Weights<TestType> weights(4, 90, 60);
  weights.fill(kind);
  for (int gate = 0; gate < 4; ++gate) {
    CHECK_THAT(variance(weights.gate(gate)), WithinRel(2.0 / 150, 0.05));
    CHECK_THAT(static_cast<double>(weights.gate(gate).mean()), WithinAbs(0, 0.006));
  }
}

TEST_CASE("Xavier's uniform numbers fill their range and no more; the normal ones go beyond it") {
  Weights<double> weights(1, 100, 50);
  const double bound = std::sqrt(6.0 / 150);
  CHECK(largest(weights.fill(InitialiserKind::xavierUniform).stacked) <= bound);
  CHECK(largest(weights.stacked) > 0.99 * bound);
  CHECK(largest(weights.fill(InitialiserKind::xavierNormal).stacked) > 1.5 * bound);
}

TEMPLATE_TEST_CASE("Every gate's orthogonal weights have orthonormal rows, or columns when there are more rows", "", float, double) {
  struct Shape {
    int rows, columns;
  };
  const auto [rows, columns] = GENERATE(Shape{1, 1}, Shape{2, 2}, Shape{40, 40}, Shape{128, 128}, Shape{7, 30}, Shape{30, 7}, Shape{5, 1});
  Weights<TestType> weights(3, rows, columns);
  weights.fill(InitialiserKind::orthogonal);
  for (int gate = 0; gate < 3; ++gate) {
    const Eigen::MatrixXd q = weights.gate(gate).template cast<double>();
    const Eigen::MatrixXd products = rows <= columns ? Eigen::MatrixXd(q * q.transpose()) : Eigen::MatrixXd(q.transpose() * q);
    CHECK(fromIdentity(products) < (std::is_same_v<TestType, float> ? 1e-6 : 1e-14));
  }
  if (rows > 1) CHECK(!weights.gate(0).isApprox(weights.gate(1)));
}

TEST_CASE("Orthogonal weights favour no sign: over many seeds every entry averages to 0 and its square to 1/H") {
  constexpr int kSeeds = 2000, kHidden = 3;
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(kHidden, kHidden), squares = sum;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    Weights<double> weights(1, kHidden, kHidden);
    weights.fill(InitialiserKind::orthogonal, seed);
    sum += weights.stacked;
    squares += weights.stacked.cwiseAbs2();
  }
  CHECK(largest(sum / kSeeds) < 0.05);
  CHECK(largest((squares / kSeeds).array() - 1.0 / kHidden) < 0.03);
}

TEST_CASE("The identity initialiser makes every gate pass its input on") {
  Weights<float> weights(2, 3, 3);
  weights.fill(InitialiserKind::identity);
  for (int gate = 0; gate < 2; ++gate) CHECK(fromIdentity(Eigen::MatrixXf(weights.gate(gate))) == 0);
  Weights<float> wide(1, 2, 3);
  CHECK(fromIdentity(Eigen::MatrixXf(wide.fill(InitialiserKind::identity).stacked)) == 0);
}

TEMPLATE_TEST_CASE("Every initialiser repeats itself for the same seed and writes nothing behind its weights", "", float, double) {
  for (const InitialiserKind kind : kAll) {
    Weights<TestType> weights(2, 6, 9), again(2, 6, 9), other(2, 6, 9);
    weights.fill(kind, 4);
    CHECK(std::isnan(weights.numbers.back()));
    CHECK(allSame(weights.numbers, again.fill(kind, 4).numbers));
    if (kind != InitialiserKind::identity) CHECK(!allSame(weights.numbers, other.fill(kind, 5).numbers));
  }
}

TEMPLATE_TEST_CASE("Scaling brings the spectral radius of every gate to the one that is asked for", "", float, double) {
  const int hidden = GENERATE(1, 2, 25, 64, 100);
  const double radius = GENERATE(0.5, 1.0, 1.5);
  Weights<TestType> weights(3, hidden, hidden);
  weights.fill(InitialiserKind::xavierNormal);
  scaleToSpectralRadius(weights.stacked, 3, radius);
  for (int gate = 0; gate < 3; ++gate) CHECK_THAT(spectralRadius(weights.gate(gate)), WithinRel(radius, 1e-5));
}

TEST_CASE("Scaling changes no direction, and leaves weights whose eigenvalues are all 0") {
  Weights<double> weights(1, 4, 4);
  weights.fill(InitialiserKind::uniform);
  const Eigen::MatrixXd before = weights.stacked;
  scaleToSpectralRadius(weights.stacked, 1, 2);
  const Eigen::MatrixXd ratio = weights.stacked.cwiseQuotient(before);
  CHECK_THAT(ratio.minCoeff(), WithinRel(ratio.maxCoeff(), 1e-14));

  Weights<double> shift(1, 4, 4);
  shift.stacked.setZero();
  for (int i = 0; i < 3; ++i) shift.stacked(i, i + 1) = 1;  // upper triangular, 0 on the diagonal
  const Eigen::MatrixXd untouched = shift.stacked;
  scaleToSpectralRadius(shift.stacked, 1, 2);
  CHECK(shift.stacked == untouched);
}

TEST_CASE("The bias of the gate that keeps the state is the second block; the others stay") {
  const int gates = GENERATE(3, 4);  // of a GRU, of an LSTM
  Weights<float> bias(gates, 3, 1);
  bias.fill(InitialiserKind::uniform);
  const auto before = bias.numbers;
  setForgetBias(bias.stacked, gates, 1);
  for (std::size_t i = 0; i < static_cast<std::size_t>(3 * gates); ++i) CHECK(bias.numbers[i] == (i >= 3 && i < 6 ? 1 : before[i]));
}

TEST_CASE("Initialisers are read and written by name") {
  for (const InitialiserKind kind : kAll) CHECK(initialiserFromName("recurrentWeights", nameOf(kind)) == kind);
  const auto error = errorOf([] { initialiserFromName("recurrentWeights", "zeros"); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "recurrentWeights");
  CHECK(error.details().allowed == "uniform, xavier-uniform, xavier-normal, orthogonal, identity");
}
