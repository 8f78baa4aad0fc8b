// What a person chooses for a character-level model, and the check that comes before anything is built.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rnn {

enum class CellKind { rnn, gru, lstm };
enum class OptimiserKind { sgd, adagrad, rmsprop, adam, adamw };

struct CharacterSettings {
  CellKind cell = CellKind::lstm;
  int hidden = 128;             // H, units per layer: 1–1024
  int layers = 1;               // 1–8
  int batch = 32;               // B, sequences trained side by side: 1–256
  int steps = 64;               // T, steps of back-propagation through time: 1–512
  double learningRate = 0.002;  // 1e-8–1e8; what is too large diverges and is reported
  OptimiserKind optimiser = OptimiserKind::adam;
  double momentum = 0.9;        // of SGD: 0 to below 1
  double clip = 5.0;            // largest global norm of the gradient; 0 turns clipping off
  std::uint32_t seed = 1;
};

// Throws Error naming the field, its value and what is allowed.
void check(const CharacterSettings& settings);
void checkLearningRate(double rate);  // 1e-8–1e8
void checkClip(double norm);          // 0–1e8

// Names as the page and files write them ("rnn", "gru", "lstm"; "sgd", "adagrad", …); throw setting-unknown-choice.
CellKind cellFromName(std::string_view name);
std::string_view nameOf(CellKind cell);
OptimiserKind optimiserFromName(std::string_view name);
std::string_view nameOf(OptimiserKind optimiser);

// A number that came from outside as a double: refused when it is NaN, has a fraction, or does not lie in [low, high].
int wholeNumber(std::string_view field, double value, int low, int high);
double realNumber(std::string_view field, double value, double low, double high);

}  // namespace rnn
