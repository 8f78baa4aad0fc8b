// Our engine, natively, one thread. Each line of the input asks for one run and is answered by a line of JSON:
//
//     train CELL HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS    →  {"characters": …, "seconds": …} or {"reason": "…"}
//     write CELL HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS
//     label, translate: as train; what they are stands in cases.mjs
//
// A model stays open, so that it is warmed up once.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>

#include "rnn/session.hpp"
#include "rnn/taskSession.hpp"
#include "text.hpp"

namespace {

struct Run {
  std::int64_t characters = 0;
  double seconds = 0;
};

struct Case {
  std::string task;
  rnn::CellKind cell;
  int hidden, layers, batch, steps, vocab;
};

struct Model {
  std::variant<rnn::Session, rnn::TaskSession> session;
  double secondsPerStep = 1e9;
};

constexpr double kRate = 0.002, kClip = 5;

rnn::Session textSession(const Case& c) {
  rnn::CharacterSettings settings;
  settings.cell = c.cell;
  settings.hidden = c.hidden;
  settings.layers = c.layers;
  settings.batch = c.batch;
  settings.steps = c.steps;
  settings.learningRate = kRate;
  settings.clip = kClip;
  return rnn::Session(settings, textOf(c.vocab));
}

rnn::TaskSession taskSession(const Case& c) {
  rnn::NetworkConfig network;
  network.cell = c.cell;
  network.hidden = c.hidden;
  network.layers = c.layers;
  network.type = c.task == "label" ? rnn::Architecture::manyToMany : rnn::Architecture::encoderDecoder;
  network.bidirectional = c.task == "label";
  if (c.task == "translate") network.attention = rnn::AttentionKind::dot;
  const double vocab = c.vocab, steps = c.steps;
  rnn::TaskTraining training;
  training.batch = c.batch;
  training.learningRate = kRate;
  training.clip = kClip;
  return rnn::TaskSession(
      network,
      {.name = "randomTokens", .options = {{"inputTokens", vocab}, {"outputTokens", vocab}, {"steps", steps}, {"targetSteps", steps}}},
      training);
}

Model open(const Case& c) {
  if (c.task == "label" || c.task == "translate") return {taskSession(c)};
  return {textSession(c)};
}

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Trains for about so long. A call in which the held-out text was measured too is not counted.
Run train(Model& model, const Case& c, double seconds) {
  Run run;
  while (run.seconds < seconds) {
    const int atOnce = std::clamp(static_cast<int>(seconds / 8 / model.secondsPerStep), 1, 10);
    const double start = now();
    const rnn::Snapshot snapshot = std::visit([&](auto& session) { return session.train(atOnce, 1e6); }, model.session);
    const double took = now() - start;
    if (snapshot.diverged) throw std::runtime_error("the training diverged");
    const auto steps = static_cast<std::int64_t>(snapshot.newTrainLosses.size());
    model.secondsPerStep = took / static_cast<double>(steps);
    if (!snapshot.newHeldOutSteps.empty()) continue;
    run.characters += steps * c.batch * c.steps;
    run.seconds += took;
  }
  return run;
}

Run write(Model& model, double seconds) {
  auto& session = std::get<rnn::Session>(model.session);
  const int writer = session.startWriting("!", {.temperature = 1, .seed = 1}).writer;
  Run run;
  const double start = now();
  while (run.seconds < seconds) {
    run.characters += static_cast<std::int64_t>(session.write(writer, 500, 1e6).characters.size());
    run.seconds = now() - start;
  }
  session.endWriting(writer);
  return run;
}

Run answer(std::map<std::string, Model>& models, const std::string& line) {
  std::istringstream words(line);
  Case c;
  std::string cell;
  double milliseconds = 0;
  words >> c.task >> cell >> c.hidden >> c.layers >> c.batch >> c.steps >> c.vocab >> milliseconds;
  if (!words) throw std::runtime_error("not understood: " + line);
  c.cell = rnn::cellFromName(cell);
  const std::string key = line.substr(0, line.rfind(' '));
  auto found = models.find(key);
  if (found == models.end()) found = models.emplace(key, open(c)).first;
  return c.task == "write" ? write(found->second, milliseconds / 1000) : train(found->second, c, milliseconds / 1000);
}

}  // namespace

int main() {
  std::map<std::string, Model> models;
  for (std::string line; std::getline(std::cin, line);) {
    try {
      const Run run = answer(models, line);
      std::printf("{\"characters\": %lld, \"seconds\": %.9f}\n", static_cast<long long>(run.characters), run.seconds);
    } catch (const std::exception& error) {
      std::printf("{\"reason\": \"%s\"}\n", error.what());
    }
    std::fflush(stdout);
  }
}
