#include "rnn/train/characterTrainer.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/profile.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/train/clipping.hpp"
#include "rnn/train/loss.hpp"

namespace rnn {

namespace {

// Some 256 columns (steps × batch) fill the first cache with what one tile of a weight gradient reads; a large layer
// gets fewer, so that a piece stays within a few milliseconds.
int pieceSteps(int steps, int batch, int hidden) {
  constexpr double kMostMultiplications = 1.5e8;
  const double perStep = 8.0 * hidden * hidden * batch;
  const int most = std::max(1, static_cast<int>(kMostMultiplications / perStep));
  return std::clamp(256 / batch, 1, std::min(steps, most));
}

// The state of one sequence before the window becomes zero.
template <class T>
void clearSequence(const SequenceView<T>& state, int b) {
  for (int p = 0; p < state.panels; ++p) std::fill_n(state.panel(0, p) + b * kPanel, kPanel, T(0));
}

}  // namespace

template <class T>
CharacterTrainer<T>::CharacterTrainer(CharacterModel<T>& model, const CharacterText& text, const CharacterSettings& settings)
    : model_(model),
      text_(text),
      steps_(settings.steps),
      batch_(settings.batch),
      pieceSteps_(pieceSteps(settings.steps, settings.batch, settings.hidden)),
      learningRate_(settings.learningRate),
      clip_(settings.clip),
      optimiser_({.kind = settings.optimiser, .momentum = settings.momentum}, model.parameters().values().size()),
      heldOut_(model, text.heldOut(), kMeasureCharacters),
      tape_(model.stack().makeTape(steps_, batch_, true)),
      logits_(pieceSteps_, model.output().panels(), batch_),
      inputs_(static_cast<std::size_t>(steps_ * batch_)),
      targets_(inputs_.size()) {
  heldOut_.begin();
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::advance() {
  switch (phase_) {
    case Phase::measure: return measure();
    case Phase::forward: return forward();
    case Phase::backward: return backward();
    case Phase::judge: return judge();
    case Phase::update: return update();
    case Phase::diverged: break;
  }
  return Happened::diverged;
}

// A uniform guess costs ln V; a hundred times that is no longer a model that is learning.
template <class T>
bool CharacterTrainer<T>::sensible(double loss) const {
  return std::isfinite(loss) && loss < 100 * naturalLog(model_.vocabulary());
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::measure() {
  if (!heldOut_.advance(model_)) return Happened::nothing;
  if (!sensible(heldOut_.loss())) {
    phase_ = Phase::diverged;
    return Happened::diverged;
  }
  copyState(good_);
  beginWindow();
  return Happened::measured;
}

template <class T>
void CharacterTrainer<T>::beginWindow() {
  fillWindow(text_.train(), step_, steps_, batch_, inputs_.data(), targets_.data());
  restartSequences();
  model_.clearGradients();
  model_.stack().clearStateGradients(tape_);
  windowLoss_ = 0;
  from_ = 0;
  layer_ = 0;
  phase_ = Phase::forward;
}

// Writing and measuring begin with a⟨0⟩ = 0, so training must meet that beginning again and again: with a state that is
// carried for ever, a GRU comes to rely on what its nearly closed units have kept since the first window (tiny
// Shakespeare, step 1,000: held-out loss 2.57 instead of 1.9; PyTorch behaves alike). Sequences take turns, so that in
// each window only one or a few of them begin anew.
template <class T>
void CharacterTrainer<T>::restartSequences() {
  for (int b = 0; b < batch_; ++b) {
    if ((step_ + static_cast<std::int64_t>(b) * kRestartEvery / batch_) % kRestartEvery != 0) continue;
    for (auto& output : tape_.outputs) clearSequence(output.view(), b);
    for (auto& tape : tape_.tapes) {
      if (!tape.c.numbers().empty()) clearSequence(tape.c.view(), b);
    }
  }
}

template <class T>
int CharacterTrainer<T>::pieceEnd(int from) const {
  return std::min(steps_, from + pieceSteps_);
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::forward() {
  const int to = pieceEnd(from_);
  model_.stack().forwardLayer(tape_, {inputs_.data(), {}}, layer_, from_, to);
  if (++layer_ < model_.stack().shape().layers) return Happened::nothing;
  output(from_, to);
  layer_ = 0;
  from_ = to;
  if (from_ < steps_) return Happened::nothing;
  from_ = (steps_ - 1) / pieceSteps_ * pieceSteps_;
  layer_ = model_.stack().shape().layers - 1;
  phase_ = Phase::backward;
  return Happened::nothing;
}

// The output layer forward and back, while the piece is still in the cache.
template <class T>
void CharacterTrainer<T>::output(int from, int to) {
  RNN_PHASE(output);
  const auto z = logits_.view();
  const auto a = tape_.output().fromStep(from);
  const Token* targets = targets_.data() + static_cast<std::ptrdiff_t>(from) * batch_;
  const int count = to - from;
  model_.output().forward(z, a, 0, count);
  windowLoss_ += softmaxCrossEntropy<T>(z, model_.vocabulary(), targets, 0, count, T(1) / static_cast<T>(steps_ * batch_));
  model_.output().backward(z, a, tape_.dOutput().fromStep(from), 0, count);
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::backward() {
  model_.stack().backwardLayer(tape_, {inputs_.data(), {}}, layer_, from_, pieceEnd(from_));
  if (--layer_ >= 0) return Happened::nothing;
  layer_ = model_.stack().shape().layers - 1;
  if (from_ > 0) {
    from_ -= pieceSteps_;
  } else {
    phase_ = Phase::judge;
  }
  return Happened::nothing;
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::judge() {
  RNN_PHASE(update);
  model_.unpackGradients();
  judged_ = {windowLoss_ / (static_cast<double>(steps_) * batch_), globalNorm<T>(model_.parameters().gradients())};
  if (!sensible(judged_.loss) || !std::isfinite(judged_.gradientNorm)) {
    told_ = judged_;
    phase_ = Phase::diverged;
    return Happened::diverged;
  }
  phase_ = Phase::update;
  return Happened::nothing;
}

template <class T>
typename CharacterTrainer<T>::Happened CharacterTrainer<T>::update() {
  auto& parameters = model_.parameters();
  {
    RNN_PHASE(update);
    optimiser_.update(parameters.values(), parameters.gradients(), learningRate_, clipFactor(judged_.gradientNorm, clip_));
  }
  {
    RNN_PHASE(pack);
    model_.pack();
  }
  model_.stack().carryState(tape_);
  ++step_;
  told_ = judged_;
  if (step_ % kMeasureEvery == 0) {
    heldOut_.begin();
    phase_ = Phase::measure;
  } else {
    beginWindow();
  }
  return Happened::updated;
}

template <class T>
std::vector<std::pair<T*, std::size_t>> CharacterTrainer<T>::carriedState() {
  std::vector<std::pair<T*, std::size_t>> states;
  const auto firstSlot = [&](Sequence<T>& sequence) {
    if (!sequence.numbers().empty()) states.emplace_back(sequence.view().data, static_cast<std::size_t>(sequence.view().stepStride));
  };
  for (auto& output : tape_.outputs) firstSlot(output);
  for (auto& tape : tape_.tapes) firstSlot(tape.c);
  return states;
}

template <class T>
void CharacterTrainer<T>::copyState(TrainingState<T>& to) {
  const auto values = model_.parameters().values();
  to.values.assign(values.begin(), values.end());
  to.optimiser = optimiser_.state();
  const auto states = carriedState();
  to.carried.resize(states.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    to.carried[i].assign(states[i].first, states[i].first + states[i].second);
  }
  to.step = step_;
}

template <class T>
TrainingState<T> CharacterTrainer<T>::state() {
  TrainingState<T> state;
  copyState(state);
  return state;
}

template <class T>
void CharacterTrainer<T>::restore(const TrainingState<T>& state) {
  std::copy(state.values.begin(), state.values.end(), model_.parameters().values().begin());
  optimiser_.restore(state.optimiser);
  const auto states = carriedState();
  for (std::size_t i = 0; i < states.size(); ++i) {
    std::copy(state.carried[i].begin(), state.carried[i].end(), states[i].first);
  }
  step_ = state.step;
  told_ = {};  // of no update yet that still counts
  model_.pack();
  heldOut_.begin();
  phase_ = Phase::measure;
}

template class CharacterTrainer<float>;
template class CharacterTrainer<double>;

}  // namespace rnn
