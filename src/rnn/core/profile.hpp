// Where the time of a training step goes. RNN_PHASE(phase) counts what follows in its block to a phase; in a build
// without RNN_PROFILE (all but the program of `npm run profile`) it is nothing at all. One thread only.
#pragma once

#if defined(RNN_PROFILE)

#include <array>
#include <chrono>

namespace rnn::profile {

enum class Phase {
  rest,              // whatever is in no other phase
  inputForward,      // W_ax x⟨t⟩ + b_a: gathered columns, or one product over many steps
  recurrentForward,  // W_aa a⟨t−1⟩
  gatesForward,
  output,            // dense layer and softmax, there and back
  gatesBackward,
  recurrentBackward, // W_aaᵀ dz
  inputBackward,     // W_axᵀ dz, for the layer below
  weightGradients,   // dW_aa, dW_ax, db
  update,            // gradients into the flat block, norm, optimiser, the next window's characters
  pack,              // weights into the layout of the products
  kCount,
};

inline std::array<double, static_cast<std::size_t>(Phase::kCount)> seconds{};

inline double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// A block inside another one is counted to its own phase only.
class Block {
 public:
  explicit Block(Phase phase) : outer_(present_) { turnTo(phase); }
  ~Block() { turnTo(outer_); }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  // Counts what has gone by until now.
  static void settle() { turnTo(present_); }

 private:
  static void turnTo(Phase phase) {
    const double time = now();
    seconds[static_cast<std::size_t>(present_)] += time - since_;
    present_ = phase;
    since_ = time;
  }

  static inline Phase present_ = Phase::rest;
  static inline double since_ = now();
  Phase outer_;
};

}  // namespace rnn::profile

#define RNN_PHASE_NAME(line) rnnPhase##line
#define RNN_PHASE_AT(phase, line) const ::rnn::profile::Block RNN_PHASE_NAME(line)(::rnn::profile::Phase::phase)
#define RNN_PHASE(phase) RNN_PHASE_AT(phase, __LINE__)
#else
#define RNN_PHASE(phase) static_cast<void>(0)
#endif
