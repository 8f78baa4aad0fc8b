// How far a training has come, and what has happened since it was last asked.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rnn {

struct Snapshot {
  std::int64_t step = 0;        // updates made so far
  std::int64_t characters = 0;  // trained on so far: of a text step × batch × steps, of a task the judged steps
  double trainLoss = 0;         // nats per character or what the network's lossOver says, of the last step; NaN before the first
  double heldOutLoss = 0;       // the same, as last measured; NaN before the first measurement
  double heldOutAccuracy = 0;   // share of the judged held-out steps that are right; NaN for a text
  std::vector<float> heldOutParts{};  // the same of the parts that the task measures apart
  std::int64_t heldOutStep = 0; // the step at which heldOutLoss was measured
  double gradientNorm = 0;      // global norm before clipping, of the last step
  bool diverged = false;        // the loss became NaN, infinite or absurd: training has stopped
  // What happened since the snapshot before this one, oldest first.
  std::int64_t firstNewStep = 0;             // the step that newTrainLosses[0] belongs to
  std::vector<float> newTrainLosses{};         // one for each step
  std::vector<std::int64_t> newHeldOutSteps{}; // paired with newHeldOutLosses
  std::vector<float> newHeldOutLosses{};
  std::vector<float> newHeldOutAccuracies{};   // the same; empty for a text
};

// Keeps the news until they are taken.
class Progress {
 public:
  void updated(std::int64_t step, double loss) {
    if (news_.newTrainLosses.empty()) news_.firstNewStep = step;
    news_.newTrainLosses.push_back(static_cast<float>(loss));
  }

  void measured(std::int64_t step, double loss, std::optional<double> accuracy = {}, std::span<const double> parts = {}) {
    heldOutLoss_ = loss;
    heldOutAccuracy_ = accuracy.value_or(kNotYet);
    heldOutParts_.assign(parts.begin(), parts.end());
    heldOutStep_ = step;
    news_.newHeldOutSteps.push_back(step);
    news_.newHeldOutLosses.push_back(static_cast<float>(loss));
    if (accuracy) news_.newHeldOutAccuracies.push_back(static_cast<float>(*accuracy));
  }

  void forgetNews() { news_ = {}; }

  // The news and what was measured last; the other figures are the caller's to set.
  Snapshot take() {
    Snapshot snapshot = std::exchange(news_, {});
    snapshot.heldOutLoss = heldOutLoss_;
    snapshot.heldOutAccuracy = heldOutAccuracy_;
    snapshot.heldOutParts = heldOutParts_;
    snapshot.heldOutStep = heldOutStep_;
    return snapshot;
  }

 private:
  static constexpr double kNotYet = std::numeric_limits<double>::quiet_NaN();

  Snapshot news_;
  double heldOutLoss_ = kNotYet;
  double heldOutAccuracy_ = kNotYet;
  std::vector<float> heldOutParts_;
  std::int64_t heldOutStep_ = 0;
};

}  // namespace rnn
