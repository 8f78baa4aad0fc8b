#include "rnn/train/schedule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::int64_t kVeryLate = std::numeric_limits<std::int64_t>::max();
constexpr ScheduleKind kAll[] = {ScheduleKind::constant, ScheduleKind::step, ScheduleKind::cosine};

}  // namespace

TEST_CASE("A constant schedule leaves the rate exactly as it was chosen") {
  for (const std::int64_t step : {std::int64_t{0}, std::int64_t{1}, std::int64_t{12345}, kVeryLate}) CHECK(rateShare({}, step) == 1);
}

TEST_CASE("A step schedule multiplies the rate by its factor after every so many updates") {
  const Schedule schedule{.kind = ScheduleKind::step, .stepEvery = 100, .stepFactor = 0.5};
  CHECK(rateShare(schedule, 0) == 1);
  CHECK(rateShare(schedule, 99) == 1);
  CHECK(rateShare(schedule, 100) == 0.5);
  CHECK(rateShare(schedule, 199) == 0.5);
  CHECK(rateShare(schedule, 200) == 0.25);
  CHECK(rateShare(schedule, 1000) == 1.0 / 1024);
  CHECK(rateShare(schedule, kVeryLate) == 0);

  const Schedule thirds{.kind = ScheduleKind::step, .stepEvery = 1, .stepFactor = 1.0 / 3};
  CHECK_THAT(rateShare(thirds, 5), WithinAbs(1.0 / 243, 1e-17));
}

TEST_CASE("A cosine schedule falls from the whole rate to its floor and stays there") {
  const Schedule schedule{.kind = ScheduleKind::cosine, .cosineSteps = 120, .cosineFloor = 0.2};
  CHECK(rateShare(schedule, 0) == 1);
  CHECK_THAT(rateShare(schedule, 30), WithinAbs(0.2 + 0.4 * (1 + std::sqrt(0.5)), 1e-15));
  CHECK_THAT(rateShare(schedule, 40), WithinAbs(0.2 + 0.4 * 1.5, 1e-15));
  CHECK_THAT(rateShare(schedule, 60), WithinAbs(0.6, 1e-15));
  CHECK_THAT(rateShare(schedule, 80), WithinAbs(0.2 + 0.4 * 0.5, 1e-15));
  CHECK(rateShare(schedule, 119) > 0.2);
  CHECK(rateShare(schedule, 120) == 0.2);
  CHECK(rateShare(schedule, kVeryLate) == 0.2);
}

TEST_CASE("Warming up, the rate grows evenly, and what comes after begins when it is whole") {
  Schedule schedule{.warmUp = 4, .stepEvery = 10, .stepFactor = 0.1, .cosineSteps = 10, .cosineFloor = 0};
  for (const ScheduleKind kind : kAll) {
    schedule.kind = kind;
    CHECK(rateShare(schedule, 0) == 0.25);
    CHECK(rateShare(schedule, 1) == 0.5);
    CHECK(rateShare(schedule, 2) == 0.75);
    CHECK(rateShare(schedule, 3) == 1);
    Schedule without = schedule;
    without.warmUp = 0;
    for (std::int64_t step = 0; step < 30; ++step) CHECK(rateShare(schedule, 4 + step) == rateShare(without, step));
  }
}

TEST_CASE("No share lies outside 0 to 1, and after the warm-up none is larger than the one before") {
  const ScheduleKind kind = GENERATE(ScheduleKind::constant, ScheduleKind::step, ScheduleKind::cosine);
  const double floor = GENERATE(0.0, 1.0);
  const Schedule schedule{.kind = kind, .warmUp = 7, .stepEvery = 50, .stepFactor = 0.9, .cosineSteps = 997, .cosineFloor = floor};
  double before = 1;
  for (std::int64_t step = 0; step < 1200; ++step) {
    const double share = rateShare(schedule, step);
    CHECK(share >= 0);
    CHECK(share <= 1);
    if (step < 7) continue;
    CHECK(share <= before);
    before = share;
  }
}

TEST_CASE("Schedules at the ends of their ranges are allowed, beyond them refused by field") {
  CHECK_NOTHROW(check(Schedule{}));
  CHECK_NOTHROW(check(Schedule{ScheduleKind::step, 1'000'000, 1'000'000, 1, 1'000'000'000, 1}));
  CHECK_NOTHROW(check(Schedule{ScheduleKind::cosine, 0, 1, 0, 1, 0}));
  const auto refused = [](const Schedule& schedule) { return errorOf([&] { check(schedule); }).details().field; };
  CHECK(refused({.warmUp = -1}) == "warmUp");
  CHECK(refused({.stepEvery = 0}) == "stepEvery");
  CHECK(refused({.stepFactor = 1.1}) == "stepFactor");
  CHECK(refused({.stepFactor = kNaN}) == "stepFactor");
  CHECK(refused({.cosineSteps = 0}) == "cosineSteps");
  CHECK(refused({.cosineFloor = -0.1}) == "cosineFloor");
}

TEST_CASE("Schedules are read and written by name") {
  for (const ScheduleKind kind : kAll) CHECK(scheduleFromName(nameOf(kind)) == kind);
  CHECK(nameOf(ScheduleKind::cosine) == "cosine");
  const auto error = errorOf([] { scheduleFromName("linear"); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "schedule");
  CHECK(error.details().allowed == "constant, step, cosine");
}
