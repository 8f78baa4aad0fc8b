// How the learning rate changes while a model learns. A schedule gives a share of the rate that a person has chosen, so
// that moving the chosen rate moves all that is to come.
#pragma once

#include <cstdint>
#include <string_view>

namespace rnn {

enum class ScheduleKind {
  constant,  // 1
  step,      // stepFactorⁿ after n times stepEvery updates (PyTorch: StepLR)
  cosine,    // from 1 along half a cosine down to cosineFloor, and stays (I. Loshchilov and F. Hutter, 2017; no restarts)
};

struct Schedule {
  ScheduleKind kind = ScheduleKind::constant;
  int warmUp = 0;            // updates in which the share first grows evenly to 1 (P. Goyal et al., 2017): 0–1,000,000
  int stepEvery = 1000;      // updates: 1–1,000,000
  double stepFactor = 0.5;   // 0–1
  int cosineSteps = 10000;   // updates from the end of the warm-up to the floor: 1–1,000,000,000
  double cosineFloor = 0.1;  // share of the rate: 0–1
};

// Throws Error naming the field, its value and what is allowed.
void check(const Schedule& schedule);

// The share of the rate, in [0, 1], for the update that comes after `step` others. The same bits on every machine.
double rateShare(const Schedule& schedule, std::int64_t step);

// "constant", "step", "cosine"; throws setting-unknown-choice.
ScheduleKind scheduleFromName(std::string_view name);
std::string_view nameOf(ScheduleKind kind);

}  // namespace rnn
