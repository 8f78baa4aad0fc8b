#include "rnn/model/networkConfig.hpp"

#include <string>

#include "rnn/core/error.hpp"
#include "rnn/core/names.hpp"

namespace rnn {

namespace {

constexpr Named<Architecture> kArchitectures[] = {{Architecture::oneToOne, "one-to-one"},
                                                  {Architecture::oneToMany, "one-to-many"},
                                                  {Architecture::manyToOne, "many-to-one"},
                                                  {Architecture::manyToMany, "many-to-many"},
                                                  {Architecture::encoderDecoder, "encoder-decoder"}};

[[noreturn]] void refuse(std::string_view field, std::string_view value, std::string_view allowed, std::string_view why) {
  throw Error("setting-not-together", std::string(field) + " cannot be " + std::string(value) + ": " + std::string(why) + ".",
              {std::string(field), std::string(value), std::string(allowed)});
}

}  // namespace

void check(const NetworkConfig& c) {
  wholeNumber("inputSize", c.inputSize, 1, 8192);
  wholeNumber("embedding", c.embedding, 0, 1024);
  wholeNumber("hidden", c.hidden, 1, 1024);
  wholeNumber("layers", c.layers, 1, 8);
  realNumber("dropout", c.dropout, 0, 0.95);
  wholeNumber("outputSize", c.outputSize, 1, 8192);
  check(c.initial);

  const bool feedsBack = c.type == Architecture::oneToMany || c.type == Architecture::encoderDecoder;
  if (feedsBack && c.output != OutputKind::softmax) {
    refuse("output", "sigmoid or identity", "softmax", "outputs that are fed back are tokens, so they need softmax");
  }
  if (c.type == Architecture::oneToMany && !c.tokensIn) {
    refuse("tokensIn", "false", "true", "the one input of one to many is a token, as its outputs are");
  }
  if (c.type == Architecture::oneToMany && c.bidirectional) {
    refuse("bidirectional", "true", "false", "an output that is fed back cannot depend on what comes after it");
  }
  if (c.attention != AttentionKind::none && c.type != Architecture::encoderDecoder) {
    refuse("attention", "on", "none", "only a decoder has an encoder to attend to");
  }
  if (c.embedding > 0 && !c.tokensIn) refuse("embedding", std::to_string(c.embedding), "0", "only tokens are embedded");
  if (c.dropout > 0 && c.layers < 2) refuse("dropout", std::to_string(c.dropout), "0", "it acts between layers, and there is one");
}

void checkWindow(const NetworkConfig& c, int window) {
  wholeNumber("window", window, 0, 10000);
  if (window == 0 || !(c.bidirectional || c.type == Architecture::encoderDecoder)) return;
  refuse("window", std::to_string(window), "0", "gradients can be cut only where time runs through one stack in one direction");
}

Architecture architectureFromName(std::string_view name) { return kindIn(kArchitectures, "type", name); }
std::string_view nameOf(Architecture type) { return nameIn(kArchitectures, type); }

}  // namespace rnn
