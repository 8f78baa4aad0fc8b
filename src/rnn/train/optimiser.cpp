#include "rnn/train/optimiser.hpp"

#include <cmath>
#include <cstring>
#include <type_traits>

#include "rnn/math/lanes.hpp"

namespace rnn {

namespace {

constexpr double kAdagradEpsilon = 1e-10;
constexpr double kRmspropAlpha = 0.99, kRmspropEpsilon = 1e-8;
constexpr double kAdamBeta1 = 0.9, kAdamBeta2 = 0.999, kAdamEpsilon = 1e-8;

template <class T>
Lanes<T> all(double value) {
  return Lanes<T>::all(static_cast<T>(value));
}

// `rule` gets eight parameters, their gradients times the factor and their moments, and changes all but the gradients.
template <class T, class Rule, class... Moments>
void forEachEight(std::span<T> values, std::span<const T> gradients, double factor, Rule rule, Moments&... moments) {
  using L = Lanes<T>;
  const auto scale = all<T>(factor);
  const auto eightAt = [&](std::size_t i, auto count) {  // fewer than eight at the end of the block
    const auto load = [&](const T* from) {
      L x = L::all(0);
      std::memcpy(x.part, from + i, count * sizeof(T));
      return x;
    };
    const auto store = [&](const L& x, T* to) { std::memcpy(to + i, x.part, count * sizeof(T)); };
    const L gradient = load(gradients.data()) * scale;
    [&](L value, auto... moment) {
      rule(value, gradient, moment...);
      (store(moment, moments.data()), ...);
      store(value, values.data());
    }(load(values.data()), load(moments.data())...);
  };
  constexpr std::integral_constant<std::size_t, kPanel> kEight{};
  const std::size_t whole = values.size() - values.size() % kEight;
  for (std::size_t i = 0; i < whole; i += kEight) eightAt(i, kEight);
  if (whole < values.size()) eightAt(whole, values.size() - whole);
}

bool hasFirst(const OptimiserConfig& config) {
  switch (config.kind) {
    case OptimiserKind::sgd: return config.momentum != 0;
    case OptimiserKind::adagrad:
    case OptimiserKind::rmsprop: return false;
    case OptimiserKind::adam:
    case OptimiserKind::adamw: return true;
  }
  return false;
}

bool hasSecond(const OptimiserConfig& config) { return config.kind != OptimiserKind::sgd; }

// βⁿ as n updates come to it, one product after another, so that it is the same to the last bit.
double power(double beta, std::int64_t updates) {
  double product = 1;
  for (; updates > 0 && product * beta != product; --updates) product *= beta;
  return product;
}

}  // namespace

template <class T>
Optimiser<T>::Optimiser(const OptimiserConfig& config, std::size_t size) : config_(config) {
  if (hasFirst(config)) state_.first.resize(size);
  if (hasSecond(config)) state_.second.resize(size);
}

template <class T>
void Optimiser<T>::restore(const State& state) {
  state_ = state;
  decay1_ = power(kAdamBeta1, state.updates);
  decay2_ = power(kAdamBeta2, state.updates);
}

template <class T>
void Optimiser<T>::update(std::span<T> values, std::span<const T> gradients, double rate, double factor) {
  using L = Lanes<T>;
  const auto step = all<T>(rate);
  ++state_.updates;
  switch (config_.kind) {
    case OptimiserKind::sgd: {
      if (state_.first.empty()) {
        return forEachEight(values, gradients, factor, [&](L& p, const L& g) { p = p - step * g; });
      }
      const auto momentum = all<T>(config_.momentum);
      const auto rule = [&](L& p, const L& g, L& m) {
        m = multiplyAdd(m, momentum, g);
        p = p - step * m;
      };
      return forEachEight(values, gradients, factor, rule, state_.first);
    }
    case OptimiserKind::adagrad: {
      const auto epsilon = all<T>(kAdagradEpsilon);
      const auto rule = [&](L& p, const L& g, L& v) {
        v = multiplyAdd(g, g, v);
        p = p - step * g / (squareRoot(v) + epsilon);
      };
      return forEachEight(values, gradients, factor, rule, state_.second);
    }
    case OptimiserKind::rmsprop: {
      const auto alpha = all<T>(kRmspropAlpha), rest = all<T>(1 - kRmspropAlpha), epsilon = all<T>(kRmspropEpsilon);
      const auto rule = [&](L& p, const L& g, L& v) {
        v = multiplyAdd(v, alpha, g * g * rest);
        p = p - step * g / (squareRoot(v) + epsilon);
      };
      return forEachEight(values, gradients, factor, rule, state_.second);
    }
    case OptimiserKind::adam: return adam(values, gradients, rate, factor, 0);
    case OptimiserKind::adamw: return adam(values, gradients, rate, factor, config_.decay);
  }
}

template <class T>
void Optimiser<T>::adam(std::span<T> values, std::span<const T> gradients, double rate, double factor, double decay) {
  using L = Lanes<T>;
  decay1_ *= kAdamBeta1;
  decay2_ *= kAdamBeta2;
  const auto step = all<T>(rate / (1 - decay1_));
  const auto rootCorrection = all<T>(1 / std::sqrt(1 - decay2_));
  const auto beta1 = all<T>(kAdamBeta1), rest1 = all<T>(1 - kAdamBeta1);
  const auto beta2 = all<T>(kAdamBeta2), rest2 = all<T>(1 - kAdamBeta2);
  const auto epsilon = all<T>(kAdamEpsilon), kept = all<T>(1 - rate * decay);
  const auto rule = [&](L& p, const L& g, L& m, L& v) {
    m = multiplyAdd(m, beta1, g * rest1);
    v = multiplyAdd(v, beta2, g * g * rest2);
    p = p * kept - step * m / multiplyAdd(squareRoot(v), rootCorrection, epsilon);
  };
  forEachEight(values, gradients, factor, rule, state_.first, state_.second);
}

template class Optimiser<float>;
template class Optimiser<double>;

}  // namespace rnn
