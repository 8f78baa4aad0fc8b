#include "rnn/data/tasks/ownPointsTask.hpp"

#include "rnn/core/error.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

OwnPointsTask::OwnPointsTask(std::span<const float> points) {
  constexpr int kMostNumbers = 3 * kMostPoints;
  if (points.empty()) refuse("points-none", "There is no point to learn from.", "points", 0, "1–1024");
  if (points.size() % 3 != 0) {
    refuse("batch-shape", "Each point has three numbers, x, y and its class; there are {value} numbers.", "points", points.size(), "3n");
  }
  wholeNumber("points", static_cast<double>(points.size()), 3, kMostNumbers);
  for (std::size_t i = 0; i < points.size(); i += 3) {
    Example example;
    example.inputFeatures = {static_cast<float>(realNumber("points", static_cast<double>(points[i]), -10, 10)),
                             static_cast<float>(realNumber("points", static_cast<double>(points[i + 1]), -10, 10))};
    example.targetValues = {static_cast<float>(wholeNumber("points", static_cast<double>(points[i + 2]), 0, 1))};
    points_.push_back(std::move(example));
  }
}

TaskShape OwnPointsTask::shape() const { return {.tokensIn = false, .inputSize = 2, .tokensOut = false, .outputSize = 1}; }

Batch OwnPointsTask::trainingBatch(int size, Random& random) const {
  std::vector<Example> drawn;
  drawn.reserve(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) drawn.push_back(points_[random.below(static_cast<std::uint32_t>(points_.size()))]);
  return joinExamples(drawn, shape());
}

Batch OwnPointsTask::heldOut() const { return joinExamples(points_, shape()); }

}  // namespace rnn
