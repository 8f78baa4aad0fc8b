#include "rnn/layers/dense.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/initialise.hpp"
#include "rnn/math/product.hpp"

namespace rnn {

template <class T>
Dense<T>::Dense(Parameters<T>& parameters, const std::string& name, int outputs, PaddedAxis inputs)
    : outputs_{1, outputs},
      inputs_(inputs),
      weight_(parameters.add(name + ".weight", outputs, inputs.segments * inputs.size)),
      biasTensor_(parameters.add(name + ".bias", outputs, 1)),
      weights_(outputs_, inputs),
      weightsBack_(inputs, outputs_),
      dWeights_(outputs_, inputs),
      bias_(static_cast<std::size_t>(outputs_.padded())),
      dBias_(bias_.size()) {}

template <class T>
void Dense<T>::initialise(Parameters<T>& parameters, Random& random) const {
  const double bound = 1 / std::sqrt(static_cast<double>(inputs_.segments * inputs_.size));
  for (const int tensor : {weight_, biasTensor_}) {
    rnn::initialise<T>(InitialiserKind::uniform, parameters.value(tensor), 1, bound, random);
  }
}

template <class T>
void Dense<T>::pack(Parameters<T>& parameters) {
  weights_.pack(parameters.value(weight_));
  weightsBack_.packTransposed(parameters.value(weight_));
  std::copy_n(parameters.value(biasTensor_).data(), outputs_.size, bias_.data());
}

template <class T>
void Dense<T>::clearGradients() {
  std::fill(dWeights_.numbers().begin(), dWeights_.numbers().end(), T(0));
  std::fill(dBias_.begin(), dBias_.end(), T(0));
}

template <class T>
void Dense<T>::unpackGradients(Parameters<T>& parameters) {
  dWeights_.unpackInto(parameters.gradient(weight_));
  std::copy_n(dBias_.data(), outputs_.size, parameters.gradient(biasTensor_).data());
}

template <class T>
void Dense<T>::forward(SequenceView<T> out, SequenceView<const T> in, int from, int to) const {
  multiply<T>(out, weights_, in, from, to, Onto::bias, bias_.data());
}

template <class T>
void Dense<T>::backward(SequenceView<const T> dOut, SequenceView<const T> in, SequenceView<T> dIn, int from, int to) {
  accumulateOuter<T>(dWeights_, dOut, in, from, to);
  accumulateSums<T>(dBias_.data(), dOut, from, to);
  if (dIn.data) multiply<T>(dIn, weightsBack_, dOut, from, to, Onto::zero);
}

template class Dense<float>;
template class Dense<double>;

}  // namespace rnn
