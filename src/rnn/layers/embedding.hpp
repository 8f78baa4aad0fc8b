// Tokens become learned features: row v of the table E (V × D) stands for token v.
#pragma once

#include <string>

#include "rnn/core/parameters.hpp"
#include "rnn/core/random.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/layers/recurrentLayer.hpp"

namespace rnn {

template <class T>
class Embedding {
 public:
  // Adds name.weight (tokens × features) to `parameters`.
  Embedding(Parameters<T>& parameters, const std::string& name, int tokens, int features)
      : features_(features), weight_(parameters.add(name + ".weight", tokens, features)) {}

  PaddedAxis axis() const { return {1, features_}; }

  // PyTorch's own: normal, mean 0, variance 1.
  void initialise(Parameters<T>& parameters, Random& random) const {
    auto table = parameters.value(weight_);
    for (Eigen::Index i = 0; i < table.size(); ++i) table.data()[i] = static_cast<T>(random.normal());
  }

  // out(t, ·, b) = E[tokens[t, b]]; zero for kNoToken.
  void forward(Parameters<T>& parameters, SequenceView<T> out, const Token* tokens) const {
    const auto table = parameters.value(weight_);
    forEach(out, tokens, [&](int t, int b, Token token) {
      for (int i = 0; i < features_; ++i) out.at(t, i, b) = token == kNoToken ? T(0) : table(token, i);
    });
  }
  // Sets the gradient of E from dOut.
  void backward(Parameters<T>& parameters, SequenceView<const T> dOut, const Token* tokens) const {
    auto gradient = parameters.gradient(weight_);
    gradient.setZero();
    forEach(dOut, tokens, [&](int t, int b, Token token) {
      if (token == kNoToken) return;
      for (int i = 0; i < features_; ++i) gradient(token, i) += dOut.at(t, i, b);
    });
  }

 private:
  template <class View, class Visit>
  void forEach(const View& view, const Token* tokens, Visit visit) const {
    for (int t = 0; t < view.steps; ++t) {
      for (int b = 0; b < view.batch; ++b) visit(t, b, tokens[static_cast<std::ptrdiff_t>(t) * view.batch + b]);
    }
  }

  int features_;
  int weight_;
};

}  // namespace rnn
