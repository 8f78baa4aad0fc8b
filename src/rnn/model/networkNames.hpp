// The choices of a network configuration by the names under which the page writes them; throw setting-unknown-choice.
#pragma once

#include <string_view>

#include "rnn/model/networkConfig.hpp"

namespace rnn {

Activation activationFromName(std::string_view name);     // "tanh", "relu", "sigmoid"
OutputKind outputFromName(std::string_view name);         // "softmax", "sigmoid", "identity"
AttentionKind attentionFromName(std::string_view name);   // "none", "dot", "additive"
LossOver lossOverFromName(std::string_view name);         // "steps", "examples"

}  // namespace rnn
