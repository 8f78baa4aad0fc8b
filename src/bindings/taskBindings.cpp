// The engine's session on a task as JavaScript sees it. One handle, one owner, as in bindings.cpp.
#include <emscripten/bind.h>

#include "convert.hpp"
#include "guard.hpp"
#include "look.hpp"
#include "sessions.hpp"

namespace {

using namespace rnn;
using namespace rnn::bindings;

TaskSession* open(const JsNetworkSettings& network, const JsTaskSettings& task, const JsTrainingSettings& training) {
  const TaskSettings settings = toTask(task);
  const bool classes = makeTask(settings.name, settings.options, settings.points)->shape().tokensOut;
  return new TaskSession(toConfig(network, classes ? OutputKind::softmax : OutputKind::sigmoid), settings, toTraining(training));
}

JsPace paceOf(const TaskSession& session) { return {session.training().learningRate, session.training().clip}; }
JsTaskShape taskOf(const TaskSession& session) { return toJs(session.task()); }

int indexIn(double index) { return wholeNumber("index", index, 0, 1023); }
JsExample example(const TaskSession& session, double index) { return toJs(session.example(indexIn(index))); }
JsTrace traceOf(TaskSession& session, double index) { return toJs(session.trace(indexIn(index))); }

NormsArray stateGradients(TaskSession& session) { return toJs(session.stateGradients()); }
NormsArray stateGradientsOver(TaskSession& session, double steps) {
  return toJs(session.stateGradientsOver(wholeNumber("steps", steps, 6, 10001)));
}

JsRows predict(TaskSession& session, const Float32Array& features, double count) {
  const auto numbers = emscripten::convertJSArrayToNumberVector<float>(features);
  return toJs(session.predict(numbers, wholeNumber("count", count, 1, 1'000'000)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(task) {
  using namespace emscripten;

  register_type<OptionRecord>("Record<string, number>");
  register_type<TokensOrNull>("Int32Array | null");
  register_type<Uint8Array>("Uint8Array");
  register_optional<OptionRecord>();
  register_optional<Float32Array>();
  register_optional<JsSchedule>();

  value_object<JsSchedule>("Schedule")
      .field("kind", &JsSchedule::kind)
      .field("warmUp", &JsSchedule::warmUp)
      .field("stepEvery", &JsSchedule::stepEvery)
      .field("stepFactor", &JsSchedule::stepFactor)
      .field("cosineSteps", &JsSchedule::cosineSteps)
      .field("cosineFloor", &JsSchedule::cosineFloor);
  value_object<JsTrainingSettings>("TrainingSettings")
      .field("batch", &JsTrainingSettings::batch)
      .field("optimiser", &JsTrainingSettings::optimiser)
      .field("momentum", &JsTrainingSettings::momentum)
      .field("decay", &JsTrainingSettings::decay)
      .field("learningRate", &JsTrainingSettings::learningRate)
      .field("schedule", &JsTrainingSettings::schedule)
      .field("clip", &JsTrainingSettings::clip)
      .field("clipValue", &JsTrainingSettings::clipValue)
      .field("window", &JsTrainingSettings::window)
      .field("seed", &JsTrainingSettings::seed);
  value_object<JsTaskSettings>("TaskSettings")
      .field("name", &JsTaskSettings::name)
      .field("options", &JsTaskSettings::options)
      .field("points", &JsTaskSettings::points);
  value_object<JsPace>("Pace").field("learningRate", &JsPace::learningRate).field("clip", &JsPace::clip);
  value_object<JsTaskShape>("TaskShape")
      .field("tokensIn", &JsTaskShape::tokensIn)
      .field("inputSize", &JsTaskShape::inputSize)
      .field("tokensOut", &JsTaskShape::tokensOut)
      .field("outputSize", &JsTaskShape::outputSize)
      .field("inputSteps", &JsTaskShape::inputSteps)
      .field("outputSteps", &JsTaskShape::outputSteps)
      .field("heldOutExamples", &JsTaskShape::heldOutExamples);
  value_object<JsExample>("TaskExample")
      .field("inputTokens", &JsExample::inputTokens)
      .field("inputFeatures", &JsExample::inputFeatures)
      .field("targetTokens", &JsExample::targetTokens)
      .field("targetValues", &JsExample::targetValues)
      .field("judged", &JsExample::judged);

  class_<TaskSession>("TaskSession")
      .constructor(guarded<&open>, allow_raw_pointers())
      .function("settings()", guarded<&paceOf>)
      .function("task()", guarded<&taskOf>)
      .function("parameterCount()", guarded<&parameterCountOf<TaskSession>>)
      .function("train(maxSteps, milliseconds)", guarded<&train<TaskSession>>)
      .function("snapshot()", guarded<&snapshotOf<TaskSession>>)
      .function("configure(learningRate, clip)", guarded<&configure<TaskSession>>)
      .function("reset()", guarded<&reset<TaskSession>>)
      .function("restoreLastGood(learningRate)", guarded<&restoreLastGood<TaskSession>>)
      .function("tensors()", guarded<&tensorsOf<TaskSession>>)
      .function("tensor(name)", guarded<&tensor<TaskSession>>)
      .function("eigenvalues(tensor, gate)", guarded<&eigenvaluesIn<TaskSession>>)
      .function("graph(inputSteps, outputSteps)", guarded<&graphIn<TaskSession>>)
      .function("example(index)", guarded<&example>)
      .function("trace(index)", guarded<&traceOf>)
      .function("stateGradients()", guarded<&stateGradients>)
      .function("stateGradientsOver(steps)", guarded<&stateGradientsOver>)
      .function("predict(features, count)", guarded<&predict>);
}
