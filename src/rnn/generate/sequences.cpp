#include "rnn/generate/sequences.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"
#include "rnn/math/scalar.hpp"

namespace rnn {

namespace {

constexpr std::uint64_t kGeneratingStream = 5;

// log softmax of one sequence in one step, in double.
std::vector<double> logSoftmax(SequenceView<const float> z, int outputs, int t, int b) {
  std::vector<double> logs(static_cast<std::size_t>(outputs));
  double largest = z.at(t, 0, b);
  for (int i = 0; i < outputs; ++i) largest = std::max(largest, static_cast<double>(z.at(t, i, b)));
  double total = 0;
  for (int i = 0; i < outputs; ++i) total += exponential(z.at(t, i, b) - largest);
  for (int i = 0; i < outputs; ++i) logs[static_cast<std::size_t>(i)] = z.at(t, i, b) - largest - naturalLog(total);
  return logs;
}

void needs(bool holds, const Network<float>& network, const char* allowed) {
  if (holds) return;
  refuse("setting-unknown-choice", "{field} must be {allowed}; it is '{value}'.", "type", nameOf(network.config().type), allowed);
}

// p(next token | those before it) is only there where tokens come in, the same tokens come out, and nothing looks ahead.
void needsNextToken(const NetworkConfig& c) {
  const auto needs = [](bool holds, const char* field, Told value, Told allowed) {
    if (holds) return;
    refuse("setting-not-together", "{field} cannot be {value} where a text is judged: {allowed} is needed.", field, value, allowed);
  };
  needs(c.tokensIn, "tokensIn", "false", "true");
  needs(c.output == OutputKind::softmax, "output", "sigmoid or identity", "softmax");
  needs(c.outputSize == c.inputSize, "outputSize", c.outputSize, c.inputSize);
  needs(!c.bidirectional, "bidirectional", "true", "false");
}

void check(const SamplingOptions& options, int mostSteps) {
  check(options);
  wholeNumber("mostSteps", mostSteps, 1, 10000);
}

// The common loop: `advance(t)` computes z of step t, `feed(t, token)` makes the token the next input.
template <class Advance, class Feed>
Generated drawOn(SequenceView<const float> z, int outputs, Token end, int mostSteps, const SamplingOptions& options, std::uint32_t seed,
                 Advance advance, Feed feed) {
  Random random(seed, kGeneratingStream);
  Generated generated;
  for (int t = 0; t < mostSteps; ++t) {
    advance(t);
    const Drawn drawn = draw(z, outputs, t, 0, options, random);
    generated.logProbability += naturalLog(drawn.probability);
    if (drawn.token == end) {
      generated.ended = true;
      break;
    }
    generated.tokens.push_back(drawn.token);
    if (t + 1 < mostSteps) feed(t + 1, drawn.token);
  }
  return generated;
}

// The same example `times` times side by side.
Batch repeated(const Batch& one, int times, int inputSize) {
  Batch many;
  many.size = times;
  many.inputSteps = one.inputSteps;
  many.targetSteps = one.targetSteps;
  for (std::size_t t = 0; t < static_cast<std::size_t>(one.inputSteps); ++t) {
    for (int b = 0; b < times; ++b) {
      if (!one.inputTokens.empty()) many.inputTokens.push_back(one.inputTokens[t]);
      for (std::size_t i = 0; i < static_cast<std::size_t>(inputSize) && !one.inputFeatures.empty(); ++i) {
        many.inputFeatures.push_back(one.inputFeatures[t * static_cast<std::size_t>(inputSize) + i]);
      }
    }
  }
  for (int b = 0; b < times && !one.inputLengths.empty(); ++b) many.inputLengths.push_back(one.inputLengths[0]);
  return many;
}

struct Hypothesis {
  std::vector<Token> tokens;
  double logProbability;
  int parent;  // column of the batch that it continues
};

// The likelier one; of equal ones the one that comes first.
bool isBetter(const Hypothesis& x, const Hypothesis& y) {
  if (x.logProbability != y.logProbability) return x.logProbability > y.logProbability;
  return x.parent != y.parent ? x.parent < y.parent : x.tokens.back() < y.tokens.back();
}

// The state after step t of column b becomes what column parents[b] has there.
void reorder(StackTape<float>& tape, int t, const std::vector<Hypothesis>& hypotheses) {
  const auto turn = [&](Sequence<float>& sequence) {
    const auto view = sequence.view();
    const Buffer<float> before(view.panel(t + 1, 0), view.panel(t + 1, 0) + view.stepStride);
    for (int p = 0; p < view.panels; ++p) {
      for (std::size_t b = 0; b < hypotheses.size(); ++b) {
        const float* const from = before.data() + p * view.panelStride() + hypotheses[b].parent * kPanel;
        std::copy_n(from, kPanel, view.panel(t + 1, p) + static_cast<std::ptrdiff_t>(b) * kPanel);
      }
    }
  };
  for (auto& output : tape.outputs) turn(output);
  for (auto& one : tape.tapes) {
    if (!one.c.numbers().empty()) turn(one.c);
  }
}

}  // namespace

Generated generate(Network<float>& network, Token input, Token end, int mostSteps, const SamplingOptions& options, std::uint32_t seed) {
  needs(network.config().type == Architecture::oneToMany, network, "one-to-many");
  check(options, mostSteps);
  wholeNumber("input", input, 0, network.config().inputSize - 1);
  auto tape = network.makeTape(1, 1, mostSteps, false);
  tape.inputs.assign(static_cast<std::size_t>(mostSteps), kNoToken);
  tape.inputs[0] = input;
  return drawOn(
      tape.outputs.view(), network.config().outputSize, end, mostSteps, options, seed, [&](int t) { network.continueStack(tape, t, t + 1); },
      [&](int t, Token token) { tape.inputs[static_cast<std::size_t>(t)] = static_cast<Token>(network.config().inputSize + token); });
}

Generated generate(Network<float>& network, const Batch& source, Token end, int mostSteps, const SamplingOptions& options,
                   std::uint32_t seed) {
  needs(network.config().type == Architecture::encoderDecoder, network, "encoder-decoder");
  check(options, mostSteps);
  auto tape = network.makeTape(1, source.inputSteps, mostSteps, false);
  tape.decoderInputs.assign(static_cast<std::size_t>(mostSteps), kNoToken);
  network.encode(tape, source);
  return drawOn(
      tape.outputs.view(), network.config().outputSize, end, mostSteps, options, seed, [&](int t) { network.decode(tape, t, t + 1); },
      [&](int t, Token token) { tape.decoderInputs[static_cast<std::size_t>(t)] = token; });
}

std::vector<Generated> beamSearch(Network<float>& network, const Batch& source, Token end, const BeamOptions& options) {
  needs(network.config().type == Architecture::encoderDecoder, network, "encoder-decoder");
  checkSingle(source);
  wholeNumber("width", options.width, 1, 64);
  wholeNumber("mostSteps", options.mostSteps, 1, 10000);
  realNumber("lengthExponent", options.lengthExponent, 0, 2);
  const int width = options.width, outputs = network.config().outputSize;
  auto tape = network.makeTape(width, source.inputSteps, options.mostSteps, false);
  tape.decoderInputs.assign(static_cast<std::size_t>(options.mostSteps * width), kNoToken);
  network.encode(tape, repeated(source, width, network.config().inputSize));

  const auto score = [&](double logProbability, std::size_t length) {
    return logProbability / exponential(options.lengthExponent * naturalLog(static_cast<double>(length)));
  };
  std::vector<Generated> finished;
  std::vector<Hypothesis> alive{{{}, 0, 0}};
  for (int t = 0; t < options.mostSteps && !alive.empty(); ++t) {
    network.decode(tape, t, t + 1);
    std::vector<Hypothesis> next;
    for (std::size_t b = 0; b < alive.size(); ++b) {
      const auto logs = logSoftmax(tape.outputs.view(), outputs, t, static_cast<int>(b));
      for (int i = 0; i < outputs; ++i) {
        Hypothesis longer{alive[b].tokens, alive[b].logProbability + logs[static_cast<std::size_t>(i)], static_cast<int>(b)};
        longer.tokens.push_back(static_cast<Token>(i));
        next.push_back(std::move(longer));
      }
    }
    const std::size_t kept = std::min(next.size(), static_cast<std::size_t>(width));
    std::partial_sort(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(kept), next.end(), isBetter);
    next.resize(kept);
    alive.clear();
    for (auto& one : next) {
      if (one.tokens.back() == end) {
        one.tokens.pop_back();
        finished.push_back({std::move(one.tokens), one.logProbability, true});
      } else {
        alive.push_back(std::move(one));
      }
    }
    if (finished.size() >= static_cast<std::size_t>(width)) break;
    if (t + 1 == options.mostSteps) break;
    reorder(tape.decoder, t, alive);
    for (std::size_t b = 0; b < alive.size(); ++b) {
      tape.decoderInputs[static_cast<std::size_t>((t + 1) * width) + b] = alive[b].tokens.back();
    }
  }
  if (finished.empty()) {
    for (auto& one : alive) finished.push_back({std::move(one.tokens), one.logProbability, false});
  }
  std::vector<Generated> best;  // of equal ones the first that ended comes first
  for (auto& one : finished) {
    const auto place = std::upper_bound(best.begin(), best.end(), one, [&](const Generated& x, const Generated& y) {
      return score(x.logProbability, x.tokens.size() + 1) > score(y.logProbability, y.tokens.size() + 1);
    });
    best.insert(place, std::move(one));
  }
  best.resize(std::min(best.size(), static_cast<std::size_t>(width)));
  return best;
}

std::vector<double> logProbabilities(Network<float>& network, const std::vector<Token>& text) {
  needs(network.config().type == Architecture::manyToMany, network, "many-to-many");
  needsNextToken(network.config());
  for (const Token token : text) wholeNumber("text", token, 0, network.config().inputSize - 1);
  if (text.size() < 2) return {};
  const int steps = static_cast<int>(text.size()) - 1;
  auto tape = network.makeTape(1, steps, steps, false);
  Batch batch;
  batch.size = 1;
  batch.inputSteps = batch.targetSteps = steps;
  batch.inputTokens.assign(text.begin(), text.end() - 1);
  network.forward(tape, batch);
  std::vector<double> logs;
  for (int t = 0; t < steps; ++t) {
    logs.push_back(logSoftmax(tape.outputs.view(), network.config().outputSize, t, 0)[text[static_cast<std::size_t>(t) + 1]]);
  }
  return logs;
}

double bitsFromNats(double nats) { return nats * 1.44269504088896340736; }

}  // namespace rnn
