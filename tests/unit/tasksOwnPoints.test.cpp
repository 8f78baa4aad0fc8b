#include <catch2/catch_test_macros.hpp>
#include <set>

#include "rnn/data/tasks/ownPointsTask.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {
const std::vector<float> kPoints = {0.5f, -0.25f, 1, 2, 3, 0, -10, 10, 1};
}

TEST_CASE("One's own points are the held-out set, in their order") {
  const Batch batch = OwnPointsTask(kPoints).heldOut();
  CHECK(batch.size == 3);
  CHECK((batch.inputSteps == 1 && batch.targetSteps == 1));
  CHECK(batch.inputFeatures == std::vector<float>{0.5f, -0.25f, 2, 3, -10, 10});
  CHECK(batch.targetValues == std::vector<float>{1, 0, 1});
}

TEST_CASE("Training draws each of one's own points with its class, all of them sooner or later") {
  Random random(1);
  const Batch batch = OwnPointsTask(kPoints).trainingBatch(64, random);
  std::set<std::vector<float>> drawn;
  for (std::size_t b = 0; b < 64; ++b) drawn.insert({batch.inputFeatures[2 * b], batch.inputFeatures[2 * b + 1], batch.targetValues[b]});
  CHECK(drawn == std::set<std::vector<float>>{{0.5f, -0.25f, 1}, {2, 3, 0}, {-10, 10, 1}});
}

TEST_CASE("Points that are none are refused") {
  const auto code = [](const std::vector<float>& points) { return errorOf([&] { OwnPointsTask task(points); }).code(); };
  CHECK(code({}) == "points-none");
  CHECK(code({1, 2}) == "batch-shape");
  CHECK(code({1, 2, 0.5f}) == "setting-not-whole");
  CHECK(code({1, 2, 2}) == "setting-out-of-range");
  CHECK(code({11, 2, 0}) == "setting-out-of-range");
  CHECK(code({1, std::numeric_limits<float>::quiet_NaN(), 0}) == "setting-not-a-number");
  CHECK(code(std::vector<float>(3 * 1025, 1)) == "setting-out-of-range");
}
