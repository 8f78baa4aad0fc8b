#include "rnn/math/packedWeights.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>

using namespace rnn;

namespace {

// A matrix in which every number tells its place.
struct Numbered {
  Numbered(int rows, int columns) : numbers(static_cast<std::size_t>(rows * columns)), matrix(numbers.data(), rows, columns) {
    std::iota(numbers.begin(), numbers.end(), 1.0f);
  }
  Buffer<float> numbers;
  MatrixView<float> matrix;
};

}  // namespace

TEST_CASE("Packing puts eight outputs side by side, one vector for each input") {
  Numbered weights(10, 3);
  PackedWeights<float> packed({1, 10}, {1, 3});
  packed.pack(weights.matrix);
  REQUIRE(packed.panels() == 2);
  for (int output = 0; output < 10; ++output) {
    for (int input = 0; input < 3; ++input) {
      CHECK(packed.panel(output / 8)[input * 8 + output % 8] == weights.matrix(output, input));
    }
  }
  CHECK(packed.panel(1)[0 * 8 + 2] == 0);  // there is no output 10
  CHECK(packed.panel(0)[3 * 8 + 0] == 0);  // there is no input 3
}

TEST_CASE("Segments are padded one by one and stand in the order that the axis gives") {
  constexpr int kHidden = 5;
  Numbered weights(3 * kHidden, 2 * 3);
  const PaddedAxis gates{3, kHidden, {2, 0, 1, 3}};
  const PaddedAxis bothDirections{2, 3};
  PackedWeights<float> packed(gates, bothDirections);
  packed.pack(weights.matrix);
  REQUIRE(packed.panels() == 3);
  REQUIRE(packed.rows() == 16);
  for (int place = 0; place < 3; ++place) {
    const int gate = gates.order[static_cast<std::size_t>(place)];
    for (int direction = 0; direction < 2; ++direction) {
      for (int i = 0; i < 3; ++i) {
        for (int lane = 0; lane < 8; ++lane) {
          const float expected = lane < kHidden ? weights.matrix(gate * kHidden + lane, direction * 3 + i) : 0;
          CHECK(packed.panel(place)[(direction * 8 + i) * 8 + lane] == expected);
        }
      }
    }
  }
}

TEST_CASE("What is packed comes back as it was") {
  const int segments = GENERATE(1, 2, 4);
  const int size = GENERATE(1, 7, 8, 9, 17);
  const bool oneHot = GENERATE(false, true);
  Numbered weights(segments * size, 2 * size);
  Numbered back(segments * size, 2 * size);
  back.matrix.setZero();
  const PaddedAxis inputs = oneHot ? PaddedAxis{1, 2 * size} : PaddedAxis{2, size, {1, 0, 2, 3}};
  PackedWeights<float> packed({segments, size, {segments - 1, 0, 1, 2}}, inputs, oneHot);
  if (segments == 4) packed = PackedWeights<float>({4, size, {3, 1, 0, 2}}, inputs, oneHot);
  packed.pack(weights.matrix);
  packed.unpackInto(back.matrix);
  CHECK(back.matrix == weights.matrix);
}

TEST_CASE("Packing the transposed matrix is packing the matrix transposed") {
  Numbered weights(9, 6);
  Numbered transposed(6, 9);
  transposed.matrix = weights.matrix.transpose();
  const PaddedAxis six{2, 3, {1, 0, 2, 3}}, nine{3, 3, {2, 0, 1, 3}};
  PackedWeights<float> a(six, nine), b(six, nine);
  a.packTransposed(weights.matrix);
  b.pack(transposed.matrix);
  CHECK(a.numbers() == b.numbers());
}

TEST_CASE("A one-hot side has one vector for each token and no padding") {
  PackedWeights<float> packed({1, 4}, {1, 5}, true);
  CHECK(packed.rows() == 5);
  CHECK(packed.panelStride() == 5 * 8);
}
