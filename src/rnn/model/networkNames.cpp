#include "rnn/model/networkNames.hpp"

#include "rnn/core/names.hpp"

namespace rnn {

namespace {

constexpr Named<Activation> kActivations[] = {{Activation::tanh, "tanh"}, {Activation::relu, "relu"}, {Activation::sigmoid, "sigmoid"}};
constexpr Named<OutputKind> kOutputs[] = {{OutputKind::softmax, "softmax"}, {OutputKind::sigmoid, "sigmoid"}, {OutputKind::identity, "identity"}};
constexpr Named<AttentionKind> kAttentions[] = {
    {AttentionKind::none, "none"}, {AttentionKind::dot, "dot"}, {AttentionKind::additive, "additive"}};
constexpr Named<LossOver> kLosses[] = {{LossOver::steps, "steps"}, {LossOver::examples, "examples"}};

}  // namespace

Activation activationFromName(std::string_view name) { return kindIn(kActivations, "g", name); }
OutputKind outputFromName(std::string_view name) { return kindIn(kOutputs, "output", name); }
AttentionKind attentionFromName(std::string_view name) { return kindIn(kAttentions, "attention", name); }
LossOver lossOverFromName(std::string_view name) { return kindIn(kLosses, "lossOver", name); }

}  // namespace rnn
