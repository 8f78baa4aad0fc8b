// One update of all parameters from all gradients, in one pass over the flat block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "rnn/core/buffer.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

struct OptimiserConfig {
  OptimiserKind kind = OptimiserKind::adam;
  double momentum = 0;  // μ of SGD; 0 is plain SGD
  double decay = 0.01;  // λ of AdamW: the share of each parameter that a step of rate 1 takes away
};

// The rules, with η the rate, g the gradient times the factor, and PyTorch's formulas and constants (torch.optim):
//
//   sgd      m = μ m + g                  p −= η m              no damping (B. Polyak, 1964)
//   adagrad  v = v + g²                   p −= η g / (√v + ε)   ε = 1e-10 (J. Duchi, E. Hazan and Y. Singer, 2011)
//   rmsprop  v = α v + (1−α) g²           p −= η g / (√v + ε)   α = 0.99, ε = 1e-8 (G. Hinton, Coursera lecture 6e, 2012)
//   adam     m = β₁ m + (1−β₁) g,  v = β₂ v + (1−β₂) g²         β₁ = 0.9, β₂ = 0.999, ε = 1e-8
//            p −= η m̂ / (√v̂ + ε)   with m̂ = m / (1−β₁ⁿ), v̂ = v / (1−β₂ⁿ) in the n-th update (D. Kingma and J. Ba, 2015)
//   adamw    p −= η λ p, then as adam                           (I. Loshchilov and F. Hutter, 2019)
template <class T>
class Optimiser {
 public:
  // Everything is allocated here: the moments of `size` parameters, zero.
  Optimiser(const OptimiserConfig& config, std::size_t size);

  // All three have the size given above. The factor is that of clipping; it multiplies every gradient.
  void update(std::span<T> values, std::span<const T> gradients, double rate, double factor = 1);

  // Everything that the next update depends on.
  struct State {
    Buffer<T> first;           // m, else empty
    Buffer<T> second;          // v, else empty
    std::int64_t updates = 0;  // n
  };
  const State& state() const { return state_; }
  // The state of an optimiser of the same kind and size.
  void restore(const State& state);

 private:
  void adam(std::span<T> values, std::span<const T> gradients, double rate, double factor, double decay);

  OptimiserConfig config_;
  State state_;
  double decay1_ = 1, decay2_ = 1;  // β₁ⁿ and β₂ⁿ of Adam
};

}  // namespace rnn
