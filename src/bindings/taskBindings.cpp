// The engine's session on a task as JavaScript sees it. One handle, one owner, as in bindings.cpp.
#include <emscripten/bind.h>

#include <span>

#include "convert.hpp"
#include "guard.hpp"
#include "look.hpp"
#include "sessions.hpp"

namespace {

using namespace rnn;
using namespace rnn::bindings;

TaskSession* open(const JsNetworkSettings& network, const JsTaskSettings& task, const JsTrainingSettings& training) {
  const TaskSettings settings = toTask(task);
  const bool classes = makeTask(settings.name, settings.options, settings.points, settings.text)->shape().tokensOut;
  return new TaskSession(toConfig(network, classes ? OutputKind::softmax : OutputKind::sigmoid), settings, toTraining(training));
}

JsPace paceOf(const TaskSession& session) { return {session.training().learningRate, session.training().clip}; }
JsTaskShape taskOf(const TaskSession& session) { return toJs(session.task()); }

Uint8Array save(const TaskSession& session, const Utf8& setup) {
  const auto bytes = bytesOf(setup);
  return toJs(session.save(viewOf(bytes)));
}

JsSnapshot restore(TaskSession& session, const Uint8Array& model) {
  const auto file = bytesOf(model);
  return toJs(session.restore(std::as_bytes(std::span(file))));
}

int indexIn(double index) { return wholeNumber("index", index, 0, 1023); }
JsExample example(const TaskSession& session, double index) { return toJs(session.example(indexIn(index))); }
JsTrace traceOf(TaskSession& session, double index) { return toJs(session.trace(indexIn(index))); }

JsTrace traceInput(TaskSession& session, const JsOwnInput& input) { return toJs(session.traceInput(toInput(input))); }

JsRows saliencyOf(TaskSession& session, const JsOwnInput& input, double step, double output) {
  return toJs(session.saliency(toInput(input), wholeNumber("step", step, 0, kMostOwnSteps), wholeNumber("output", output, 0, 8192)));
}

JsGenerated generateFor(TaskSession& session, const JsOwnInput& input, double mostSteps, const JsWritingOptions& options) {
  const WritingOptions given = toWriting(options);
  const SamplingOptions sampling{.temperature = given.temperature, .topK = given.topK, .topP = given.topP};
  const OwnInput own = toInput(input);
  const Generated generated = session.generate(own, wholeNumber("mostSteps", mostSteps, 1, kMostOwnSteps), sampling, given.seed);
  return toJs(generated, session.isWellFormed(own, generated));
}

GeneratedArray beamFor(TaskSession& session, const JsOwnInput& input, const JsBeamOptions& options) {
  const BeamOptions beam{.width = wholeNumber("width", options.width, 1, 64),
                         .mostSteps = wholeNumber("mostSteps", options.mostSteps, 1, kMostOwnSteps),
                         .lengthExponent = options.lengthExponent.value_or(0)};
  const OwnInput own = toInput(input);
  return arrayOf<GeneratedArray>(session.beam(own, beam), [&](const Generated& one) { return toJs(one, session.isWellFormed(own, one)); });
}

JsExactMatches exactMatches(TaskSession& session, double from, double count) {
  return toJs(session.exactMatches(indexIn(from), wholeNumber("count", count, 1, 1024)));
}

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
  register_type<Int32Array>("Int32Array");
  register_type<GeneratedArray>("Generated[]");
  register_optional<OptionRecord>();
  register_optional<Float32Array>();
  register_optional<Int32Array>();
  register_optional<Uint8Array>();
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
      .field("points", &JsTaskSettings::points)
      .field("text", &JsTaskSettings::text);
  value_object<JsOwnInput>("OwnInput")
      .field("tokens", &JsOwnInput::tokens)
      .field("features", &JsOwnInput::features)
      .field("targets", &JsOwnInput::targets);
  value_object<JsBeamOptions>("BeamOptions")
      .field("width", &JsBeamOptions::width)
      .field("mostSteps", &JsBeamOptions::mostSteps)
      .field("lengthExponent", &JsBeamOptions::lengthExponent);
  value_object<JsGenerated>("Generated")
      .field("tokens", &JsGenerated::tokens)
      .field("logProbability", &JsGenerated::logProbability)
      .field("ended", &JsGenerated::ended)
      .field("wellFormed", &JsGenerated::wellFormed);
  value_object<JsExactMatches>("ExactMatches").field("right", &JsExactMatches::right).field("lengths", &JsExactMatches::lengths);
  value_object<JsPace>("Pace").field("learningRate", &JsPace::learningRate).field("clip", &JsPace::clip);
  value_object<JsTaskShape>("TaskShape")
      .field("tokensIn", &JsTaskShape::tokensIn)
      .field("inputSize", &JsTaskShape::inputSize)
      .field("tokensOut", &JsTaskShape::tokensOut)
      .field("outputSize", &JsTaskShape::outputSize)
      .field("inputSteps", &JsTaskShape::inputSteps)
      .field("outputSteps", &JsTaskShape::outputSteps)
      .field("heldOutExamples", &JsTaskShape::heldOutExamples)
      .field("inputNames", &JsTaskShape::inputNames)
      .field("outputNames", &JsTaskShape::outputNames)
      .field("end", &JsTaskShape::end);
  value_object<JsExample>("TaskExample")
      .field("inputTokens", &JsExample::inputTokens)
      .field("inputFeatures", &JsExample::inputFeatures)
      .field("targetTokens", &JsExample::targetTokens)
      .field("targetValues", &JsExample::targetValues)
      .field("judged", &JsExample::judged);

  class_<TaskSession>("TaskSession")
      .constructor(guarded<&open>, allow_raw_pointers())
      .function("save(setup)", guarded<&save>)
      .function("restore(model)", guarded<&restore>)
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
      .function("traceInput(input)", guarded<&traceInput>)
      .function("saliency(input, step, output)", guarded<&saliencyOf>)
      .function("generate(input, mostSteps, options)", guarded<&generateFor>)
      .function("beam(input, options)", guarded<&beamFor>)
      .function("exactMatches(from, count)", guarded<&exactMatches>)
      .function("stateGradients()", guarded<&stateGradients>)
      .function("stateGradientsOver(steps)", guarded<&stateGradientsOver>)
      .function("predict(features, count)", guarded<&predict>);
}
