// Points in the plane that a person has set, each of one of two classes.
#pragma once

#include <span>
#include <vector>

#include "rnn/data/tasks/example.hpp"

namespace rnn {

// In: one step of two features, x and y. Out: one value, the class, 0 or 1. Nothing is held out of a handful of points:
// the held-out set is all of them, and training draws from all of them, each time anew.
class OwnPointsTask : public Task {
 public:
  static constexpr int kMostPoints = 1024;

  // x, y, class of each point, at least one: x and y within ±10, the class 0 or 1. Throws Error of the field "points",
  // points-none when there are none.
  explicit OwnPointsTask(std::span<const float> points);

  TaskShape shape() const override;
  Batch trainingBatch(int size, Random& random) const override;
  Batch heldOut() const override;

 private:
  std::vector<Example> points_;
};

}  // namespace rnn
