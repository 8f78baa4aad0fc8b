#include "rnn/train/longSequence.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/decimal.hpp"
#include "rnn/core/error.hpp"
#include "rnn/train/loss.hpp"
#include "rnn/train/stateNorms.hpp"

namespace rnn {

namespace {

// The first slot of each layer's a and c: the state before the tape's first step.
template <class T, class Visit>
void forEachFirstSlot(StackTape<T>& tape, Visit visit) {
  const auto first = [&](Sequence<T>& x) {
    if (!x.numbers().empty()) visit(x.view().data, static_cast<std::size_t>(x.view().stepStride));
  };
  for (auto& output : tape.outputs) first(output);
  for (auto& one : tape.tapes) first(one.c);
}

// The arrays that a network of this kind reads must fill the batch.
void checkSizes(const NetworkConfig& c, const Batch& batch) {
  const auto rows = [&](int steps) { return static_cast<std::size_t>(steps) * static_cast<std::size_t>(batch.size); };
  const auto needs = [](const char* field, std::size_t is, std::size_t needed) {
    if (is == needed) return;
    refuse("batch-shape", "The batch's {field} has {value} numbers; {allowed} are needed.", field, is, needed);
  };
  if (c.tokensIn) needs("inputTokens", batch.inputTokens.size(), rows(batch.inputSteps));
  else needs("inputFeatures", batch.inputFeatures.size(), rows(batch.inputSteps) * static_cast<std::size_t>(c.inputSize));
  const std::size_t judged = rows(c.type == Architecture::manyToOne ? 1 : batch.inputSteps);
  if (c.output == OutputKind::softmax) needs("targetTokens", batch.targetTokens.size(), judged);
  else needs("targetValues", batch.targetValues.size(), judged * static_cast<std::size_t>(c.outputSize));
}

}  // namespace

template <class T>
LongSequence<T>::LongSequence(Network<T>& network, int segment) : network_(network), wantedSegment_(segment) {
  wholeNumber("segment", segment, 0, 10000);
  const auto& c = network.config();
  const auto refuse = [](const char* field, Told value, const char* allowed) {
    rnn::refuse("setting-not-together", "{field} cannot be {value} where segments are computed again: {allowed} is needed.", field, value, allowed);
  };
  if (c.type != Architecture::manyToMany && c.type != Architecture::manyToOne) {
    refuse("type", std::string(nameOf(c.type)), "many-to-many or many-to-one");
  }
  if (c.bidirectional) refuse("bidirectional", "true", "false");
  if (c.dropout > 0) refuse("dropout", decimal(c.dropout), "0");
  if (c.embedding > 0) refuse("embedding", c.embedding, "0");
}

template <class T>
int LongSequence<T>::stepsOf(int segment) const {
  return std::min(segment_, steps_ - segment * segment_);
}

template <class T>
void LongSequence<T>::prepare(const Batch& batch) {
  if (!batch.inputLengths.empty()) {
    refuse("batch-shape", "A long sequence is computed in segments, so all of a batch must have full length.", "inputLengths", "", "none");
  }
  const auto& c = network_.config();
  checkSizes(c, batch);
  const bool overSteps = c.lossOver == LossOver::steps;
  scale_ = 1 / (overSteps ? static_cast<double>(std::max<std::size_t>(judgedSteps(batch), 1)) : batch.size);
  if (batch.inputSteps == steps_ && batch.size == size_) return;
  steps_ = batch.inputSteps;
  size_ = batch.size;
  segment_ = wantedSegment_ > 0 ? wantedSegment_ : static_cast<int>(std::ceil(std::sqrt(steps_)));
  segment_ = std::min(segment_, steps_);
  segments_ = (steps_ + segment_ - 1) / segment_;
  tape_ = network_.stack().makeTape(segment_, size_, true);
  const int top = network_.stack().outputAxis().panels();
  const bool lastOnly = c.type == Architecture::manyToOne;
  outputs_ = Sequence<T>(lastOnly ? 1 : segment_, network_.output().panels(), size_);
  if (!c.tokensIn) features_ = Sequence<T>(segment_, network_.stack().shape().input.panels(), size_);
  if (lastOnly) {
    readout_ = Sequence<T>(1, top, size_);
    dReadout_ = Sequence<T>(1, top, size_);
  }
  states_.assign(static_cast<std::size_t>(segments_), {});
}

template <class T>
LayerInput<T> LongSequence<T>::input() const {
  return network_.config().tokensIn ? LayerInput<T>{tokens_.data(), {}} : LayerInput<T>{nullptr, features_.view()};
}

template <class T>
void LongSequence<T>::readInput(const Batch& batch, int segment) {
  const int first = segment * segment_, steps = stepsOf(segment), inputs = network_.config().inputSize;
  if (network_.config().tokensIn) {
    const auto begin = batch.inputTokens.begin() + static_cast<std::ptrdiff_t>(first) * size_;
    tokens_.assign(begin, begin + static_cast<std::ptrdiff_t>(steps) * size_);
    return;
  }
  const float* number = batch.inputFeatures.data() + static_cast<std::ptrdiff_t>(first) * size_ * inputs;
  for (int t = 0; t < steps; ++t) {
    for (int b = 0; b < size_; ++b) {
      for (int i = 0; i < inputs; ++i) features_.view().at(t, i, b) = static_cast<T>(*number++);
    }
  }
}

template <class T>
void LongSequence<T>::saveState(int segment) {
  auto& state = states_[static_cast<std::size_t>(segment)];
  std::size_t i = 0;
  forEachFirstSlot(tape_, [&](const T* from, std::size_t count) {
    if (i == state.size()) state.emplace_back();
    state[i++].assign(from, from + count);
  });
}

template <class T>
void LongSequence<T>::restoreState(int segment) {
  const auto& state = states_[static_cast<std::size_t>(segment)];
  std::size_t i = 0;
  forEachFirstSlot(tape_, [&](T* to, std::size_t) {
    std::copy(state[i].begin(), state[i].end(), to);
    ++i;
  });
}

template <class T>
void LongSequence<T>::forwardSegment(const Batch& batch, int segment) {
  readInput(batch, segment);
  network_.stack().forward(tape_, input(), 0, stepsOf(segment));
}

// z and its loss for one segment; outputs_ then holds ∂L/∂z and the gradient is passed on to the top layer.
template <class T>
double LongSequence<T>::outputOf(const Batch& batch, int segment) {
  const auto& c = network_.config();
  const int steps = stepsOf(segment);
  const bool lastOnly = c.type == Architecture::manyToOne;
  const auto dTop = tape_.dOutput();
  if (lastOnly) {
    for (int t = 0; t < steps; ++t) std::fill_n(dTop.panel(t, 0), dTop.stepStride, T(0));
    if (segment + 1 < segments_) return 0;
    std::copy_n(tape_.output().panel(steps - 1, 0), dTop.stepStride, readout_.view().data);
  }
  const auto from = lastOnly ? SequenceView<const T>(readout_.view()) : SequenceView<const T>(tape_.output());
  const int count = lastOnly ? 1 : steps;
  const auto z = outputs_.view().fromStep(0, count);
  network_.output().forward(z, from, 0, count);

  const std::ptrdiff_t row = lastOnly ? 0 : static_cast<std::ptrdiff_t>(segment) * segment_ * size_;
  double loss = 0;
  if (c.output == OutputKind::softmax) {
    loss = softmaxCrossEntropy<T>(z, c.outputSize, batch.targetTokens.data() + row, 0, count, static_cast<T>(scale_));
  } else {
    const auto lossOf = c.output == OutputKind::sigmoid ? sigmoidCrossEntropy<T> : squaredError<T>;
    const unsigned char* judged = batch.judged.empty() ? nullptr : batch.judged.data() + row;
    loss = lossOf(z, c.outputSize, batch.targetValues.data() + row * c.outputSize, judged, static_cast<T>(scale_));
  }
  const auto dFrom = lastOnly ? dReadout_.view() : dTop;
  network_.output().backward(z, from, dFrom, 0, count);
  if (lastOnly) std::copy_n(dReadout_.view().data, dTop.stepStride, dTop.panel(steps - 1, 0));
  return loss * scale_;
}

template <class T>
double LongSequence<T>::backwardSegment(const Batch& batch, int segment) {
  restoreState(segment);
  forwardSegment(batch, segment);
  const double loss = outputOf(batch, segment);
  network_.stack().backward(tape_, input(), 0, stepsOf(segment));
  if (keepNorms_) readNorms(segment);
  return loss;
}

template <class T>
void LongSequence<T>::readNorms(int segment) {
  const int hidden = network_.config().hidden;
  for (std::size_t layer = 0; layer < tape_.tapes.size(); ++layer) {
    const auto from = norms_[layer].begin() + static_cast<std::ptrdiff_t>(segment) * segment_;
    for (int t = 0; t < stepsOf(segment); ++t) from[t] = meanNorm<T>(tape_.tapes[layer].dStates.view(), hidden, t);
  }
}

template <class T>
double LongSequence<T>::run(const Batch& batch) {
  prepare(batch);
  network_.clearGradients();
  norms_.clear();
  for (auto& one : tape_.tapes) {
    one.dStates = keepNorms_ ? Sequence<T>(segment_, panelsFor(network_.config().hidden), size_) : Sequence<T>();
    if (keepNorms_) norms_.emplace_back(static_cast<std::size_t>(steps_));
  }
  network_.stack().clearState(tape_);
  for (int s = 0; s < segments_; ++s) {
    saveState(s);
    if (s + 1 == segments_) break;  // the last one is computed on the way back
    forwardSegment(batch, s);
    network_.stack().carryState(tape_);
  }
  network_.stack().clearStateGradients(tape_);
  double loss = 0;
  for (int s = segments_ - 1; s >= 0; --s) loss += backwardSegment(batch, s);
  network_.unpackGradients();
  return loss;
}

template <class T>
std::size_t LongSequence<T>::activationBytes() const {
  std::size_t numbers = features_.numbers().size() + outputs_.numbers().size() + readout_.numbers().size() + dReadout_.numbers().size();
  for (const auto& x : tape_.outputs) numbers += x.numbers().size();
  for (const auto& x : tape_.dOutputs) numbers += x.numbers().size();
  for (const auto& one : tape_.tapes) {
    for (const auto* x : {&one.c, &one.slots, &one.dA, &one.dC, &one.dStates}) numbers += x->numbers().size();
  }
  for (const auto& state : states_) {
    for (const auto& x : state) numbers += x.size();
  }
  return numbers * sizeof(T);
}

template class LongSequence<float>;
template class LongSequence<double>;

}  // namespace rnn
