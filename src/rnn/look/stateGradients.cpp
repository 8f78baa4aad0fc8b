#include "rnn/look/stateGradients.hpp"

#include <span>

#include "rnn/train/stateNorms.hpp"

namespace rnn {

namespace {

template <class T>
void keepStateGradients(StackTape<T>& tape, int hidden) {
  for (auto& one : tape.tapes) one.dStates = Sequence<T>(tape.steps, panelsFor(hidden), tape.batch);
}

template <class T>
void readNorms(std::vector<StateGradientNorms>& all, StackTape<T>& tape, const StackShape& shape, const std::string& part) {
  const int directions = shape.bidirectional ? 2 : 1;
  for (int i = 0; i < static_cast<int>(tape.tapes.size()); ++i) {
    auto& one = tape.tapes[static_cast<std::size_t>(i)];
    StateGradientNorms norms{part, i / directions, i % directions == 1 ? Direction::backward : Direction::forward, {}};
    for (int t = 0; t < tape.steps; ++t) norms.norms.push_back(meanNorm<T>(one.dStates.view(), shape.hidden, t, one.lengths));
    all.push_back(std::move(norms));
  }
}

}  // namespace

template <class T>
std::vector<StateGradientNorms> stateGradientNorms(Network<T>& network, const Batch& batch, int window) {
  auto tape = network.makeTape(batch.size, batch.inputSteps, batch.targetSteps, true);
  const bool decodes = network.decoder() != nullptr;
  keepStateGradients(tape.stack, network.config().hidden);
  if (decodes) keepStateGradients(tape.decoder, network.config().hidden);
  network.forward(tape, batch);
  network.loss(tape, batch);
  network.backward(tape, window);
  std::vector<StateGradientNorms> all;
  readNorms(all, tape.stack, network.stack().shape(), decodes ? "encoder" : "stack");
  if (decodes) readNorms(all, tape.decoder, network.decoder()->shape(), "decoder");
  return all;
}

template std::vector<StateGradientNorms> stateGradientNorms(Network<float>&, const Batch&, int);
template std::vector<StateGradientNorms> stateGradientNorms(Network<double>&, const Batch&, int);

}  // namespace rnn
