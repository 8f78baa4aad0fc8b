// The network unrolled over time, as it is drawn: what is computed from what. Made from the configuration alone, so the
// drawing is the network and not a picture kept beside it.
#pragma once

#include <string>
#include <vector>

#include "rnn/layers/recurrentLayer.hpp"
#include "rnn/model/networkConfig.hpp"

namespace rnn {

struct GraphNode {
  enum class Role { input, hidden, output, attention };
  Role role;
  int column;           // time from left to right, from 0; a decoder's columns follow those of its encoder
  int step;             // t from 0 within encoder or decoder
  int layer;            // 0 the input, 1…L hidden, L+1 the output; attention stands with layer L+1
  Direction direction;  // of a hidden node
  bool decoder;         // belongs to the decoder
};

struct GraphEdge {
  enum class Role {
    input,      // W_ax: from below into a cell
    recurrent,  // W_aa: from one step to the next
    output,     // W_ya: from the top cell to ŷ
    feedback,   // ŷ⟨t−1⟩ becomes the next input
    handover,   // the encoder's last state becomes the decoder's first
    attention,  // α⟨t,s⟩: from an encoder state into the mixture of step t
    mixture,    // from the mixture and from a⟨t⟩ to what the output reads
  };
  int from, to;        // indices of nodes
  Role role;
  std::string weight;  // the tensor that acts on this edge ("weight_hh_l0"); empty where none does
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
  int columns = 0;
};

// inputSteps: T_x (1 for one to one and one to many); targetSteps: T_y (1 for many to one; T_x where both are equal).
// Throws Error for lengths that the type does not allow, and graph-too-large where nobody could see anything any more.
Graph unroll(const NetworkConfig& config, int inputSteps, int targetSteps);

}  // namespace rnn
