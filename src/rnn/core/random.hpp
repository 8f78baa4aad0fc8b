// Seeded random numbers, the same on every machine: PCG32 (M. E. O'Neill, "PCG: A Family of Simple Fast
// Space-Efficient Statistically Good Algorithms for Random Number Generation", 2014).
#pragma once

#include <cstdint>

namespace rnn {

class Random {
 public:
  // Two generators with different streams give unrelated sequences from one seed.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  std::uint32_t bits();                   // 32 uniform bits
  double uniform();                       // in [0, 1), 53 bits
  double uniform(double low, double high);
  std::uint32_t below(std::uint32_t n);   // in [0, n), without bias
  double normal();                        // mean 0, variance 1

  // Everything that decides what comes next; to be kept in a file and given back.
  struct Position {
    std::uint64_t state;
    std::uint64_t increment;
  };
  Position position() const { return {state_, increment_}; }
  void restore(Position position);

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

}  // namespace rnn
