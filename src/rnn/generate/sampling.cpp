#include "rnn/generate/sampling.hpp"

#include <algorithm>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

// All outputs with their probabilities at a temperature above 0, in the order of tokens.
std::vector<Candidate> all(SequenceView<const float> z, int outputs, int t, int b, double temperature) {
  std::vector<Candidate> candidates(static_cast<std::size_t>(outputs));
  double largest = z.at(t, 0, b);
  for (int i = 1; i < outputs; ++i) largest = std::max(largest, static_cast<double>(z.at(t, i, b)));
  double total = 0;
  for (int i = 0; i < outputs; ++i) {
    const double e = exponential((z.at(t, i, b) - largest) / temperature);
    candidates[static_cast<std::size_t>(i)] = {static_cast<Token>(i), e};
    total += e;
  }
  for (auto& one : candidates) one.probability /= total;
  return candidates;
}

}  // namespace

std::vector<Candidate> likeliestOf(std::vector<Candidate> candidates, std::size_t most) {
  const std::size_t count = std::min(candidates.size(), most);
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                    [](const Candidate& x, const Candidate& y) {
                      return x.probability > y.probability || (x.probability == y.probability && x.token < y.token);
                    });
  candidates.resize(count);
  return candidates;
}

namespace {

// How many of the likeliest may be drawn.
std::size_t allowed(const std::vector<Candidate>& candidates, double topP) {
  double reached = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    reached += candidates[i].probability;
    if (reached >= topP) return i + 1;
  }
  return candidates.size();
}

}  // namespace

void check(const SamplingOptions& options) {
  realNumber("temperature", options.temperature, 0, 100);
  wholeNumber("topK", options.topK, 0, 8192);
  realNumber("topP", options.topP, 1e-6, 1);
}

std::vector<Candidate> distribution(SequenceView<const float> z, int outputs, int t, int b, const SamplingOptions& options) {
  if (options.temperature <= 0) return {{likeliest(z, outputs, t, b, 1)[0].token, 1}};
  auto candidates = all(z, outputs, t, b, options.temperature);
  const int most = options.topK > 0 ? options.topK : outputs;
  if (most >= outputs && options.topP >= 1) return candidates;
  candidates = likeliestOf(std::move(candidates), static_cast<std::size_t>(most));
  candidates.resize(allowed(candidates, options.topP));
  double total = 0;
  for (const auto& one : candidates) total += one.probability;
  for (auto& one : candidates) one.probability /= total;
  return candidates;
}

std::size_t pick(const std::vector<Candidate>& candidates, Random& random) {
  if (candidates.size() == 1) return 0;
  double left = random.uniform();
  std::size_t chosen = 0;
  while (chosen + 1 < candidates.size() && (left -= candidates[chosen].probability) >= 0) ++chosen;
  return chosen;
}

Drawn draw(SequenceView<const float> z, int outputs, int t, int b, const SamplingOptions& options, Random& random) {
  const auto candidates = distribution(z, outputs, t, b, options);
  const Token token = candidates[pick(candidates, random)].token;
  return {token, all(z, outputs, t, b, 1)[token].probability};
}

std::vector<Candidate> likeliest(SequenceView<const float> z, int outputs, int t, int b, int most) {
  return likeliestOf(all(z, outputs, t, b, 1), static_cast<std::size_t>(most));
}

}  // namespace rnn
