#include "convertTask.hpp"

#include <emscripten/bind.h>

#include "convert.hpp"
#include "rnn/core/names.hpp"
#include "rnn/model/networkNames.hpp"

namespace rnn::bindings {

using emscripten::val;

namespace {

// The page writes them as JavaScript writes names; files write them with hyphens.
constexpr Named<Architecture> kTypes[] = {{Architecture::oneToOne, "oneToOne"},
                                          {Architecture::oneToMany, "oneToMany"},
                                          {Architecture::manyToOne, "manyToOne"},
                                          {Architecture::manyToMany, "manyToMany"},
                                          {Architecture::encoderDecoder, "encoderDecoder"}};

Initialisation toInitialisation(const JsInitialisers& given) {
  Initialisation initial;
  if (given.input) initial.input = initialiserFromName("input", *given.input);
  if (given.recurrent) initial.recurrent = initialiserFromName("recurrent", *given.recurrent);
  initial.spectralRadius = given.spectralRadius.value_or(initial.spectralRadius);
  if (given.forgetBias && !given.forgetBias->isNull()) {
    initial.setsForgetBias = true;
    initial.forgetBias = given.forgetBias->as<double>();
  }
  return initial;
}

Schedule toSchedule(const JsSchedule& given) {
  constexpr int kMost = 1'000'000;
  Schedule schedule;
  schedule.kind = scheduleFromName(given.kind);
  schedule.warmUp = wholeNumber("warmUp", given.warmUp.value_or(schedule.warmUp), 0, kMost);
  schedule.stepEvery = wholeNumber("stepEvery", given.stepEvery.value_or(schedule.stepEvery), 1, kMost);
  schedule.stepFactor = given.stepFactor.value_or(schedule.stepFactor);
  schedule.cosineSteps = wholeNumber("cosineSteps", given.cosineSteps.value_or(schedule.cosineSteps), 1, 1000 * kMost);
  schedule.cosineFloor = given.cosineFloor.value_or(schedule.cosineFloor);
  return schedule;
}

// −1 where there is no token.
int numberOf(Token token) { return token == kNoToken ? -1 : token; }

val numbersOf(const std::vector<Token>& tokens) {
  std::vector<int> numbers;
  for (const Token token : tokens) numbers.push_back(numberOf(token));
  return copyOf<val>("Int32Array", numbers);
}

TokensOrNull tokensOrNull(const std::vector<Token>& tokens) { return TokensOrNull(tokens.empty() ? val::null() : numbersOf(tokens)); }

std::vector<Token> tokensIn(const char* field, const std::optional<Int32Array>& numbers) {
  std::vector<Token> tokens;
  if (!numbers) return tokens;
  for (const int number : emscripten::convertJSArrayToNumberVector<int>(*numbers)) {
    tokens.push_back(number == -1 ? kNoToken : static_cast<Token>(wholeNumber(field, number, 0, kNoToken - 1)));
  }
  return tokens;
}

RowsOrNull valuesOrNull(const std::vector<float>& values, int steps) {
  if (values.empty()) return RowsOrNull(val::null());
  Rows rows = emptyRows(steps, static_cast<int>(values.size()) / steps);
  rows.numbers.assign(values.begin(), values.end());
  return rowsOrNull(rows);
}

std::vector<unsigned char> judgedIn(const Batch& example) {
  if (!example.judged.empty()) return example.judged;
  std::vector<unsigned char> judged(static_cast<std::size_t>(example.targetSteps), 1);
  for (std::size_t t = 0; t < example.targetTokens.size(); ++t) judged[t] = example.targetTokens[t] != kNoToken;
  return judged;
}

}  // namespace

TaskSettings toTask(const JsTaskSettings& given) {
  TaskSettings task{given.name};
  if (given.options) {
    const val names = val::global("Object").call<val>("keys", *given.options);
    for (const auto& name : emscripten::vecFromJSArray<std::string>(names)) task.options[name] = (*given.options)[name].as<double>();
  }
  if (given.points) task.points = emscripten::convertJSArrayToNumberVector<float>(*given.points);
  if (given.text) {
    const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(*given.text);
    task.text.assign(bytes.begin(), bytes.end());
  }
  return task;
}

OwnInput toInput(const JsOwnInput& given) {
  OwnInput input{.tokens = tokensIn("tokens", given.tokens), .targets = tokensIn("targets", given.targets)};
  if (given.features) input.features = emscripten::convertJSArrayToNumberVector<float>(*given.features);
  return input;
}

TaskTraining toTraining(const JsTrainingSettings& given) {
  TaskTraining training;
  training.batch = wholeNumber("batch", given.batch, 1, 256);
  training.optimiser.kind = optimiserFromName(given.optimiser);
  training.optimiser.momentum = given.momentum.value_or(training.optimiser.momentum);
  training.optimiser.decay = given.decay.value_or(training.optimiser.decay);
  training.learningRate = given.learningRate;
  if (given.schedule) training.schedule = toSchedule(*given.schedule);
  training.clip = given.clip;
  training.clipValue = given.clipValue.value_or(training.clipValue);
  training.window = wholeNumber("window", given.window.value_or(training.window), 0, 10000);
  training.seed = toSeed(given.seed);
  return training;
}

JsTaskShape toJs(const TaskSummary& task) {
  return {.tokensIn = task.shape.tokensIn,
          .inputSize = task.shape.inputSize,
          .tokensOut = task.shape.tokensOut,
          .outputSize = task.shape.outputSize,
          .inputSteps = task.inputSteps,
          .outputSteps = task.targetSteps,
          .heldOutExamples = task.heldOutExamples,
          .inputNames = toJs(task.names.inputs),
          .outputNames = toJs(task.names.outputs),
          .end = numberOf(task.names.end)};
}

JsGenerated toJs(const Generated& generated, bool wellFormed) {
  return {.tokens = Int32Array(numbersOf(generated.tokens)), .logProbability = generated.logProbability, .ended = generated.ended, .wellFormed = wellFormed};
}

JsExactMatches toJs(const TaskSession::ExactMatches& matches) {
  return {.right = copyOf<Uint8Array>("Uint8Array", matches.right), .lengths = copyOf<Int32Array>("Int32Array", matches.lengths)};
}

JsExample toJs(const Batch& example) {
  return {.inputTokens = tokensOrNull(example.inputTokens),
          .inputFeatures = valuesOrNull(example.inputFeatures, example.inputSteps),
          .targetTokens = tokensOrNull(example.targetTokens),
          .targetValues = valuesOrNull(example.targetValues, example.targetSteps),
          .judged = copyOf<Uint8Array>("Uint8Array", judgedIn(example))};
}

NetworkConfig toConfig(const JsNetworkSettings& given, OutputKind output) {
  NetworkConfig config;
  config.type = kindIn(kTypes, "type", given.type);
  config.cell = cellFromName(given.cell);
  if (given.g) config.g = activationFromName(*given.g);
  config.hidden = wholeNumber("hidden", given.hidden, 1, 1024);
  config.layers = wholeNumber("layers", given.layers.value_or(1), 1, 8);
  config.bidirectional = given.bidirectional.value_or(false);
  config.dropout = given.dropout.value_or(0);
  config.embedding = wholeNumber("embedding", given.embedding.value_or(0), 0, 1024);
  if (given.attention) config.attention = attentionFromName(*given.attention);
  config.output = given.output ? outputFromName(*given.output) : output;
  if (given.lossOver) config.lossOver = lossOverFromName(*given.lossOver);
  if (given.initialiser) config.initial = toInitialisation(*given.initialiser);
  return config;
}

}  // namespace rnn::bindings
