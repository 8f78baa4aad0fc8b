// Points in the plane, two classes that no straight line parts: what a classic network (T = 1) learns.
//
//   xor      the four quadrants; class 1 where x and y have different signs, no point nearer than 0.05 to an axis
//            (D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning Internal Representations by Error Propagation",
//            1986)
//   circles  class 1 a disc of radius 0.5, class 0 the ring around it from 0.7 to 1; both filled evenly
//   spiral   two arms of 1¾ turns from radius 0.1 to 1, class 1 opposite to class 0 (after K. J. Lang, M. J. Witbrock,
//            "Learning to Tell Two Spirals Apart", 1988)
#pragma once

#include "rnn/data/tasks/drawnTask.hpp"

namespace rnn {

enum class PointsKind { exclusiveOr, circles, spiral };

struct PointsOptions {
  PointsKind kind = PointsKind::exclusiveOr;
  double noise = 0;  // standard deviation by which a point is moved in x and in y, its class kept: 0–1
  double heldOut = kHeldOutExamples;
};

// In: one step of two features, x and y, within [−1, 1] before the noise. Out: one value, 0 or 1, equally often.
class PointsTask : public DrawnTask {
 public:
  explicit PointsTask(const PointsOptions& options = {});
  TaskShape shape() const override;

 private:
  Example draw(Random& random) const override;

  PointsKind kind_;
  double noise_;
};

}  // namespace rnn
