// How well a network does on a task's held-out examples, measured piece by piece so that a slice of time can end in
// between.
#pragma once

#include "rnn/model/network.hpp"

namespace rnn {

class HeldOutTask {
 public:
  // `atOnce` examples make one piece; parts: as Task::heldOutParts gives them.
  HeldOutTask(Batch examples, std::vector<int> parts, int atOnce);

  struct Measured {
    double loss;      // as the network's lossOver says
    double accuracy;  // share of judged steps whose likeliest class, or each value rounded at ½, is right
    std::vector<double> partAccuracies{};  // the same of each part of the held-out set
  };

  void begin();
  // Reads on; true when all has been read and measured() is of the present weights.
  bool advance(Network<float>& network);
  Measured measured() const;

  const Batch& examples() const { return examples_; }

 private:
  struct Count {
    std::size_t right = 0, judged = 0;
    double share() const { return judged > 0 ? static_cast<double>(right) / static_cast<double>(judged) : 0; }
  };

  void count(const NetworkConfig& config, const Batch& piece);

  Batch examples_;
  std::vector<int> parts_;
  int atOnce_;
  NetworkTape<float> tape_;  // of one piece
  int next_ = 0;             // the first example that has not been read
  double loss_ = 0, weight_ = 0;
  Count all_;
  std::vector<Count> ofParts_;
};

}  // namespace rnn
