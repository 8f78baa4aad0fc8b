#include "rnn/train/loss.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// One step of one sequence with these outputs before the softmax.
template <class T>
Sequence<T> outputs(std::initializer_list<double> numbers) {
  Sequence<T> z(1, panelsFor(static_cast<int>(numbers.size())), 1);
  int i = 0;
  for (const double number : numbers) z.view().at(0, i++, 0) = static_cast<T>(number);
  return z;
}

template <class T>
double lossOf(Sequence<T>& z, int count, Token target) {
  return softmaxCrossEntropy<T>(z.view(), count, &target, 0, 1, T(1));
}

template <class T>
constexpr double kTolerance = std::is_same_v<T, float> ? 1e-6 : 1e-14;

}  // namespace

TEMPLATE_TEST_CASE("Equal outputs cost ln V, whatever the target", "", float, double) {
  for (const int count : {2, 7, 8, 9, 100}) {
    Sequence<TestType> z(1, panelsFor(count), 1);
    for (int i = 0; i < count; ++i) z.view().at(0, i, 0) = TestType(3.5);
    CHECK_THAT(lossOf(z, count, static_cast<Token>(count - 1)), WithinRel(std::log(count), kTolerance<TestType>));
  }
}

TEMPLATE_TEST_CASE("Three outputs give the loss and the gradient ŷ − y of the closed form", "", float, double) {
  auto z = outputs<TestType>({1, 2, 4});
  const double sum = std::exp(1) + std::exp(2) + std::exp(4);
  CHECK_THAT(lossOf(z, 3, 1), WithinAbs(std::log(sum) - 2, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 0, 0)), WithinAbs(std::exp(1) / sum, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 1, 0)), WithinAbs(std::exp(2) / sum - 1, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 2, 0)), WithinAbs(std::exp(4) / sum, kTolerance<TestType>));
  for (int padding = 3; padding < kPanel; ++padding) CHECK(z.view().at(0, padding, 0) == 0);
}

TEMPLATE_TEST_CASE("What stands in the padding of the outputs changes nothing", "", float, double) {
  auto z = outputs<TestType>({1, 2, 4});
  auto padded = outputs<TestType>({1, 2, 4, 1e9, -3, 50, 7, 1e30});
  CHECK(lossOf(z, 3, 2) == lossOf(padded, 3, 2));
  CHECK(z.numbers() == padded.numbers());
}

TEMPLATE_TEST_CASE("The loss is scaled only in its gradient", "", float, double) {
  auto z = outputs<TestType>({1, 2, 4});
  auto scaled = outputs<TestType>({1, 2, 4});
  const Token target = 0;
  CHECK(softmaxCrossEntropy<TestType>(z.view(), 3, &target, 0, 1, 1) ==
        softmaxCrossEntropy<TestType>(scaled.view(), 3, &target, 0, 1, TestType(0.25)));
  for (int i = 0; i < 3; ++i) {
    CHECK_THAT(static_cast<double>(scaled.view().at(0, i, 0)),
               WithinRel(static_cast<double>(z.view().at(0, i, 0)) / 4, kTolerance<TestType>));
  }
}

TEMPLATE_TEST_CASE("Saturated outputs cost what they must, without NaN", "", float, double) {
  const double size = GENERATE(100., 1e4, 1e30);
  SECTION("a sure and right answer costs nothing") {
    auto z = outputs<TestType>({size, -size, 0});
    CHECK(lossOf(z, 3, 0) == 0);
    for (int i = 0; i < 3; ++i) CHECK_THAT(static_cast<double>(z.view().at(0, i, 0)), WithinAbs(0, 1e-30));
  }
  SECTION("a sure and wrong answer costs the distance of the outputs") {
    auto z = outputs<TestType>({size, -size, 0});
    CHECK_THAT(lossOf(z, 3, 1), WithinRel(2 * size, 1e-6));
    CHECK(z.view().at(0, 0, 0) == 1);
    CHECK(z.view().at(0, 1, 0) == -1);
    CHECK_THAT(static_cast<double>(z.view().at(0, 2, 0)), WithinAbs(0, 1e-30));
  }
  SECTION("outputs that are all far below zero are as good as any") {
    auto z = outputs<TestType>({-size, -size});
    CHECK_THAT(lossOf(z, 2, 0), WithinRel(std::log(2), 1e-6));
  }
}

TEMPLATE_TEST_CASE("An output that is NaN makes the loss NaN, wherever it stands", "", float, double) {
  for (int i = 0; i < 9; ++i) {
    Sequence<TestType> z(1, 2, 1);
    z.view().at(0, i, 0) = static_cast<TestType>(kNaN);
    CHECK(std::isnan(lossOf(z, 9, 4)));
  }
}

TEMPLATE_TEST_CASE("Where there is no target there is neither loss nor gradient", "", float, double) {
  constexpr int kCount = 5, kBatch = 3, kSteps = 2;
  Random random(1);
  auto z = randomSequence<TestType>(kSteps, kCount, kBatch, random);
  const auto all = z;
  const Token targets[] = {0, kNoToken, 2, kNoToken, kNoToken, 4};
  const double loss = softmaxCrossEntropy<TestType>(z.view(), kCount, targets, 0, kSteps, 1);
  double expected = 0;
  for (int t = 0; t < kSteps; ++t) {
    for (int b = 0; b < kBatch; ++b) {
      const Token target = targets[t * kBatch + b];
      if (target == kNoToken) {
        for (int i = 0; i < kCount; ++i) CHECK(z.view().at(t, i, b) == 0);
        continue;
      }
      double sum = 0;
      for (int i = 0; i < kCount; ++i) sum += std::exp(static_cast<double>(all.view().at(t, i, b)));
      expected += std::log(sum) - static_cast<double>(all.view().at(t, target, b));
    }
  }
  CHECK_THAT(loss, WithinRel(expected, kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("Only the steps that are asked for are counted and overwritten", "", float, double) {
  Random random(2);
  auto z = randomSequence<TestType>(3, 4, 1, random);
  const auto before = z;
  const Token targets[] = {1, 2, 3};
  const double all = softmaxCrossEntropy<TestType>(z.view(), 4, targets, 0, 3, 1);
  double sum = 0;
  for (int t = 0; t < 3; ++t) {
    auto piece = before;
    sum += softmaxCrossEntropy<TestType>(piece.view(), 4, targets, t, t + 1, 1);
    for (int other = 0; other < 3; ++other) {
      CHECK((piece.view().at(other, 0, 0) == before.view().at(other, 0, 0)) == (other != t));
    }
  }
  CHECK_THAT(sum, WithinRel(all, 1e-15));
}

TEMPLATE_TEST_CASE("softmax gives probabilities in the proportions of e^z", "", float, double) {
  auto z = outputs<TestType>({0, std::log(2), std::log(5), -kInfinity});
  softmax<TestType>(z.view(), 4, 0, 0);
  const double expected[] = {0.125, 0.25, 0.625, 0};
  for (int i = 0; i < 4; ++i) CHECK_THAT(static_cast<double>(z.view().at(0, i, 0)), WithinAbs(expected[i], kTolerance<TestType>));
}

TEMPLATE_TEST_CASE("The binary loss and its gradient ŷ − y are those of the closed form", "", float, double) {
  const double z0 = 0.7, z1 = -1.3, z2 = 2;
  auto z = outputs<TestType>({z0, z1, z2, 55});  // the last one is padding
  const float y[] = {1, 0, 0.25f};
  const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
  const double expected = -std::log(logistic(z0)) - std::log(1 - logistic(z1)) - 0.25 * std::log(logistic(z2)) -
                          0.75 * std::log(1 - logistic(z2));
  CHECK_THAT(sigmoidCrossEntropy<TestType>(z.view(), 3, y, nullptr, TestType(0.5)), WithinRel(expected, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 0, 0)), WithinAbs((logistic(z0) - 1) / 2, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 1, 0)), WithinAbs(logistic(z1) / 2, kTolerance<TestType>));
  CHECK_THAT(static_cast<double>(z.view().at(0, 2, 0)), WithinAbs((logistic(z2) - 0.25) / 2, kTolerance<TestType>));
  CHECK(z.view().at(0, 3, 0) == 0);
}

TEMPLATE_TEST_CASE("The binary loss stays finite where the output is saturated, and keeps its digits where it is small", "",
                   float, double) {
  const float right[] = {1, 0};
  const float wrong[] = {0, 1};
  for (const double size : {100., 1e4}) {
    auto z = outputs<TestType>({size, -size});
    CHECK(sigmoidCrossEntropy<TestType>(z.view(), 2, wrong, nullptr, 1) == 2 * size);
    CHECK(z.view().at(0, 0, 0) == 1);
    CHECK(z.view().at(0, 1, 0) == -1);
    z = outputs<TestType>({size, -size});
    CHECK(sigmoidCrossEntropy<TestType>(z.view(), 2, right, nullptr, 1) < 1e-40);
    CHECK_THAT(static_cast<double>(z.view().at(0, 0, 0)), WithinAbs(0, 1e-40));
  }
  auto z = outputs<TestType>({30, -40});
  CHECK_THAT(sigmoidCrossEntropy<TestType>(z.view(), 2, right, nullptr, 1), WithinRel(std::exp(-30) + std::exp(-40), 1e-9));
}

TEMPLATE_TEST_CASE("The squared error is half the square, its gradient the difference", "", float, double) {
  auto z = outputs<TestType>({3, -1});
  const float y[] = {1, 1};
  CHECK(squaredError<TestType>(z.view(), 2, y, nullptr, TestType(0.5)) == 4);
  CHECK(z.view().at(0, 0, 0) == 1);
  CHECK(z.view().at(0, 1, 0) == -1);
  CHECK(z.view().at(0, 2, 0) == 0);
}

TEMPLATE_TEST_CASE("A step that is not judged costs nothing and gives no gradient", "", float, double) {
  constexpr int kSteps = 2, kBatch = 2, kOutputs = 1;
  const unsigned char judged[] = {1, 0, 0, 1};
  const float y[] = {0, 0, 0, 0};
  for (const bool squared : {false, true}) {
    Sequence<TestType> z(kSteps, 1, kBatch);
    for (int t = 0; t < kSteps; ++t) {
      for (int b = 0; b < kBatch; ++b) z.view().at(t, 0, b) = TestType(2);
    }
    const double loss = squared ? squaredError<TestType>(z.view(), kOutputs, y, judged, 1)
                                : sigmoidCrossEntropy<TestType>(z.view(), kOutputs, y, judged, 1);
    CHECK_THAT(loss, WithinRel(2 * (squared ? 2 : std::log(1 + std::exp(2))), 1e-9));
    CHECK(z.view().at(0, 0, 0) > 0);
    CHECK(z.view().at(0, 0, 1) == 0);
    CHECK(z.view().at(1, 0, 0) == 0);
    CHECK(z.view().at(1, 0, 1) > 0);
  }
}
