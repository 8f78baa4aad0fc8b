#include "rnn/data/tasks/drawnTask.hpp"

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {
// Fixed, so that the held-out examples are the same whatever seed one trains with.
constexpr std::uint64_t kHeldOutSeed = 1;
constexpr std::uint64_t kHeldOutStream = 0x48656c64;
}  // namespace

DrawnTask::DrawnTask(double heldOut) : heldOut_(wholeNumber("heldOut", heldOut, 1, 1024)) {}

Batch DrawnTask::drawBatch(int size, bool held, Random& random) const {
  std::vector<Example> examples;
  examples.reserve(size);
  while (static_cast<int>(examples.size()) < size) {
    Example example = draw(random);
    if (holdsOut(example) == held) examples.push_back(std::move(example));
  }
  return joinExamples(examples, shape());
}

Batch DrawnTask::trainingBatch(int size, Random& random) const { return drawBatch(size, false, random); }

Batch DrawnTask::heldOut() const {
  Random random(kHeldOutSeed, kHeldOutStream);
  return drawBatch(heldOut_, true, random);
}

}  // namespace rnn
