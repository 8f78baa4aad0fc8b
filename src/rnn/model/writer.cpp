#include "rnn/model/writer.hpp"

#include <utility>

namespace rnn {

namespace {
constexpr std::uint64_t kWritingStream = 2;  // apart from the stream that initialises the weights
}

Writer::Writer(const CharacterModel<float>& model, std::vector<Token> prompt, const SamplingOptions& options,
               std::uint32_t seed)
    : unread_(prompt.begin(), prompt.end()),
      options_(options),
      random_(seed, kWritingStream),
      tape_(model.stack().makeTape(1, 1, false)),
      logits_(1, model.output().panels(), 1) {
  model.stack().clearState(tape_);
}

void Writer::read(const CharacterModel<float>& model) {
  feed(model, unread_.front());
  unread_.pop_front();
}

Writer::Written Writer::write(const CharacterModel<float>& model) {
  const auto candidates = distribution(logits_.view(), model.vocabulary(), 0, 0, options_);
  const Candidate drawn = candidates[pick(candidates, random_)];
  feed(model, drawn.token);
  return {drawn, likeliestOf(candidates, kCandidates)};
}

void Writer::feed(const CharacterModel<float>& model, Token token) {
  model.stack().forward(tape_, {&token, {}}, 0, 1);
  model.stack().carryState(tape_);
  model.output().forward(logits_.view(), tape_.output(), 0, 1);
}

}  // namespace rnn
