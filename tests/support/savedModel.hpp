// A small text, settings for it, and what a session comes to on it.
#pragma once

#include <string>
#include <vector>

#include "rnn/session.hpp"

namespace rnn::test {

inline constexpr double kLong = 1e6;  // milliseconds: longer than any test trains

inline std::string smallText() {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Iğdır'da ılık bir gün; " + std::to_string(i * i * 37) + " 🦕\n";
  return text;
}

inline CharacterSettings smallSettings(CellKind cell = CellKind::lstm, OptimiserKind optimiser = OptimiserKind::adam) {
  CharacterSettings settings;
  settings.cell = cell;
  settings.optimiser = optimiser;
  settings.hidden = 11;  // a panel of eight and three more
  settings.layers = 2;
  settings.batch = 3;
  settings.steps = 7;
  settings.learningRate = 0.01;
  settings.seed = 5;
  return settings;
}

// The losses of the next `steps` updates.
inline std::vector<float> lossesOf(Session& session, int steps) { return session.train(steps, kLong).newTrainLosses; }

}  // namespace rnn::test
