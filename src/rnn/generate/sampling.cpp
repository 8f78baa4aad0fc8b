#include "rnn/generate/sampling.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"
#include "rnn/math/scalar.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

// All outputs with their probabilities at a temperature above 0, the likeliest first; equal ones in the order of tokens.
std::vector<Candidate> sorted(SequenceView<const float> z, int outputs, int t, int b, double temperature) {
  std::vector<Candidate> all(static_cast<std::size_t>(outputs));
  double largest = z.at(t, 0, b);
  for (int i = 1; i < outputs; ++i) largest = std::max(largest, static_cast<double>(z.at(t, i, b)));
  double total = 0;
  for (int i = 0; i < outputs; ++i) {
    const double e = exponential((z.at(t, i, b) - largest) / temperature);
    all[static_cast<std::size_t>(i)] = {static_cast<Token>(i), e};
    total += e;
  }
  for (auto& one : all) one.probability /= total;
  std::sort(all.begin(), all.end(), [](const Candidate& x, const Candidate& y) {
    return x.probability > y.probability || (x.probability == y.probability && x.token < y.token);
  });
  return all;
}

// How many of the likeliest may be drawn.
std::size_t allowed(const std::vector<Candidate>& candidates, const SamplingOptions& options) {
  std::size_t count = candidates.size();
  if (options.topK > 0) count = std::min(count, static_cast<std::size_t>(options.topK));
  double reached = 0;
  for (std::size_t i = 0; i < count; ++i) {
    reached += candidates[i].probability;
    if (reached >= options.topP) return i + 1;
  }
  return count;
}

}  // namespace

void check(const SamplingOptions& options) {
  realNumber("temperature", options.temperature, 0, 100);
  wholeNumber("topK", options.topK, 0, 8192);
  realNumber("topP", options.topP, 1e-6, 1);
}

std::vector<Candidate> distribution(SequenceView<const float> z, int outputs, int t, int b, const SamplingOptions& options) {
  if (options.temperature <= 0) return {{sorted(z, outputs, t, b, 1)[0].token, 1}};
  auto candidates = sorted(z, outputs, t, b, options.temperature);
  candidates.resize(allowed(candidates, options));
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
  const auto asItIs = sorted(z, outputs, t, b, 1);
  const auto own = std::find_if(asItIs.begin(), asItIs.end(), [&](const Candidate& one) { return one.token == token; });
  return {token, own->probability};
}

std::vector<Candidate> likeliest(SequenceView<const float> z, int outputs, int t, int b, int most) {
  auto all = sorted(z, outputs, t, b, 1);
  all.resize(std::min(all.size(), static_cast<std::size_t>(most)));
  return all;
}

}  // namespace rnn
