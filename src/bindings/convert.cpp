#include "convert.hpp"

#include <emscripten/bind.h>

#include <cmath>
#include <limits>

#include "rnn/core/error.hpp"

namespace rnn::bindings {

using emscripten::val;

namespace {

std::string nameFrom(const val& value) { return val::global("String")(value).as<std::string>(); }

}  // namespace

std::uint32_t toSeed(double value) {
  constexpr auto kAllowed = "0–4294967295";
  constexpr double kLargestSeed = std::numeric_limits<std::uint32_t>::max();
  realNumber("seed", value, 0, kLargestSeed);
  if (std::trunc(value) != value) {
    const auto written = val(value).call<std::string>("toString");
    refuse("setting-not-whole", "{field} must be a whole number; it is {value}.", "seed", written, kAllowed);
  }
  return static_cast<std::uint32_t>(value);
}

CharacterSettings toSettings(const JsSettings& settings) {
  return {
      .cell = cellFromName(nameFrom(settings.cell)),
      .hidden = wholeNumber("hidden", settings.hidden, 1, 1024),
      .layers = wholeNumber("layers", settings.layers, 1, 8),
      .batch = wholeNumber("batch", settings.batch, 1, 256),
      .steps = wholeNumber("steps", settings.steps, 1, 512),
      .learningRate = settings.learningRate,
      .optimiser = optimiserFromName(nameFrom(settings.optimiser)),
      .momentum = settings.momentum,
      .clip = settings.clip,
      .seed = toSeed(settings.seed),
  };
}

WritingOptions toWriting(const JsWritingOptions& given) {
  return {.temperature = realNumber("temperature", given.temperature, 0, 100),
          .seed = toSeed(given.seed),
          .topK = wholeNumber("topK", given.topK.value_or(0), 0, 8192),
          .topP = given.topP.value_or(1)};
}

JsSettings toJs(const CharacterSettings& settings) {
  return {
      .cell = nameToJs<CellName>(nameOf(settings.cell)),
      .hidden = static_cast<double>(settings.hidden),
      .layers = static_cast<double>(settings.layers),
      .batch = static_cast<double>(settings.batch),
      .steps = static_cast<double>(settings.steps),
      .learningRate = settings.learningRate,
      .optimiser = nameToJs<OptimiserName>(nameOf(settings.optimiser)),
      .momentum = settings.momentum,
      .clip = settings.clip,
      .seed = static_cast<double>(settings.seed),
  };
}

JsTextSummary toJs(const TextSummary& text) {
  return {
      .characters = static_cast<double>(text.characters),
      .trainCharacters = static_cast<double>(text.trainCharacters),
      .heldOutCharacters = static_cast<double>(text.heldOutCharacters),
      .vocabulary = toJs(text.vocabulary),
  };
}

JsSnapshot toJs(const Snapshot& snapshot) {
  const std::vector<double> heldOutSteps(snapshot.newHeldOutSteps.begin(), snapshot.newHeldOutSteps.end());
  return {
      .step = static_cast<double>(snapshot.step),
      .characters = static_cast<double>(snapshot.characters),
      .trainLoss = snapshot.trainLoss,
      .heldOutLoss = snapshot.heldOutLoss,
      .heldOutAccuracy = snapshot.heldOutAccuracy,
      .heldOutParts = toJs(snapshot.heldOutParts),
      .heldOutStep = static_cast<double>(snapshot.heldOutStep),
      .gradientNorm = snapshot.gradientNorm,
      .diverged = snapshot.diverged,
      .firstNewStep = static_cast<double>(snapshot.firstNewStep),
      .newTrainLosses = toJs(snapshot.newTrainLosses),
      .newHeldOutSteps = toJs(heldOutSteps),
      .newHeldOutLosses = toJs(snapshot.newHeldOutLosses),
      .newHeldOutAccuracies = toJs(snapshot.newHeldOutAccuracies),
  };
}

JsWritingStart toJs(const WritingStart& start) {
  return {
      .writer = start.writer,
      .unknown = toJs(start.unknown),
  };
}

JsWritten toJs(const Written& written) {
  const auto candidate = [](const WritingCandidate& one) { return JsCandidate{nameToJs(one.character), one.probability}; };
  const auto character = [&](const WrittenCharacter& one) {
    return JsWrittenCharacter{nameToJs(one.drawn.character), one.drawn.probability, arrayOf<CandidateArray>(one.candidates, candidate)};
  };
  return {.text = nameToJs(written.text), .characters = arrayOf<WrittenArray>(written.characters, character)};
}

std::vector<std::uint8_t> bytesOf(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

Uint8Array toJs(const std::vector<std::byte>& file) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data());
  return Uint8Array(val::global("Uint8Array").new_(emscripten::typed_memory_view(file.size(), bytes)));
}

std::string_view viewOf(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace rnn::bindings
