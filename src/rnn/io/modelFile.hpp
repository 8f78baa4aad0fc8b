// A character-level model as a safetensors file. Its weights are named and laid out as the state_dict of
//
//     class Model(torch.nn.Module):
//         self.rnn = torch.nn.LSTM(V, H, layers)      # or GRU, RNN; the input is one-hot
//         self.output = torch.nn.Linear(H, V)
//
// and beside them lies what training goes on from:
//
//     tensors   rnn.weight_ih_l0, …, output.bias                weights, and nothing else is needed to write on
//               optimiser.first.NAME, optimiser.second.NAME     the moments of each weight, those that the optimiser
//               has carried.a, carried.c                            layers × B × H, the state before the next window
//     metadata  tekrar.format                                   "1"
//               tekrar.cell, tekrar.hidden, tekrar.layers       the shape of the model
//               tekrar.vocabulary                               its V characters in the order of their tokens
//               tekrar.batch, …, tekrar.seed                    the other settings; their defaults when missing
//               tekrar.step                                     of the training state; without it there is none
//
// and what lies in it for whoever opens it, both only where asked for (modelParts.hpp):
//
//     tensor    text                                            the UTF-8 of the text as U8
//     metadata  tekrar.setup                                    how to come to the same settings
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rnn/data/vocabulary.hpp"
#include "rnn/io/modelParts.hpp"
#include "rnn/model/settings.hpp"
#include "rnn/train/trainingState.hpp"

namespace rnn {

struct SavedModel {
  CharacterSettings settings;
  Vocabulary vocabulary;
  TrainingState<float> state;
  bool trained;  // false: the file holds weights only; the state has neither moments nor a carried state, and step 0
};

std::vector<std::byte> writeModelFile(const CharacterSettings& settings, const Vocabulary& vocabulary,
                                      const TrainingState<float>& state, const Beside& beside = {});

// Checks the whole file before it gives anything back. Beside what readSafetensors throws:
//   file-version            it is of another format version
//   file-missing            metadata or a tensor is missing; details().field names it
//   file-shape              a tensor has another shape than its settings ask for, or there are more tensors
//   file-not-finite         a number is NaN or infinite
//   file-vocabulary         the vocabulary cannot be one
//   setting-…               a setting cannot work, as check(settings) says it
SavedModel readModelFile(std::span<const std::byte> bytes);

// What a new trainer goes on from: the saved state, or, when only weights were saved, `fresh` with those weights.
// fresh: the state of a trainer that was just built with the saved settings. Throws file-missing when the saved
// optimiser has not the moments that a fresh one has.
TrainingState<float> continued(const SavedModel& saved, TrainingState<float> fresh);

}  // namespace rnn
