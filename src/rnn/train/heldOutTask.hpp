// How well a network does on a task's held-out examples, measured piece by piece so that a slice of time can end in
// between.
#pragma once

#include "rnn/model/network.hpp"

namespace rnn {

class HeldOutTask {
 public:
  // `atOnce` examples make one piece.
  HeldOutTask(Batch examples, int atOnce) : examples_(std::move(examples)), atOnce_(atOnce) {}

  struct Measured {
    double loss;      // as the network's lossOver says
    double accuracy;  // share of judged steps whose likeliest class, or each value rounded at ½, is right
  };

  void begin();
  // Reads on; true when all has been read and measured() is of the present weights.
  bool advance(Network<float>& network);
  Measured measured() const;

  const Batch& examples() const { return examples_; }

 private:
  Batch examples_;
  int atOnce_;
  NetworkTape<float> tape_;  // of one piece
  int next_ = 0;             // the first example that has not been read
  double loss_ = 0, weight_ = 0;
  std::size_t right_ = 0, judged_ = 0;
};

}  // namespace rnn
