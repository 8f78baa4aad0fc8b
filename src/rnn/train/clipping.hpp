// Gradients kept from growing without bound (R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training
// recurrent neural networks", 2013), by their norm or number by number.
#pragma once

#include <span>

namespace rnn {

// √Σ g², summed in double.
template <class T>
double globalNorm(std::span<const T> gradients);

// The factor that brings a gradient of this norm down to at most `clip`; 1 when it is small enough or clip is 0.
// As PyTorch's clip_grad_norm_; Optimiser::update takes the factor, so that clipping costs no pass of its own.
double clipFactor(double norm, double clip);

// Every gradient into [−limit, limit]; NaN stays NaN, and a limit of 0 changes nothing. As PyTorch's clip_grad_value_.
template <class T>
void clipByValue(std::span<T> gradients, double limit);

}  // namespace rnn
