// A network that learns a task as a safetensors file, to be gone on with by a session of the same settings, which the
// file does not hold:
//
//     tensors   weight_ih_l0, …                                 the weights, named and laid out as PyTorch's modules do
//               optimiser.first.NAME, optimiser.second.NAME     the moments of each weight, those that the optimiser has
//     metadata  tekrar.format                                   "1"
//               tekrar.task, tekrar.type, tekrar.cell           what it belongs to
//               tekrar.step, tekrar.judged, tekrar.batches, tekrar.dropout
//                                                               the training state; the last two are positions of
//                                                               random numbers
//               tekrar.setup                                    how to come to the same settings, where asked for
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rnn/io/modelParts.hpp"
#include "rnn/model/network.hpp"
#include "rnn/train/networkTrainer.hpp"

namespace rnn {

std::vector<std::byte> writeTaskFile(const std::string& task, const Network<float>& network,
                                     const NetworkTrainer::State& state, const Beside& beside = {});

// What the trainer of this network goes on from. fresh: its present state. Checks the whole file before it gives
// anything back. Beside what readSafetensors throws, as readModelFile does: file-version, file-missing, file-shape,
// file-not-finite, setting-not-a-number and setting-out-of-range (step, judged, batches, dropout), and
//   file-other-model        it belongs to another task or network; details().field names what differs
NetworkTrainer::State readTaskFile(std::span<const std::byte> bytes, const std::string& task,
                                   const Network<float>& network, NetworkTrainer::State fresh);

// Whether no number in it is NaN or infinite.
bool isFinite(const NetworkTrainer::State& state);

}  // namespace rnn
