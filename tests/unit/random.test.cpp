#include "rnn/core/random.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

using Catch::Matchers::WithinAbs;
using rnn::Random;

TEST_CASE("PCG32 gives the published numbers for seed 42 and stream 54") {
  Random random(42, 54);
  for (const std::uint32_t expected : {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    CHECK(random.bits() == expected);
  }
}

TEST_CASE("One seed gives one sequence, another seed or stream another one") {
  const auto first = [](Random random) { return std::array{random.bits(), random.bits(), random.bits()}; };
  CHECK(first(Random(7)) == first(Random(7)));
  CHECK(first(Random(7)) != first(Random(8)));
  CHECK(first(Random(7)) != first(Random(7, 1)));
}

TEST_CASE("A generator that is put back to an earlier position repeats what came after it") {
  Random random(1);
  random.normal();
  const auto position = random.position();
  const auto first = random.bits();
  random.bits();
  random.restore(position);
  CHECK(random.bits() == first);

  Random other(99, 3);
  other.restore(position);
  CHECK(other.bits() == first);
}

TEST_CASE("Uniform numbers fill [0, 1) evenly") {
  Random random(3);
  constexpr int kCount = 200'000;
  double sum = 0, squares = 0, least = 1, most = 0;
  for (int i = 0; i < kCount; ++i) {
    const double x = random.uniform();
    sum += x;
    squares += x * x;
    least = std::min(least, x);
    most = std::max(most, x);
  }
  CHECK(least >= 0);
  CHECK(least < 1e-4);
  CHECK(most < 1);
  CHECK(most > 1 - 1e-4);
  CHECK_THAT(sum / kCount, WithinAbs(0.5, 0.003));
  CHECK_THAT(squares / kCount, WithinAbs(1.0 / 3, 0.003));
}

TEST_CASE("Uniform numbers have all 53 bits") {
  Random random(4);
  bool lastBit = false;
  for (int i = 0; i < 100; ++i) lastBit = lastBit || static_cast<std::uint64_t>(random.uniform() * 0x1p53) % 2 == 1;
  CHECK(lastBit);
}

TEST_CASE("Uniform numbers between two bounds stay between them") {
  Random random(5);
  double least = 10, most = -10;
  for (int i = 0; i < 10'000; ++i) {
    const double x = random.uniform(-3, 2);
    least = std::min(least, x);
    most = std::max(most, x);
  }
  CHECK(least >= -3);
  CHECK(least < -2.99);
  CHECK(most < 2);
  CHECK(most > 1.99);
}

TEST_CASE("below gives every number below n equally often") {
  Random random(6);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts.at(random.below(7));
  for (const int count : counts) CHECK_THAT(count, WithinAbs(10'000, 400));  // four standard deviations
  CHECK(random.below(1) == 0);
}

TEST_CASE("below has no bias towards small numbers when n does not divide 2³²") {
  // The remainder of 32 bits alone would lie in the first third half of the time.
  Random random(7);
  constexpr std::uint32_t kThird = 1u << 30;
  int inFirstThird = 0;
  for (int i = 0; i < 30'000; ++i) inFirstThird += random.below(3 * kThird) < kThird;
  CHECK_THAT(inFirstThird, WithinAbs(10'000, 330));
}

TEST_CASE("Normal numbers have mean 0, variance 1, no skew and the tails of a normal distribution") {
  Random random(8);
  constexpr int kCount = 200'000;
  double sum = 0, squares = 0, cubes = 0;
  int beyondTwo = 0;
  for (int i = 0; i < kCount; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    cubes += x * x * x;
    beyondTwo += std::abs(x) > 2;
  }
  CHECK_THAT(sum / kCount, WithinAbs(0, 0.009));
  CHECK_THAT(squares / kCount, WithinAbs(1, 0.013));
  CHECK_THAT(cubes / kCount, WithinAbs(0, 0.04));
  CHECK_THAT(static_cast<double>(beyondTwo) / kCount, WithinAbs(0.0455, 0.002));
}
