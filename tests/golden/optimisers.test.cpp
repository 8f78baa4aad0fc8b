// Every optimiser beside PyTorch's, on one problem. tools/golden/optimisers.py makes the numbers.
#include <array>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "rnn/train/optimiser.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr int kSize = 11, kUpdates = 20;  // a vector of eight and three more
constexpr double kRate = 0.03;

struct Reference {
  std::string name;
  OptimiserConfig config;
  std::array<double, kSize> after;
};

const Reference kReferences[] = {
    {"plain SGD",
     {.kind = OptimiserKind::sgd},
     {3.5806645937855, 3.2934887583574, 3.3171796574139, 2.2235372715852, 2.4656019211445, 2.9004577529185,
      1.5101238536755, 2.0725265602829, 2.752840783618, 1.1577233228999, 1.9106506365496}},
    {"SGD with momentum",
     {.kind = OptimiserKind::sgd, .momentum = 0.9},
     {1.8496163055969, 1.7817057345405, 2.842820297027, 0.19785015445751, 1.6942735398272, 3.0507737594761,
      0.88189222505385, 2.0115185364649, 2.8428707555905, 1.1843121826677, 1.8462400944001}},
    {"Adagrad",
     {.kind = OptimiserKind::adagrad},
     {3.7755608413176, 3.528093988453, 3.2949185979128, 3.0267334227464, 2.7828484967706, 2.927351709051,
      2.2791288147627, 2.0726482909443, 2.217151503233, 1.5367207990398, 1.7050814021057}},
    {"RMSProp",
     {.kind = OptimiserKind::rmsprop},
     {2.0998243893559, 2.215648501455, 3.0000000160793, 1.5187205787452, 2.0067385303481, 2.9999999999999,
      1.1077043606689, 2.0000000000001, 2.9932614712086, 1.0002233796774, 1.9999999839208}},
    {"Adam",
     {.kind = OptimiserKind::adam},
     {3.4079993321216, 3.1649700313644, 2.9907528058657, 2.6611075828598, 2.4308599539411, 3.0639989721642,
      1.9181016678787, 1.9360010283888, 2.5691400482375, 1.1968835123099, 2.0092472035493}},
    {"AdamW",
     {.kind = OptimiserKind::adamw},
     {3.3861065165145, 3.1448764565997, 2.97708198763, 2.6437528775284, 2.4158198498039, 3.0604038960616,
      1.9053571595187, 1.9340743859674, 2.5564651983208, 1.1892201516757, 2.0014790950788}}};

// L = Σ s (p − c)² / 2, where s and c are other ones for each parameter.
template <class T>
Buffer<T> descend(const OptimiserConfig& config) {
  Optimiser<T> optimiser(config, kSize);
  Buffer<T> values(kSize), gradients(kSize);
  for (std::size_t i = 0; i < kSize; ++i) values[i] = T(4) - static_cast<T>(i) / 4;
  for (int update = 0; update < kUpdates; ++update) {
    for (std::size_t i = 0; i < kSize; ++i) {
      const T steepness = static_cast<T>(i + 1) / 4, centre = static_cast<T>(i % 3 + 1);
      gradients[i] = steepness * (values[i] - centre);
    }
    optimiser.update(values, gradients, kRate);
  }
  return values;
}

}  // namespace

TEMPLATE_TEST_CASE("After 20 updates every optimiser stands where PyTorch's does", "[golden]", float, double) {
  constexpr double kTolerance = std::is_same_v<TestType, float> ? 1e-6 : 1e-12;
  for (const auto& reference : kReferences) {
    const auto values = descend<TestType>(reference.config);
    for (std::size_t i = 0; i < kSize; ++i) {
      INFO(reference.name << ", parameter " << i);
      CHECK(relativeError(static_cast<double>(values[i]), reference.after[i], 1) < kTolerance);
    }
  }
}
