// Everything that a network computes for one input, step by step and layer by layer, for who wants to look inside.
// Computed only when asked for, beside training and not in it.
#pragma once

#include <string>
#include <vector>

#include "rnn/look/rows.hpp"
#include "rnn/model/network.hpp"

namespace rnn {

// A gate by the course's name, before and after its activation.
struct TracedGate {
  std::string name;    // LSTM "update", "forget", "candidate", "output"; GRU "reset", "update", "candidate"; RNN "hidden"
  Rows preActivation;  // T × H: what g or σ or tanh is applied to
  Rows value;          // T × H
};

// Where an example has ended, a and c are 0; gates there mean nothing.
struct TracedLayer {
  std::string part;    // "stack", "encoder" or "decoder"
  int layer;           // from 0
  Direction direction;
  Rows x;              // T × I, what the layer reads; a token as its one-hot row only when I ≤ 256, else empty
  std::vector<TracedGate> gates;
  Rows a;              // T × H: a⟨t⟩
  Rows aPrevious;      // T × H: the state that step t began with
  Rows c;              // T × H: c⟨t⟩; LSTM only
};

struct Trace {
  std::vector<TracedLayer> layers;
  Rows z;              // T_y × O: W_ya a⟨t⟩ + b_y
  Rows outputs;        // T_y × O: ŷ⟨t⟩
  Rows running{};      // T_x × O, many to one in one direction: what ŷ would be if the input ended at t; else empty
  std::vector<double> losses;  // T_y: L⟨t⟩, 0 where nothing is judged
  Rows attention;      // T_y × T_x: α⟨t,s⟩; empty without attention
};

// example: a batch of one. Its targets may be left out: all losses are 0 then.
template <class T>
Trace trace(Network<T>& network, const Batch& example);

}  // namespace rnn
