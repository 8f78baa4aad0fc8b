#include "rnn/model/settings.hpp"

#include <cmath>
#include <limits>

#include "rnn/core/decimal.hpp"
#include "rnn/core/error.hpp"
#include "rnn/core/names.hpp"

namespace rnn {

namespace {

std::string range(double low, double high) {
  return std::isinf(high) ? "≥ " + decimal(low) : decimal(low) + "–" + decimal(high);
}

[[noreturn]] void refuseNumber(const char* code, const char* sentence, std::string_view field, double value, double low, double high) {
  refuse(code, sentence, field, decimal(value), range(low, high));
}

constexpr Named<CellKind> kCells[] = {{CellKind::rnn, "rnn"}, {CellKind::gru, "gru"}, {CellKind::lstm, "lstm"}};

constexpr Named<OptimiserKind> kOptimisers[] = {{OptimiserKind::sgd, "sgd"},
                                                {OptimiserKind::adagrad, "adagrad"},
                                                {OptimiserKind::rmsprop, "rmsprop"},
                                                {OptimiserKind::adam, "adam"},
                                                {OptimiserKind::adamw, "adamw"}};

}  // namespace

double realNumber(std::string_view field, double value, double low, double high) {
  if (!std::isfinite(value)) {
    refuseNumber("setting-not-a-number", "{field} must be a number ({allowed}); it is {value}.", field, value, low, high);
  }
  if (value < low || value > high) {
    refuseNumber("setting-out-of-range", "{field} must be within its range ({allowed}); it is {value}.", field, value, low, high);
  }
  return value;
}

int wholeNumber(std::string_view field, double value, int low, int high) {
  realNumber(field, value, low, high);
  if (value != std::floor(value)) {
    refuseNumber("setting-not-whole", "{field} must be a whole number ({allowed}); it is {value}.", field, value, low, high);
  }
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
