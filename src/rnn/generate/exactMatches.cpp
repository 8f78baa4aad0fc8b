#include "rnn/generate/exactMatches.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

enum class State : unsigned char { wrong, right, open };

Token likeliest(const SequenceView<const float>& z, int outputs, int t, int b) {
  int best = 0;
  for (int i = 1; i < outputs; ++i) {
    if (z.at(t, i, b) > z.at(t, best, b)) best = i;
  }
  return static_cast<Token>(best);
}

void needsDecoder(const NetworkConfig& config) {
  if (config.type == Architecture::encoderDecoder) return;
  refuse("setting-unknown-choice", "{field} must be {allowed}; it is '{value}'.", "type", nameOf(config.type), "encoder-decoder");
}

}  // namespace

std::vector<unsigned char> exactMatches(Network<float>& network, const Batch& examples, Token end) {
  needsDecoder(network.config());
  const int size = examples.size, steps = examples.targetSteps;
  auto tape = network.makeTape(size, examples.inputSteps, steps, false);
  tape.decoderInputs.assign(static_cast<std::size_t>(steps * size), kNoToken);
  network.encode(tape, examples);
  std::vector<State> states(static_cast<std::size_t>(size), State::open);
  for (int t = 0; t < steps && std::ranges::count(states, State::open) > 0; ++t) {
    network.decode(tape, t, t + 1);
    for (int b = 0; b < size; ++b) {
      State& state = states[static_cast<std::size_t>(b)];
      if (state != State::open) continue;
      const auto at = static_cast<std::size_t>(t * size + b);
      const Token said = likeliest(std::as_const(tape.outputs).view(), network.config().outputSize, t, b);
      if (said != examples.targetTokens[at]) state = State::wrong;
      else if (said == end) state = State::right;
      else if (t + 1 < steps) tape.decoderInputs[at + static_cast<std::size_t>(size)] = said;
    }
  }
  std::vector<unsigned char> marks;
  for (const State state : states) marks.push_back(state == State::right);
  return marks;
}

}  // namespace rnn
