#include "rnn/train/heldOutTask.hpp"

#include <algorithm>
#include <utility>

namespace rnn {

namespace {

bool rightClass(SequenceView<const float> z, int outputs, int t, int b, Token target) {
  int likeliest = 0;
  for (int i = 1; i < outputs; ++i) {
    if (z.at(t, i, b) > z.at(t, likeliest, b)) likeliest = i;
  }
  return likeliest == target;
}

// Each value on its side of ½: of ŷ = σ(z) that is the side of z from 0.
bool rightValues(SequenceView<const float> z, int outputs, int t, int b, const float* values, float half) {
  for (int i = 0; i < outputs; ++i) {
    if ((z.at(t, i, b) > half) != (values[i] > 0.5f)) return false;
  }
  return true;
}

bool isRight(SequenceView<const float> z, const NetworkConfig& config, const Batch& batch, int t, int b) {
  const auto row = static_cast<std::size_t>(t * batch.size + b);
  if (config.output == OutputKind::softmax) return rightClass(z, config.outputSize, t, b, batch.targetTokens[row]);
  const float half = config.output == OutputKind::sigmoid ? 0.0f : 0.5f;
  return rightValues(z, config.outputSize, t, b, &batch.targetValues[row * static_cast<std::size_t>(config.outputSize)], half);
}

bool isJudged(const NetworkConfig& config, const Batch& batch, int t, int b) {
  const auto row = static_cast<std::size_t>(t * batch.size + b);
  if (config.output == OutputKind::softmax) return batch.targetTokens[row] != kNoToken;
  return batch.judged.empty() || batch.judged[row];
}

}  // namespace

HeldOutTask::HeldOutTask(Batch examples, std::vector<int> parts, int atOnce)
    : examples_(std::move(examples)),
      parts_(std::move(parts)),
      atOnce_(atOnce),
      ofParts_(parts_.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(parts_) + 1)) {}

// `piece` holds the examples from number next_ on.
void HeldOutTask::count(const NetworkConfig& config, const Batch& piece) {
  const auto z = std::as_const(tape_.outputs).view();
  for (int t = 0; t < piece.targetSteps; ++t) {
    for (int b = 0; b < piece.size; ++b) {
      if (!isJudged(config, piece, t, b)) continue;
      const bool right = isRight(z, config, piece, t, b);
      all_.right += right;
      ++all_.judged;
      if (parts_.empty()) continue;
      const int part = parts_[static_cast<std::size_t>(t * examples_.size + next_ + b)];
      if (part < 0) continue;
      Count& own = ofParts_[static_cast<std::size_t>(part)];
      own.right += right;
      ++own.judged;
    }
  }
}

void HeldOutTask::begin() {
  next_ = 0;
  loss_ = weight_ = 0;
  all_ = {};
  std::ranges::fill(ofParts_, Count{});
}

bool HeldOutTask::advance(Network<float>& network) {
  const Batch piece = examplesOf(examples_, next_, std::min(atOnce_, examples_.size - next_));
  if (tape_.size != piece.size) tape_ = network.makeTape(piece.size, piece.inputSteps, piece.targetSteps, false);
  network.forward(tape_, piece);
  count(network.config(), piece);
  // The losses of the pieces count as much as what each is the mean of.
  const double weight = network.config().lossOver == LossOver::steps ? static_cast<double>(judgedSteps(piece)) : piece.size;
  loss_ += weight * network.loss(tape_, piece);
  weight_ += weight;
  next_ += piece.size;
  return next_ >= examples_.size;
}

HeldOutTask::Measured HeldOutTask::measured() const {
  Measured measured{weight_ > 0 ? loss_ / weight_ : 0, all_.share()};
  for (const Count& part : ofParts_) measured.partAccuracies.push_back(part.share());
  return measured;
}

}  // namespace rnn
