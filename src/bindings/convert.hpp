// What crosses the boundary, and how: texts, their settings, training and writing as JavaScript sees them, and the way back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/model/settings.hpp"
#include "rnn/session.hpp"
#include "values.hpp"

namespace rnn::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(CandidateArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(WrittenArray)

// Every number of JavaScript is a double; it becomes an int only after the engine's check, so that nothing wraps.
struct JsSettings {
  CellName cell{emscripten::val::undefined()};
  double hidden;
  double layers;
  double batch;
  double steps;
  double learningRate;
  OptimiserName optimiser{emscripten::val::undefined()};
  double momentum;
  double clip;
  double seed;
};

struct JsTextSummary {
  double characters;
  double trainCharacters;
  double heldOutCharacters;
  StringArray vocabulary{emscripten::val::undefined()};
};

struct JsSnapshot {
  double step;
  double characters;
  double trainLoss;
  double heldOutLoss;
  double heldOutAccuracy;
  Float32Array heldOutParts{emscripten::val::undefined()};
  double heldOutStep;
  double gradientNorm;
  bool diverged;
  double firstNewStep;
  Float32Array newTrainLosses{emscripten::val::undefined()};
  Float64Array newHeldOutSteps{emscripten::val::undefined()};
  Float32Array newHeldOutLosses{emscripten::val::undefined()};
  Float32Array newHeldOutAccuracies{emscripten::val::undefined()};
};

struct JsWritingOptions {
  double temperature;
  double seed;
  std::optional<double> topK;
  std::optional<double> topP;
};

struct JsWritingStart {
  int writer;
  StringArray unknown{emscripten::val::undefined()};
};

struct JsCandidate {
  Text character{emscripten::val::undefined()};
  double probability;
};

struct JsWrittenCharacter {
  Text character{emscripten::val::undefined()};
  double probability;
  CandidateArray candidates{emscripten::val::undefined()};
};

struct JsWritten {
  Text text{emscripten::val::undefined()};
  WrittenArray characters{emscripten::val::undefined()};
};

CharacterSettings toSettings(const JsSettings& settings);
WritingOptions toWriting(const JsWritingOptions& options);
JsSettings toJs(const CharacterSettings& settings);
JsTextSummary toJs(const TextSummary& text);
JsSnapshot toJs(const Snapshot& snapshot);
JsWritingStart toJs(const WritingStart& start);
JsWritten toJs(const Written& written);

// A Uint8Array rather than a string: Embind writes a string that does not fit into memory to address 0.
std::vector<std::uint8_t> bytesOf(const emscripten::val& array);
std::string_view viewOf(const std::vector<std::uint8_t>& bytes);
Uint8Array toJs(const std::vector<std::byte>& file);

std::uint32_t toSeed(double value);

}  // namespace rnn::bindings
