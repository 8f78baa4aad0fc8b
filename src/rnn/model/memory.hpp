// How much memory a network needs, before any of it is taken.
#pragma once

#include "rnn/model/networkConfig.hpp"

namespace rnn {

// Numbers in all tensors.
double parameterNumbers(const NetworkConfig& config);

// Throws too-large when training would take more than a browser can safely give: the parameters with their gradients,
// moments, packed copies and last good state, and for `size` sequences of so many steps the gates, states and their
// gradients. outputNumbers: what the outputs before the loss take beside that.
void checkMemory(const NetworkConfig& config, int size, int inputSteps, int targetSteps, double outputNumbers = 0);

}  // namespace rnn
