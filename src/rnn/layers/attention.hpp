// Attention of a decoder over all states of its encoder (D. Bahdanau et al., 2015; M.-T. Luong et al., 2015).
//
//     k⟨s⟩ = W_k h⟨s⟩ + b_k                                            a key for each encoder state h⟨s⟩
//     e⟨t,s⟩ = a⟨t⟩·k⟨s⟩ / √H                      (dot)
//     e⟨t,s⟩ = v·tanh(W_q a⟨t⟩ + b_q + k⟨s⟩)       (additive)
//     α⟨t,·⟩ = softmax over s of e⟨t,·⟩             m⟨t⟩ = Σ_s α⟨t,s⟩ h⟨s⟩
//     ã⟨t⟩ = tanh(W_c [m⟨t⟩; a⟨t⟩] + b_c)                              what the output layer reads instead of a⟨t⟩
#pragma once

#include <optional>
#include <span>

#include "rnn/layers/dense.hpp"
#include "rnn/math/packedWeights.hpp"
#include "rnn/model/networkConfig.hpp"

namespace rnn {

// One sequence of a batch, its steps as the rows of matrices, so that the scores, the mixtures and their gradients are
// products for the kernels (math/product.hpp).
template <class T>
struct AttendedSequence {
  PackedWeights<T> keys, keysAcross;      // H × T_x and T_x × H
  PackedWeights<T> states, statesAcross;  // h: E × T_x and T_x × E
  PackedWeights<T> dKeys, dStates;
  Sequence<T> queries, scores, mixtures;  // one step of T_y rows each: H, T_x (e, then α) and E wide
  Sequence<T> dQueries, dScores, dMixtures;
};

template <class T>
struct AttentionTape {
  Sequence<T> keys, dKeys;          // T_x × H
  Sequence<T> queries, dQueries;    // T_y × H, additive only
  Sequence<T> joined, dJoined;      // T_y × [m; a]
  Sequence<T> mixed, dMixed;        // T_y × H: ã
  std::vector<T> weights;           // α, T_y × B × T_x
  AttendedSequence<T> one;          // the sequence that is worked on
};

template <class T>
class Attention {
 public:
  // encoder: the axis of h⟨s⟩, one or two segments of `hidden`.
  Attention(Parameters<T>& parameters, AttentionKind kind, int hidden, PaddedAxis encoder);

  void initialise(Parameters<T>& parameters, Random& random) const;
  void pack(Parameters<T>& parameters);
  void clearGradients();
  void unpackGradients(Parameters<T>& parameters);

  AttentionTape<T> makeTape(int encoderSteps, int decoderSteps, int batch, bool forTraining) const;

  // The keys of an encoded input, once; then any steps of the decoder. lengths: of each input; empty when all are full.
  void readEncoder(AttentionTape<T>& tape, SequenceView<const T> encoder) const;
  void forward(AttentionTape<T>& tape, SequenceView<const T> encoder, SequenceView<const T> decoder,
               std::span<const int> lengths, int from, int to) const;
  // tape.dMixed holds ∂L/∂ã. Sets dEncoder and dDecoder.
  void backward(AttentionTape<T>& tape, SequenceView<const T> encoder, SequenceView<const T> decoder,
                SequenceView<T> dEncoder, SequenceView<T> dDecoder, std::span<const int> lengths);

 private:
  int hiddenPanels() const { return panelsFor(hidden_); }
  void read(AttendedSequence<T>& one, const AttentionTape<T>& tape, const SequenceView<const T>& encoder,
            const SequenceView<const T>& query, int b, int from, int to) const;
  void score(AttendedSequence<T>& one) const;
  void backwardScores(AttendedSequence<T>& one, int length);

  AttentionKind kind_;
  int hidden_;
  PaddedAxis encoder_;
  Dense<T> key_;
  std::optional<Dense<T>> query_;
  int score_ = -1;                 // v, 1 × H, in Parameters; additive only
  Buffer<T> scoreWeights_, dScoreWeights_;
  Dense<T> combine_;
};

}  // namespace rnn
