// What can be looked at in an open network, whichever session it belongs to.
#pragma once

#include <string>

#include "convertLook.hpp"
#include "convertTask.hpp"

namespace rnn::bindings {

template <class Session>
TensorShapeArray tensorsOf(Session& session) {
  return toJs(session.network().parameters());
}

template <class Session>
JsMatrix tensor(Session& session, const std::string& name) {
  return toJs(tensorOf(session.network(), name));
}

// gate: empty where the cell has none.
template <class Session>
Float64Array eigenvaluesIn(Session& session, const std::string& tensor, const std::string& gate) {
  return toJs(eigenvaluesOf(session.network(), tensor, gate));
}

inline JsGraph graphOf(const NetworkConfig& config, double inputSteps, double outputSteps) {
  constexpr int kMostSteps = 10000;
  return toJs(unroll(config, wholeNumber("inputSteps", inputSteps, 1, kMostSteps), wholeNumber("outputSteps", outputSteps, 1, kMostSteps)));
}

template <class Session>
JsGraph graphIn(Session& session, double inputSteps, double outputSteps) {
  return graphOf(session.network().config(), inputSteps, outputSteps);
}

// Of a configuration alone: of the sizes of input and output nothing is drawn.
inline JsGraph graph(const JsNetworkSettings& network, double inputSteps, double outputSteps) {
  NetworkConfig config = toConfig(network, OutputKind::softmax);
  config.inputSize = config.outputSize = 1;
  return graphOf(config, inputSteps, outputSteps);
}

}  // namespace rnn::bindings
