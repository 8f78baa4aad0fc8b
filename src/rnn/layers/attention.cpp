#include "rnn/layers/attention.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/initialise.hpp"
#include "rnn/math/activations.hpp"
#include "rnn/math/product.hpp"

namespace rnn {

namespace {

// to[0…7] += more
template <class T>
void addTo(T* to, const Lanes<T>& more) {
  (Lanes<T>::load(to) + more).store(to);
}

// How many encoder steps example b has.
int lengthOf(std::span<const int> lengths, int b, int steps) {
  return lengths.empty() ? steps : lengths[static_cast<std::size_t>(b)];
}

template <class T>
void softmaxOver(T* scores, int count) {
  const T largest = *std::max_element(scores, scores + count);
  T total = 0;
  for (int first = 0; first < count; first += kPanel) {
    const int lanes = std::min(kPanel, count - first);
    T some[kPanel] = {};
    for (int i = 0; i < lanes; ++i) some[i] = scores[first + i] - largest;
    expOf(Lanes<T>::load(some)).store(some);
    for (int i = 0; i < lanes; ++i) total += scores[first + i] = some[i];
  }
  for (int i = 0; i < count; ++i) scores[i] /= total;
}

template <class T>
void clear(PackedWeights<T>& x) {
  std::fill(x.numbers().begin(), x.numbers().end(), T(0));
}

// A matrix of so many rows and panels; memory is taken only when there has not been as much before.
template <class T>
SequenceView<T> rows(Sequence<T>& matrix, int panels, int count) {
  const SequenceView<T> view = matrix.view();
  if (view.panels != panels || view.batch != count) matrix = Sequence<T>(1, panels, count);
  return matrix.view();
}

// Steps from…to of sequence b as rows.
template <class T>
void copyRows(const SequenceView<T>& matrix, const SequenceView<const T>& from, int firstStep, int firstPanel, int b) {
  for (int p = 0; p < matrix.panels; ++p) {
    for (int t = 0; t < matrix.batch; ++t) {
      std::copy_n(from.panel(firstStep + t, firstPanel + p) + b * kPanel, kPanel, matrix.panel(0, p) + t * kPanel);
    }
  }
}

// Sequence b of x as a matrix of features × steps, and turned over.
template <class T>
void copyBothWays(PackedWeights<T>& matrix, PackedWeights<T>& across, const SequenceView<const T>& x, int b) {
  for (int s = 0; s < x.steps; ++s) {
    T* const column = across.panel(s / kPanel) + s % kPanel;
    for (int p = 0; p < x.panels; ++p) {
      const T* const from = x.panel(s, p) + b * kPanel;
      std::copy_n(from, kPanel, matrix.panel(p) + s * kPanel);
      for (int lane = 0; lane < kPanel; ++lane) column[(p * kPanel + lane) * kPanel] = from[lane];
    }
  }
}

// α⟨t,·⟩ of sequence b.
template <class T>
T* weightsOf(AttentionTape<T>& tape, int t, int b, const SequenceView<const T>& encoder) {
  return &tape.weights[static_cast<std::size_t>((t * encoder.batch + b) * encoder.steps)];
}

// What a layer's input gets from dOut, added to what it has already.
template <class T>
void addBackward(Dense<T>& layer, const SequenceView<T>& dOut, const SequenceView<const T>& in, const SequenceView<T>& dIn) {
  Sequence<T> more(in.steps, in.panels, in.batch);
  layer.backward(dOut, in, more.view(), 0, in.steps);
  for (int t = 0; t < in.steps; ++t) {
    for (std::ptrdiff_t i = 0; i < in.panels * in.panelStride(); i += kPanel) {
      addTo(dIn.panel(t, 0) + i, Lanes<T>::load(more.view().panel(t, 0) + i));
    }
  }
}

template <class T>
void product(const SequenceView<T>& out, const PackedWeights<T>& weights, const SequenceView<T>& in) {
  multiply<T>(out, weights, in, 0, 1, Onto::zero);
}

template <class T>
void outerProduct(PackedWeights<T>& out, const SequenceView<T>& left, const SequenceView<T>& right) {
  clear(out);
  accumulateOuter<T>(out, left, right, 0, 1);
}

}  // namespace

template <class T>
Attention<T>::Attention(Parameters<T>& parameters, AttentionKind kind, int hidden, PaddedAxis encoder)
    : kind_(kind),
      hidden_(hidden),
      encoder_(encoder),
      key_(parameters, "attention.key", hidden, encoder),
      combine_(parameters, "attention.combine", hidden, {encoder.segments + 1, hidden}) {
  if (kind != AttentionKind::additive) return;
  query_.emplace(parameters, "attention.query", hidden, PaddedAxis{1, hidden});
  score_ = parameters.add("attention.score.weight", 1, hidden);
  scoreWeights_.resize(static_cast<std::size_t>(paddedSize(hidden)));
  dScoreWeights_.resize(scoreWeights_.size());
}

template <class T>
void Attention<T>::initialise(Parameters<T>& parameters, Random& random) const {
  key_.initialise(parameters, random);
  combine_.initialise(parameters, random);
  if (!query_) return;
  query_->initialise(parameters, random);
  const double bound = 1 / std::sqrt(static_cast<double>(hidden_));
  rnn::initialise<T>(InitialiserKind::uniform, parameters.value(score_), 1, bound, random);
}

template <class T>
void Attention<T>::pack(Parameters<T>& parameters) {
  key_.pack(parameters);
  combine_.pack(parameters);
  if (!query_) return;
  query_->pack(parameters);
  std::copy_n(parameters.value(score_).data(), hidden_, scoreWeights_.data());
}

template <class T>
void Attention<T>::clearGradients() {
  key_.clearGradients();
  combine_.clearGradients();
  if (query_) query_->clearGradients();
  std::fill(dScoreWeights_.begin(), dScoreWeights_.end(), T(0));
}

template <class T>
void Attention<T>::unpackGradients(Parameters<T>& parameters) {
  key_.unpackGradients(parameters);
  combine_.unpackGradients(parameters);
  if (!query_) return;
  query_->unpackGradients(parameters);
  std::copy_n(dScoreWeights_.data(), hidden_, parameters.gradient(score_).data());
}

template <class T>
AttentionTape<T> Attention<T>::makeTape(int encoderSteps, int decoderSteps, int batch, bool forTraining) const {
  AttentionTape<T> tape;
  const int joined = encoder_.panels() + hiddenPanels();
  tape.keys = Sequence<T>(encoderSteps, hiddenPanels(), batch);
  tape.joined = Sequence<T>(decoderSteps, joined, batch);
  tape.mixed = Sequence<T>(decoderSteps, hiddenPanels(), batch);
  tape.weights.resize(static_cast<std::size_t>(decoderSteps) * static_cast<std::size_t>(batch) * static_cast<std::size_t>(encoderSteps));
  const PaddedAxis steps{1, encoderSteps}, hidden{1, hidden_};
  AttendedSequence<T>& one = tape.one;
  one.keys = PackedWeights<T>(hidden, steps);
  one.keysAcross = PackedWeights<T>(steps, hidden);
  one.states = PackedWeights<T>(encoder_, steps);
  one.statesAcross = PackedWeights<T>(steps, encoder_);
  if (query_) tape.queries = Sequence<T>(decoderSteps, hiddenPanels(), batch);
  if (!forTraining) return tape;
  tape.dKeys = Sequence<T>(encoderSteps, hiddenPanels(), batch);
  tape.dJoined = Sequence<T>(decoderSteps, joined, batch);
  tape.dMixed = Sequence<T>(decoderSteps, hiddenPanels(), batch);
  one.dKeys = one.keys;
  one.dStates = one.states;
  if (query_) tape.dQueries = Sequence<T>(decoderSteps, hiddenPanels(), batch);
  return tape;
}

template <class T>
void Attention<T>::readEncoder(AttentionTape<T>& tape, SequenceView<const T> encoder) const {
  key_.forward(tape.keys.view(), encoder, 0, tape.keys.view().steps);
}

// Sequence b: its keys and states, and the queries of the decoder's steps from…to.
template <class T>
void Attention<T>::read(AttendedSequence<T>& one, const AttentionTape<T>& tape, const SequenceView<const T>& encoder,
                        const SequenceView<const T>& query, int b, int from, int to) const {
  copyBothWays(one.keys, one.keysAcross, tape.keys.view(), b);
  copyBothWays(one.states, one.statesAcross, encoder, b);
  copyRows(rows(one.queries, hiddenPanels(), to - from), query, from, 0, b);
}

// one.scores = e
template <class T>
void Attention<T>::score(AttendedSequence<T>& one) const {
  const auto queries = one.queries.view();
  const auto scores = rows(one.scores, one.keysAcross.panels(), queries.batch);
  if (!query_) {
    product(scores, one.keysAcross, queries);
    const T scale = 1 / std::sqrt(static_cast<T>(hidden_));
    for (T& e : one.scores.numbers()) e *= scale;
    return;
  }
  for (int t = 0; t < queries.batch; ++t) {
    for (int s = 0; s < scores.panels * kPanel; ++s) {
      auto total = Lanes<T>::all(0);
      for (int p = 0; p < hiddenPanels(); ++p) {
        const auto q = Lanes<T>::load(queries.panel(0, p) + t * kPanel), k = Lanes<T>::load(one.keys.panel(p) + s * kPanel);
        total = multiplyAdd(tanhOf(q + k), Lanes<T>::load(scoreWeights_.data() + p * kPanel), total);
      }
      scores.at(0, s, t) = sum(total);
    }
  }
}

template <class T>
void Attention<T>::forward(AttentionTape<T>& tape, SequenceView<const T> encoder, SequenceView<const T> decoder,
                           std::span<const int> lengths, int from, int to) const {
  if (query_) query_->forward(tape.queries.view(), decoder, from, to);
  const SequenceView<const T> query = query_ ? SequenceView<const T>(tape.queries.view()) : decoder;
  const auto joined = tape.joined.view(), mixed = tape.mixed.view();
  AttendedSequence<T>& one = tape.one;
  for (int b = 0; b < decoder.batch; ++b) {
    read(one, tape, encoder, query, b, from, to);
    score(one);
    const auto scores = one.scores.view();
    const int length = lengthOf(lengths, b, encoder.steps);
    for (int t = from; t < to; ++t) {
      T* const weights = weightsOf(tape, t, b, encoder);
      for (int s = 0; s < length; ++s) weights[s] = scores.at(0, s, t - from);
      softmaxOver(weights, length);
      std::fill(weights + length, weights + encoder.steps, T(0));
      for (int s = 0; s < scores.panels * kPanel; ++s) scores.at(0, s, t - from) = s < length ? weights[s] : T(0);
    }
    const auto mixtures = rows(one.mixtures, encoder.panels, to - from);
    product(mixtures, one.states, scores);
    for (int t = from; t < to; ++t) {
      for (int p = 0; p < encoder.panels; ++p) {
        std::copy_n(mixtures.panel(0, p) + (t - from) * kPanel, kPanel, joined.panel(t, p) + b * kPanel);
      }
    }
  }
  for (int t = from; t < to; ++t) {
    for (int p = 0; p < hiddenPanels(); ++p) {
      std::copy_n(decoder.panel(t, p), decoder.panelStride(), joined.panel(t, encoder.panels + p));
    }
  }
  combine_.forward(mixed, joined, from, to);
  for (int t = from; t < to; ++t) {
    T* const a = mixed.panel(t, 0);
    for (std::ptrdiff_t i = 0; i < mixed.stepStride; i += kPanel) tanhOf(Lanes<T>::load(a + i)).store(a + i);
  }
}

// From one.dScores = ∂L/∂e, which is 0 from `length` on: one.dQueries and one.dKeys.
template <class T>
void Attention<T>::backwardScores(AttendedSequence<T>& one, int length) {
  const auto queries = one.queries.view(), dScores = one.dScores.view();
  const auto dQueries = rows(one.dQueries, hiddenPanels(), queries.batch);
  if (!query_) {
    const T scale = 1 / std::sqrt(static_cast<T>(hidden_));
    for (T& d : one.dScores.numbers()) d *= scale;
    product(dQueries, one.keys, dScores);
    outerProduct(one.dKeys, queries, dScores);
    return;
  }
  std::fill(one.dQueries.numbers().begin(), one.dQueries.numbers().end(), T(0));
  clear(one.dKeys);
  for (int t = 0; t < queries.batch; ++t) {
    for (int s = 0; s < length; ++s) {
      const auto d = Lanes<T>::all(dScores.at(0, s, t));
      for (int p = 0; p < hiddenPanels(); ++p) {
        const auto q = Lanes<T>::load(queries.panel(0, p) + t * kPanel), k = Lanes<T>::load(one.keys.panel(p) + s * kPanel);
        const auto e = tanhOf(q + k), v = Lanes<T>::load(scoreWeights_.data() + p * kPanel);
        addTo(dScoreWeights_.data() + p * kPanel, d * e);
        const auto dSum = d * v * (Lanes<T>::all(1) - e * e);
        addTo(dQueries.panel(0, p) + t * kPanel, dSum);
        addTo(one.dKeys.panel(p) + s * kPanel, dSum);
      }
    }
  }
}

template <class T>
void Attention<T>::backward(AttentionTape<T>& tape, SequenceView<const T> encoder, SequenceView<const T> decoder,
                            SequenceView<T> dEncoder, SequenceView<T> dDecoder, std::span<const int> lengths) {
  const int steps = decoder.steps;
  const auto mixed = tape.mixed.view(), dMixed = tape.dMixed.view(), dJoined = tape.dJoined.view();
  for (std::size_t i = 0; i < tape.mixed.numbers().size(); i += kPanel) {
    const auto a = Lanes<T>::load(mixed.data + i);
    (Lanes<T>::load(dMixed.data + i) * (Lanes<T>::all(1) - a * a)).store(dMixed.data + i);
  }
  combine_.backward(dMixed, tape.joined.view(), dJoined, 0, steps);
  for (int t = 0; t < steps; ++t) {
    for (int p = 0; p < hiddenPanels(); ++p) {
      std::copy_n(dJoined.panel(t, encoder.panels + p), decoder.panelStride(), dDecoder.panel(t, p));
    }
  }

  const SequenceView<const T> query = query_ ? SequenceView<const T>(tape.queries.view()) : decoder;
  const SequenceView<T> dQuery = query_ ? tape.dQueries.view() : dDecoder;
  const auto dKeys = tape.dKeys.view();
  AttendedSequence<T>& one = tape.one;
  for (int b = 0; b < decoder.batch; ++b) {
    read(one, tape, encoder, query, b, 0, steps);
    const auto alpha = rows(one.scores, one.keysAcross.panels(), steps);
    const auto dScores = rows(one.dScores, one.keysAcross.panels(), steps);
    const auto dMixtures = rows(one.dMixtures, encoder.panels, steps);
    copyRows<T>(dMixtures, dJoined, 0, 0, b);
    product(dScores, one.statesAcross, dMixtures);  // ∂L/∂α so far
    const int length = lengthOf(lengths, b, encoder.steps);
    for (int t = 0; t < steps; ++t) {
      const T* const weights = weightsOf(tape, t, b, encoder);
      T mean = 0;  // Σ α ∂L/∂α
      for (int s = 0; s < length; ++s) mean += weights[s] * dScores.at(0, s, t);
      for (int s = 0; s < dScores.panels * kPanel; ++s) {
        T& d = dScores.at(0, s, t);
        alpha.at(0, s, t) = s < length ? weights[s] : T(0);
        d = s < length ? weights[s] * (d - mean) : T(0);
      }
    }
    outerProduct(one.dStates, dMixtures, alpha);
    backwardScores(one, length);
    for (int s = 0; s < encoder.steps; ++s) {
      for (int p = 0; p < encoder.panels; ++p) {
        std::copy_n(one.dStates.panel(p) + s * kPanel, kPanel, dEncoder.panel(s, p) + b * kPanel);
      }
      for (int p = 0; p < hiddenPanels(); ++p) {
        std::copy_n(one.dKeys.panel(p) + s * kPanel, kPanel, dKeys.panel(s, p) + b * kPanel);
      }
    }
    const auto dQueries = one.dQueries.view();
    for (int t = 0; t < steps; ++t) {
      for (int p = 0; p < hiddenPanels(); ++p) {
        const auto d = Lanes<T>::load(dQueries.panel(0, p) + t * kPanel);
        T* const to = dQuery.panel(t, p) + b * kPanel;
        if (query_) d.store(to);
        else addTo(to, d);  // a⟨t⟩ is the query itself
      }
    }
  }

  if (query_) addBackward(*query_, tape.dQueries.view(), decoder, dDecoder);
  addBackward(key_, dKeys, encoder, dEncoder);
}

template class Attention<float>;
template class Attention<double>;

}  // namespace rnn
