// Training on a task until its held-out loss is as small as wanted, with a fixed seed and a fixed most number of updates.
#pragma once

#include <algorithm>
#include <limits>

#include "rnn/core/initialise.hpp"
#include "rnn/train/networkTrainer.hpp"
#include "support/numbers.hpp"

namespace rnn::test {

// A network for the task, with one layer.
inline NetworkConfig configFor(const Task& task, Architecture type, CellKind cell, int hidden, OutputKind output) {
  const TaskShape shape = task.shape();
  NetworkConfig config;
  config.type = type;
  config.tokensIn = shape.tokensIn;
  config.inputSize = shape.inputSize;
  config.cell = cell;
  config.hidden = hidden;
  config.output = output;
  config.outputSize = shape.outputSize;
  return config;
}

struct Goal {
  double loss;      // held-out, as config.lossOver says: training stops when it is below
  int mostUpdates;
  int every = 100;  // updates between two looks at the held-out set
};

struct Learned {
  int updates = 0;
  double loss = std::numeric_limits<double>::infinity();  // the smallest held-out loss that was measured
  double accuracy = 0;                                    // where it was
};

inline Learned learn(NetworkTrainer& trainer, const Goal& goal) {
  Learned best;
  while (trainer.steps() < goal.mostUpdates && best.loss >= goal.loss) {
    for (int i = 0; i < goal.every; ++i) trainer.step();
    const auto measured = trainer.measure();
    if (measured.loss < best.loss) best = {static_cast<int>(trainer.steps()), measured.loss, measured.accuracy};
  }
  return best;
}

inline TaskTraining atRate(double rate) {
  TaskTraining training;
  training.learningRate = rate;
  return training;
}

inline Learned learn(Network<float>& network, const Task& task, double rate, const Goal& goal) {
  NetworkTrainer trainer(network, task, atRate(rate));
  return learn(trainer, goal);
}

// The same with an LSTM whose forget gates begin open: without, it forgets before it has learned what to keep
// (R. Jozefowicz et al., 2015).
inline Learned learnWithForgetBias(Network<float>& network, const Task& task, double bias, double rate, const Goal& goal) {
  NetworkTrainer trainer(network, task, atRate(rate));
  auto& parameters = network.parameters();
  setForgetBias<float>(parameters.value(parameters.find("bias_ih_l0")), 4, bias);
  setForgetBias<float>(parameters.value(parameters.find("bias_hh_l0")), 4, 0);
  network.pack();
  return learn(trainer, goal);
}

}  // namespace rnn::test
