#include "rnn/model/networkConfig.hpp"

#include <string>

#include "rnn/core/decimal.hpp"
#include "rnn/core/error.hpp"
#include "rnn/core/names.hpp"

namespace rnn {

namespace {

constexpr Named<Architecture> kArchitectures[] = {{Architecture::oneToOne, "one-to-one"},
                                                  {Architecture::oneToMany, "one-to-many"},
                                                  {Architecture::manyToOne, "many-to-one"},
                                                  {Architecture::manyToMany, "many-to-many"},
                                                  {Architecture::encoderDecoder, "encoder-decoder"}};

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
    refuse("setting-not-together", "{field} cannot be {value}: outputs that are fed back are tokens, so they need softmax.", "output", "sigmoid or identity", "softmax");
  }
  if (c.type == Architecture::oneToMany && !c.tokensIn) {
    refuse("setting-not-together", "{field} cannot be {value}: the one input of one to many is a token, as its outputs are.", "tokensIn", "false", "true");
  }
  if (c.type == Architecture::oneToMany && c.bidirectional) {
    refuse("setting-not-together", "{field} cannot be {value}: an output that is fed back cannot depend on what comes after it.", "bidirectional", "true", "false");
  }
  if (c.attention != AttentionKind::none && c.type != Architecture::encoderDecoder) {
    refuse("setting-not-together", "{field} cannot be {value}: only a decoder has an encoder to attend to.", "attention", "on", "none");
  }
  if (c.embedding > 0 && !c.tokensIn) refuse("setting-not-together", "{field} cannot be {value}: only tokens are embedded.", "embedding", c.embedding, "0");
  if (c.dropout > 0 && c.layers < 2) refuse("setting-not-together", "{field} cannot be {value}: it acts between layers, and there is one.", "dropout", decimal(c.dropout), "0");
}

void checkWindow(const NetworkConfig& c, int window) {
  wholeNumber("window", window, 0, 10000);
  if (window == 0 || !(c.bidirectional || c.type == Architecture::encoderDecoder)) return;
  refuse("setting-not-together", "{field} cannot be {value}: gradients can be cut only where time runs through one stack in one direction.", "window", window, "0");
}

Architecture architectureFromName(std::string_view name) { return kindIn(kArchitectures, "type", name); }
std::string_view nameOf(Architecture type) { return nameIn(kArchitectures, type); }

}  // namespace rnn
