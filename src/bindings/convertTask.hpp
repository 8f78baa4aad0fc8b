// Networks, tasks and their training as JavaScript writes them. What is left out keeps the engine's default.
#pragma once

#include <optional>
#include <string>

#include "convertLook.hpp"
#include "rnn/taskSession.hpp"

namespace rnn::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(OptionRecord)
EMSCRIPTEN_DECLARE_VAL_TYPE(TokensOrNull)
EMSCRIPTEN_DECLARE_VAL_TYPE(GeneratedArray)

struct JsInitialisers {
  std::optional<std::string> input;
  std::optional<std::string> recurrent;
  std::optional<double> spectralRadius;
  std::optional<NumberOrNull> forgetBias;
};

struct JsNetworkSettings {
  std::string type;
  std::string cell;
  std::optional<std::string> g;
  double hidden;
  std::optional<double> layers;
  std::optional<bool> bidirectional;
  std::optional<double> dropout;
  std::optional<double> embedding;
  std::optional<std::string> attention;
  std::optional<std::string> output;
  std::optional<std::string> lossOver;
  std::optional<JsInitialisers> initialiser;
};

struct JsSchedule {
  std::string kind;
  std::optional<double> warmUp;
  std::optional<double> stepEvery;
  std::optional<double> stepFactor;
  std::optional<double> cosineSteps;
  std::optional<double> cosineFloor;
};

struct JsTrainingSettings {
  double batch;
  std::string optimiser;
  std::optional<double> momentum;
  std::optional<double> decay;
  double learningRate;
  std::optional<JsSchedule> schedule;
  double clip;
  std::optional<double> clipValue;
  std::optional<double> window;
  double seed;
};

struct JsTaskSettings {
  std::string name;
  std::optional<OptionRecord> options;
  std::optional<Float32Array> points;
  std::optional<Uint8Array> text;  // UTF-8
};

struct JsOwnInput {
  std::optional<Int32Array> tokens;
  std::optional<Float32Array> features;
  std::optional<Int32Array> targets;
};

struct JsBeamOptions {
  double width;
  double mostSteps;
  std::optional<double> lengthExponent;
};

struct JsGenerated {
  Int32Array tokens{emscripten::val::undefined()};
  double logProbability;
  bool ended;
  bool wellFormed;
};

struct JsExactMatches {
  Uint8Array right{emscripten::val::undefined()};
  Int32Array lengths{emscripten::val::undefined()};
};

// What can be changed while it trains.
struct JsPace {
  double learningRate;
  double clip;
};

struct JsTaskShape {
  bool tokensIn;
  int inputSize;
  bool tokensOut;
  int outputSize;
  int inputSteps;
  int outputSteps;
  int heldOutExamples;
  StringArray inputNames{emscripten::val::undefined()};
  StringArray outputNames{emscripten::val::undefined()};
  int end;
};

struct JsExample {
  TokensOrNull inputTokens{emscripten::val::undefined()};
  RowsOrNull inputFeatures{emscripten::val::undefined()};
  TokensOrNull targetTokens{emscripten::val::undefined()};
  RowsOrNull targetValues{emscripten::val::undefined()};
  Uint8Array judged{emscripten::val::undefined()};
};

TaskSettings toTask(const JsTaskSettings& settings);
OwnInput toInput(const JsOwnInput& input);
TaskTraining toTraining(const JsTrainingSettings& settings);
JsTaskShape toJs(const TaskSummary& task);
JsExample toJs(const Batch& example);
JsGenerated toJs(const Generated& generated, bool wellFormed);
JsExactMatches toJs(const TaskSession::ExactMatches& matches);

// Without the sizes of input and output, which the task knows; `output` is what is meant where none is named.
NetworkConfig toConfig(const JsNetworkSettings& settings, OutputKind output);

}  // namespace rnn::bindings
