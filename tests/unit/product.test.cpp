// The kernels promise more than closeness: every sum runs over its index in order. So each result must have the very
// bits of a plain loop, for every remainder of the tiles.
#include "rnn/math/product.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>
#include <type_traits>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Generators::range;

namespace {

constexpr int kSteps = 4, kFrom = 1, kTo = 3;  // steps outside [kFrom, kTo) must stay as they are

// A matrix, row by row, and the same one packed.
template <class T>
struct Weights {
  Weights(int outputs, int inputs, Random& random)
      : numbers(static_cast<std::size_t>(outputs * inputs)), matrix(numbers.data(), outputs, inputs), packed({1, outputs}, {1, inputs}) {
    fillRandom(std::span<T>(numbers), random);
    packed.pack(matrix);
  }

  Buffer<T> numbers;
  MatrixView<T> matrix;
  PackedWeights<T> packed;
};

// The kernels add in the order of the plain loop, so every bit is the same; but relaxed SIMD may round a product and its
// sum once instead of twice, which for sums of so many numbers below 1 stays within two units of 2⁻²⁴ for each.
template <class T>
bool isProduct(T computed, T expected, [[maybe_unused]] int numbers) {
#if defined(RNN_RELAXED_SIMD)
  if constexpr (std::is_same_v<T, float>) return std::abs(computed - expected) <= static_cast<float>(2 * numbers) * 0x1p-24f;
#endif
  return computed == expected;
}

}  // namespace

TEMPLATE_TEST_CASE("multiply gives the bits of a plain triple loop", "", float, double) {
  using T = TestType;
  const int batch = GENERATE(range(1, 15));
  const int outputs = GENERATE(1, 8, 9, 20, 37);
  const int inputs = GENERATE(1, 5, 8, 19, 150);  // the last are more than are taken at once
  const Onto onto = GENERATE(Onto::zero, Onto::bias, Onto::itself);

  Random random(1);
  const Weights<T> weights(outputs, inputs, random);
  auto in = randomSequence<T>(kSteps, inputs, batch, random);
  auto out = randomSequence<T>(kSteps, outputs, batch, random);
  const auto before = out;
  Buffer<T> bias(static_cast<std::size_t>(paddedSize(outputs)));
  fillRandom(std::span<T>(bias), random);

  multiply<T>(out.view(), weights.packed, in.view(), kFrom, kTo, onto, bias.data());

  bool equal = true;
  for (int t = 0; t < kSteps; ++t) {
    for (int o = 0; o < outputs; ++o) {
      for (int b = 0; b < batch; ++b) {
        T expected = before.view().at(t, o, b);
        if (t >= kFrom && t < kTo) {
          if (onto == Onto::zero) expected = 0;
          if (onto == Onto::bias) expected = bias[static_cast<std::size_t>(o)];
          for (int i = 0; i < inputs; ++i) expected += weights.matrix(o, i) * in.view().at(t, i, b);
        }
        equal = equal && isProduct(out.view().at(t, o, b), expected, inputs);
      }
    }
  }
  INFO("batch " << batch << ", outputs " << outputs << ", inputs " << inputs);
  CHECK(equal);
}

TEMPLATE_TEST_CASE("multiply leaves the padding of its result at what it was put onto", "", float, double) {
  using T = TestType;
  Random random(2);
  const Weights<T> weights(5, 3, random);
  auto in = randomSequence<T>(1, 3, 2, random);
  auto out = randomSequence<T>(1, 5, 2, random);
  multiply<T>(out.view(), weights.packed, in.view(), 0, 1, Onto::zero);
  for (int feature = 5; feature < kPanel; ++feature) {
    for (int b = 0; b < 2; ++b) CHECK(out.view().at(0, feature, b) == 0);
  }
}

TEMPLATE_TEST_CASE("multiplyPanels reaches panels that lie apart, as the gates of a cell do", "", float, double) {
  using T = TestType;
  const int batch = GENERATE(range(1, 10));
  const int count = GENERATE(range(1, 5));
  constexpr int kInputs = 11, kApart = 3;  // every third panel is one of ours
  Random random(3);
  const Weights<T> weights(count * kApart * kPanel, kInputs, random);
  auto in = randomSequence<T>(1, kInputs, batch, random);
  auto out = randomSequence<T>(1, count * kApart * kPanel, batch, random);
  const auto before = out;

  multiplyPanels<T>({out.view().panel(0, 1), kApart * out.view().panelStride(), weights.packed.panel(1),
                     kApart * weights.packed.panelStride(), in.view().panel(0, 0), panelsFor(kInputs), batch, count,
                     Onto::itself, nullptr, 0});

  bool equal = true;
  for (int o = 0; o < count * kApart * kPanel; ++o) {
    for (int b = 0; b < batch; ++b) {
      T expected = before.view().at(0, o, b);
      if (o / kPanel % kApart == 1) {
        for (int i = 0; i < kInputs; ++i) expected += weights.matrix(o, i) * in.view().at(0, i, b);
      }
      equal = equal && isProduct(out.view().at(0, o, b), expected, kInputs);
    }
  }
  INFO("batch " << batch << ", panels " << count);
  CHECK(equal);
}

TEMPLATE_TEST_CASE("accumulateOuter adds the bits of a plain triple loop", "", float, double) {
  using T = TestType;
  const int batch = GENERATE(range(1, 19));
  const int outputs = GENERATE(1, 8, 19);
  const int inputs = GENERATE(1, 5, 8, 21);
  Random random(4);
  Weights<T> weights(outputs, inputs, random);
  const Buffer<T> before = weights.numbers;
  auto in = randomSequence<T>(kSteps, inputs, batch, random);
  auto dOut = randomSequence<T>(kSteps, outputs, batch, random);

  accumulateOuter<T>(weights.packed, dOut.view(), in.view(), kFrom, kTo);
  weights.packed.unpackInto(weights.matrix);

  bool equal = true;
  for (int o = 0; o < outputs; ++o) {
    for (int i = 0; i < inputs; ++i) {
      T expected = before[static_cast<std::size_t>(o * inputs + i)];
      for (int t = kFrom; t < kTo; ++t) {
        for (int b = 0; b < batch; ++b) expected += dOut.view().at(t, o, b) * in.view().at(t, i, b);
      }
      equal = equal && isProduct(weights.matrix(o, i), expected, (kTo - kFrom) * batch);
    }
  }
  INFO("batch " << batch << ", outputs " << outputs << ", inputs " << inputs);
  CHECK(equal);
}

TEMPLATE_TEST_CASE("accumulateSums adds every sequence of every step", "", float, double) {
  using T = TestType;
  const int batch = GENERATE(1, 2, 5);
  constexpr int kFeatures = 13;
  Random random(5);
  auto x = randomSequence<T>(kSteps, kFeatures, batch, random);
  Buffer<T> sums(static_cast<std::size_t>(paddedSize(kFeatures)));
  fillRandom(std::span<T>(sums), random);
  const auto before = sums;

  accumulateSums<T>(sums.data(), x.view(), kFrom, kTo);

  for (int f = 0; f < kFeatures; ++f) {
    T expected = before[static_cast<std::size_t>(f)];
    for (int t = kFrom; t < kTo; ++t) {
      for (int b = 0; b < batch; ++b) expected += x.view().at(t, f, b);
    }
    CHECK(sums[static_cast<std::size_t>(f)] == expected);
  }
}
