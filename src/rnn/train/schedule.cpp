#include "rnn/train/schedule.hpp"

#include <numbers>

#include "rnn/core/names.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

constexpr Named<ScheduleKind> kSchedules[] = {
    {ScheduleKind::constant, "constant"}, {ScheduleKind::step, "step"}, {ScheduleKind::cosine, "cosine"}};

// xⁿ by squaring; the C library's pow may differ in the last bit from one system to the next.
double power(double x, std::int64_t n) {
  double result = 1;
  for (; n > 0; n /= 2) {
    if (n % 2 == 1) result *= x;
    x *= x;
  }
  return result;
}

double cosineShare(const Schedule& schedule, std::int64_t step) {
  if (step >= schedule.cosineSteps) return schedule.cosineFloor;
  const double angle = std::numbers::pi * static_cast<double>(step) / schedule.cosineSteps;
  return schedule.cosineFloor + (1 - schedule.cosineFloor) * 0.5 * (1 + cosine(angle));
}

}  // namespace

void check(const Schedule& schedule) {
  wholeNumber("warmUp", schedule.warmUp, 0, 1'000'000);
  wholeNumber("stepEvery", schedule.stepEvery, 1, 1'000'000);
  realNumber("stepFactor", schedule.stepFactor, 0, 1);
  wholeNumber("cosineSteps", schedule.cosineSteps, 1, 1'000'000'000);
  realNumber("cosineFloor", schedule.cosineFloor, 0, 1);
}

double rateShare(const Schedule& schedule, std::int64_t step) {
  if (step < schedule.warmUp) return static_cast<double>(step + 1) / schedule.warmUp;
  step -= schedule.warmUp;
  switch (schedule.kind) {
    case ScheduleKind::constant: return 1;
    case ScheduleKind::step: return power(schedule.stepFactor, step / schedule.stepEvery);
    case ScheduleKind::cosine: return cosineShare(schedule, step);
  }
  return 1;
}

ScheduleKind scheduleFromName(std::string_view name) { return kindIn(kSchedules, "schedule", name); }
std::string_view nameOf(ScheduleKind kind) { return nameIn(kSchedules, kind); }

}  // namespace rnn
