// When a slice of time has gone by.
#pragma once

#include <chrono>

namespace rnn {

class Deadline {
 public:
  // Any number is allowed: beyond an hour, or where it is none, it means an hour.
  explicit Deadline(double milliseconds) {
    constexpr double kHour = 3.6e6;
    const std::chrono::duration<double, std::milli> span(milliseconds < kHour ? milliseconds : kHour);
    end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(span);
  }
  bool passed() const { return Clock::now() >= end_; }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point end_;
};

}  // namespace rnn
