#include "rnn/model/settings.hpp"

#include <cmath>
#include <cstdio>
#include <limits>

#include "rnn/core/error.hpp"
#include "rnn/core/names.hpp"

namespace rnn {

namespace {

// Not with a stream: those bring 70 KB of locales into the module.
std::string written(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

std::string range(double low, double high) {
  return std::isinf(high) ? "≥ " + written(low) : written(low) + "–" + written(high);
}

[[noreturn]] void refuse(const char* code, std::string_view field, double value, const std::string& allowed,
                         const std::string& rule) {
  throw Error(code, std::string(field) + " must be " + rule + " (" + allowed + "); it is " + written(value) + ".",
              {std::string(field), written(value), allowed});
}

constexpr Named<CellKind> kCells[] = {{CellKind::rnn, "rnn"}, {CellKind::gru, "gru"}, {CellKind::lstm, "lstm"}};

constexpr Named<OptimiserKind> kOptimisers[] = {{OptimiserKind::sgd, "sgd"},
                                                {OptimiserKind::adagrad, "adagrad"},
                                                {OptimiserKind::rmsprop, "rmsprop"},
                                                {OptimiserKind::adam, "adam"},
                                                {OptimiserKind::adamw, "adamw"}};

}  // namespace

double realNumber(std::string_view field, double value, double low, double high) {
  if (!std::isfinite(value)) refuse("setting-not-a-number", field, value, range(low, high), "a number");
  if (value < low || value > high) refuse("setting-out-of-range", field, value, range(low, high), "within its range");
  return value;
}

int wholeNumber(std::string_view field, double value, int low, int high) {
  realNumber(field, value, low, high);
  if (value != std::floor(value)) refuse("setting-not-whole", field, value, range(low, high), "a whole number");
  return static_cast<int>(value);
}

void check(const CharacterSettings& settings) {
  wholeNumber("hidden", settings.hidden, 1, 1024);
  wholeNumber("layers", settings.layers, 1, 8);
  wholeNumber("batch", settings.batch, 1, 256);
  wholeNumber("steps", settings.steps, 1, 512);
  checkLearningRate(settings.learningRate);
  realNumber("momentum", settings.momentum, 0, 0.9999);
  checkClip(settings.clip);
}

void checkLearningRate(double rate) { realNumber("learningRate", rate, 1e-8, 1e8); }
void checkClip(double norm) { realNumber("clip", norm, 0, 1e8); }

CellKind cellFromName(std::string_view name) { return kindIn(kCells, "cell", name); }
std::string_view nameOf(CellKind cell) { return nameIn(kCells, cell); }
OptimiserKind optimiserFromName(std::string_view name) { return kindIn(kOptimisers, "optimiser", name); }
std::string_view nameOf(OptimiserKind optimiser) { return nameIn(kOptimisers, optimiser); }

}  // namespace rnn
