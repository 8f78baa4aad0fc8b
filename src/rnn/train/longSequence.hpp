// Back-propagation through all of a long sequence, in little memory: gradient checkpointing (T. Chen et al., 2016;
// for recurrent networks A. Gruslys et al., 2016).
//
// The sequence is cut into segments. On the way forward only the state before each segment is kept; on the way back each
// segment is computed once more from that state. Twice the forward work, and instead of T steps of gates and states only
// T/S states and S steps: 10,000 steps of an LSTM with 128 units and 32 sequences take 15 MB instead of 1.2 GB.
#pragma once

#include <vector>

#include "rnn/model/network.hpp"

namespace rnn {

template <class T>
class LongSequence {
 public:
  // For many to many and many to one, in one direction, without dropout or embedding; throws Error setting-not-together
  // otherwise. All sequences of a batch have full length. segment: S; 0 takes √T at the first run.
  explicit LongSequence(Network<T>& network, int segment = 0);

  // The loss of the batch as network.config().lossOver says; its gradients are then in network.parameters().
  double run(const Batch& batch);

  // ‖∂L/∂a⟨t⟩‖₂ of each layer at every step of the last run, averaged over the batch; only when asked for before it.
  void keepNorms(bool keep) { keepNorms_ = keep; }
  const std::vector<std::vector<double>>& norms() const { return norms_; }  // layers × T

  // Bytes of all activations, states and their gradients that the last run held.
  std::size_t activationBytes() const;

 private:
  int stepsOf(int segment) const;
  void prepare(const Batch& batch);
  void readInput(const Batch& batch, int segment);
  void forwardSegment(const Batch& batch, int segment);
  double backwardSegment(const Batch& batch, int segment);
  double outputOf(const Batch& batch, int segment);
  void saveState(int segment);
  void restoreState(int segment);
  void readNorms(int segment);
  LayerInput<T> input() const;

  Network<T>& network_;
  int wantedSegment_, segment_ = 0, segments_ = 0, steps_ = 0, size_ = 0;
  double scale_ = 1;
  bool keepNorms_ = false;
  StackTape<T> tape_;             // of one segment
  Sequence<T> features_, outputs_, readout_, dReadout_;
  std::vector<Token> tokens_;
  std::vector<std::vector<Buffer<T>>> states_;  // of each segment: a and c before it, layer by layer
  std::vector<std::vector<double>> norms_;
};

}  // namespace rnn
