#include "rnn/data/tasks/parityTask.hpp"

#include <algorithm>

#include "rnn/model/settings.hpp"

namespace rnn {

// Of ten bits there are 1024 rows, enough to hold some out.
ParityTask::ParityTask(const ParityOptions& options)
    : DrawnTask(options.heldOut),
      shortest_(wholeNumber("shortest", options.shortest, 1, 10000)),
      longest_(wholeNumber("longest", options.longest, std::max(shortest_, 10), 10000)),
      everyStep_(options.everyStep),
      bitTokens_(options.bitTokens) {}

TaskShape ParityTask::shape() const {
  return {.tokensIn = bitTokens_, .inputSize = bitTokens_ ? 2 : 1, .tokensOut = false, .outputSize = 1};
}

Example ParityTask::draw(Random& random) const {
  const int length = shortest_ + static_cast<int>(random.below(longest_ - shortest_ + 1));
  Example example;
  Token parity = 0;
  for (int t = 0; t < length; ++t) {
    const auto bit = static_cast<Token>(random.below(2));
    parity ^= bit;
    if (bitTokens_) {
      example.inputTokens.push_back(bit);
    } else {
      example.inputFeatures.push_back(bit);
    }
    example.targetValues.push_back(parity);
  }
  if (!everyStep_) {
    example.judged.assign(length, 0);
    example.judged.back() = 1;
  }
  return example;
}

}  // namespace rnn
