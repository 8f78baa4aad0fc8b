// What every session can do while it trains, on a text or on a task.
#pragma once

#include "convert.hpp"

namespace rnn::bindings {

template <class Session>
double parameterCountOf(const Session& session) {
  return static_cast<double>(session.parameterCount());
}

template <class Session>
JsSnapshot train(Session& session, double maxSteps, double milliseconds) {
  return toJs(session.train(wholeNumber("count", maxSteps, 1, 1'000'000), milliseconds));
}

template <class Session>
JsSnapshot snapshotOf(Session& session) {
  return toJs(session.snapshot());
}

// Both or neither: when one is refused, the other has not been set.
template <class Session>
void configure(Session& session, double learningRate, double clip) {
  checkLearningRate(learningRate);
  checkClip(clip);
  session.setLearningRate(learningRate);
  session.setClip(clip);
}

template <class Session>
JsSnapshot reset(Session& session) {
  return toJs(session.reset());
}

template <class Session>
JsSnapshot restoreLastGood(Session& session, double learningRate) {
  checkLearningRate(learningRate);
  return toJs(session.restoreLastGood(learningRate));
}

}  // namespace rnn::bindings
