// Speech recognition, frame by frame: what is heard every 10 ms in, the phoneme that is being spoken out.
#pragma once

#include <memory>
#include <vector>

#include "rnn/data/speech/voice.hpp"
#include "rnn/data/tasks/example.hpp"

namespace rnn {

struct SpeechOptions {
  double heldOut = 160;  // utterances of unseen voices: 1–1024
};

// In: speech::kBands features at each frame (speech/logMel.hpp). Out: a class for each frame, one of speech::phonemes().
// Words and syllables are the same in both sets; the voices are not (speech/voice.hpp).
class SpeechTask : public Task {
 public:
  explicit SpeechTask(const SpeechOptions& options = {});

  TaskShape shape() const override;
  TaskNames names() const override;  // of the phonemes
  // From kUtterances different ones. Each is made when it is first drawn, in some milliseconds, and kept.
  Batch trainingBatch(int size, Random& random) const override;
  Batch heldOut() const override;

  static constexpr int kUtterances = 2000;

 private:
  int heldOut_;
  mutable std::vector<Example> made_;  // by their numbers; those that have never been drawn are empty
};

}  // namespace rnn
