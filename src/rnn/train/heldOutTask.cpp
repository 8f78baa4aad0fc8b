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

std::size_t countRight(SequenceView<const float> z, const NetworkConfig& config, const Batch& batch) {
  const float half = config.output == OutputKind::sigmoid ? 0.0f : 0.5f;
  std::size_t right = 0;
  for (int t = 0; t < batch.targetSteps; ++t) {
    for (int b = 0; b < batch.size; ++b) {
      const auto row = static_cast<std::size_t>(t * batch.size + b);
      if (config.output == OutputKind::softmax) {
        if (batch.targetTokens[row] != kNoToken) right += rightClass(z, config.outputSize, t, b, batch.targetTokens[row]);
      } else if (batch.judged.empty() || batch.judged[row]) {
        right += rightValues(z, config.outputSize, t, b, &batch.targetValues[row * static_cast<std::size_t>(config.outputSize)], half);
      }
    }
  }
  return right;
}

}  // namespace

void HeldOutTask::begin() {
  next_ = 0;
  loss_ = weight_ = 0;
  right_ = judged_ = 0;
}

bool HeldOutTask::advance(Network<float>& network) {
  const Batch piece = examplesOf(examples_, next_, std::min(atOnce_, examples_.size - next_));
  if (tape_.size != piece.size) tape_ = network.makeTape(piece.size, piece.inputSteps, piece.targetSteps, false);
  network.forward(tape_, piece);
  const std::size_t judged = judgedSteps(piece);
  right_ += countRight(std::as_const(tape_.outputs).view(), network.config(), piece);
  judged_ += judged;
  // The losses of the pieces count as much as what each is the mean of.
  const double weight = network.config().lossOver == LossOver::steps ? static_cast<double>(judged) : piece.size;
  loss_ += weight * network.loss(tape_, piece);
  weight_ += weight;
  next_ += piece.size;
  return next_ >= examples_.size;
}

HeldOutTask::Measured HeldOutTask::measured() const {
  return {weight_ > 0 ? loss_ / weight_ : 0, judged_ > 0 ? static_cast<double>(right_) / static_cast<double>(judged_) : 0};
}

}  // namespace rnn
