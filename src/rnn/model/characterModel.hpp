// A character-level language model: the network that reads each character one-hot and says at every step which comes next.
#pragma once

#include "rnn/model/network.hpp"

namespace rnn {

inline NetworkConfig characterConfig(CellKind cell, int vocabulary, int hidden, int layers) {
  NetworkConfig config;
  config.type = Architecture::manyToMany;
  config.inputSize = vocabulary;
  config.outputSize = vocabulary;
  config.cell = cell;
  config.hidden = hidden;
  config.layers = layers;
  return config;
}

template <class T>
class CharacterModel : public Network<T> {
 public:
  CharacterModel(CellKind cell, int vocabulary, int hidden, int layers)
      : Network<T>(characterConfig(cell, vocabulary, hidden, layers)) {}

  int vocabulary() const { return this->config().outputSize; }
};

}  // namespace rnn
