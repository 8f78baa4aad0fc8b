#include "rnn/math/eigenvalues.hpp"

#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numbers>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;
using Complex = std::complex<double>;

namespace {

template <class T>
struct Square {
  explicit Square(int size) : numbers(static_cast<std::size_t>(size * size)), matrix(numbers.data(), size, size) {}
  Buffer<T> numbers;
  MatrixView<T> matrix;
};

std::vector<Complex> sorted(std::vector<Complex> values) {
  std::ranges::sort(values, {}, [](const Complex& value) { return std::pair(value.real(), value.imag()); });
  return values;
}

}  // namespace

TEMPLATE_TEST_CASE("The eigenvalues of a triangular matrix stand on its diagonal", "", float, double) {
  const int size = GENERATE(1, 2, 9, 63, 64, 65);  // 64 is computed in another way
  Square<TestType> square(size);
  Random random(5);
  for (int i = 0; i < size; ++i) {
    square.matrix(i, i) = static_cast<TestType>(i + 1) / 8;
    for (int j = 0; j < i; ++j) square.matrix(i, j) = static_cast<TestType>(random.uniform(-1e-3, 1e-3));
  }
  const auto values = sorted(eigenvalues(square.matrix));
  REQUIRE(values.size() == static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    CHECK_THAT(values[static_cast<std::size_t>(i)].real(), WithinAbs((i + 1) / 8.0, 1e-9));
    CHECK_THAT(values[static_cast<std::size_t>(i)].imag(), WithinAbs(0, 1e-9));
  }
  CHECK_THAT(spectralRadius(square.matrix), WithinAbs(size / 8.0, 1e-9));
}

TEST_CASE("A rotation by an angle, grown by a factor, has that pair of complex eigenvalues") {
  const double angle = 0.7, factor = 1.25;
  Square<double> square(2);
  square.matrix << factor * std::cos(angle), -factor * std::sin(angle), factor * std::sin(angle), factor * std::cos(angle);
  const auto values = sorted(eigenvalues(square.matrix));
  for (const auto& value : values) CHECK_THAT(value.real(), WithinAbs(factor * std::cos(angle), 1e-14));
  CHECK_THAT(values[0].imag(), WithinAbs(-factor * std::sin(angle), 1e-14));
  CHECK_THAT(values[1].imag(), WithinAbs(factor * std::sin(angle), 1e-14));
  CHECK_THAT(spectralRadius(square.matrix), WithinAbs(factor, 1e-14));
}

TEST_CASE("Passing every unit's value on to the next one has the roots of unity as eigenvalues") {
  const int size = GENERATE(5, 12, 64);
  Square<float> square(size);
  for (int i = 0; i < size; ++i) square.matrix((i + 1) % size, i) = 1;
  auto values = eigenvalues(square.matrix);
  for (int k = 0; k < size; ++k) {
    const auto root = std::polar(1.0, 2 * std::numbers::pi * k / size);
    const auto nearest = std::ranges::min_element(values, {}, [&](const Complex& value) { return std::abs(value - root); });
    CHECK_THAT(std::abs(*nearest - root), WithinAbs(0, 1e-12));
    values.erase(nearest);
  }
}

TEST_CASE("A matrix with a number that is not finite has no eigenvalues") {
  const int size = GENERATE(3, 64);
  const double number = GENERATE(kNaN, kInfinity);
  Square<double> square(size);
  square.matrix.setIdentity();
  square.matrix(1, 2) = number;
  const auto values = eigenvalues(square.matrix);
  REQUIRE(values.size() == static_cast<std::size_t>(size));
  for (const auto& value : values) CHECK((std::isnan(value.real()) && std::isnan(value.imag())));
  CHECK(std::isnan(spectralRadius(square.matrix)));
}
