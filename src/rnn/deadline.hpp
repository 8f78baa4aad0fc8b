// When a slice of time has gone by.
#pragma once

#include <time.h>  // clock_gettime, which <ctime> need not have

namespace rnn {

class Deadline {
 public:
  // Any number is allowed: beyond an hour, or where it is none, it means an hour.
  explicit Deadline(double milliseconds) {
    constexpr double kHour = 3.6e6;
    end_ = now() + (milliseconds < kHour ? milliseconds : kHour);
  }
  bool passed() const { return now() >= end_; }

 private:
  // In ms. Not by std::chrono, whose clocks can throw and bring the names of all system errors into the module.
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
  }

  double end_ = 0;
};

}  // namespace rnn
