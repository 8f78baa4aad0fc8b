#include "rnn/session.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/data/characterText.hpp"
#include "rnn/data/utf8.hpp"
#include "rnn/deadline.hpp"
#include "rnn/io/modelFile.hpp"
#include "rnn/model/characterModel.hpp"
#include "rnn/model/memory.hpp"
#include "rnn/model/writer.hpp"
#include "rnn/train/characterTrainer.hpp"

namespace rnn {

namespace {

// The characters of a text that a model knows, and those that it does not, each once.
struct KnownText {
  std::vector<Token> known;
  std::vector<std::string> unknown;
};

KnownText readKnown(const Vocabulary& vocabulary, std::string_view text) {
  KnownText read;
  std::u32string unknown;
  for (const char32_t c : decodeUtf8(text)) {
    if (const auto token = vocabulary.token(c)) {
      read.known.push_back(*token);
    } else if (unknown.find(c) == std::u32string::npos) {
      unknown.push_back(c);
    }
  }
  for (const char32_t c : unknown) read.unknown.push_back(encodeUtf8(c));
  return read;
}

// Each character is to be followed by the next one; what follows the last is not judged.
Batch exampleOf(const std::vector<Token>& text) {
  Batch batch;
  batch.size = 1;
  batch.inputSteps = batch.targetSteps = static_cast<int>(text.size());
  batch.inputTokens = text;
  batch.targetTokens.assign(text.begin() + 1, text.end());
  batch.targetTokens.push_back(kNoToken);
  return batch;
}

void checkTraced(const KnownText& text, std::size_t parameters) {
  constexpr std::size_t kMostProducts = 1'000'000'000;
  if (text.known.empty() && text.unknown.empty()) refuse("text-empty", "There is no character to read.");
  if (text.known.empty()) {
    std::string unknown;
    for (const auto& one : text.unknown) unknown += one;
    refuse("text-unknown-characters", "The model does not know these characters: {value}", "text", unknown);
  }
  const std::size_t most = std::min<std::size_t>(Session::kMostTracedCharacters, kMostProducts / parameters);
  if (text.known.size() <= most) return;
  refuse("text-too-long", "This text has {value} characters; at most {allowed} can be looked at.", "text", text.known.size(), most);
}

}  // namespace

struct Session::State {
  State(const CharacterSettings& checked, CharacterText given) : settings(checked), text(std::move(given)) {
    checkMemory(characterConfig(settings.cell, text.vocabulary().size(), settings.hidden, settings.layers), settings.batch, settings.steps, settings.steps);
    summary = {static_cast<std::int64_t>(text.size()), static_cast<std::int64_t>(text.train().size()),
               static_cast<std::int64_t>(text.heldOut().size()), text.vocabulary().asUtf8()};
    build();
  }

  void build() {
    trainer.reset();  // the former model's memory goes before the new one's comes
    model = std::make_unique<CharacterModel<float>>(settings.cell, text.vocabulary().size(), settings.hidden, settings.layers);
    Random random(settings.seed);
    model->initialise(random);
    trainer = std::make_unique<CharacterTrainer<float>>(*model, text, settings);
    progress = {};
  }

  void note(CharacterTrainer<float>::Happened happened) {
    using Happened = CharacterTrainer<float>::Happened;
    if (happened == Happened::updated) progress.updated(trainer->step(), trainer->trainLoss());
    if (happened == Happened::measured) progress.measured(trainer->step(), trainer->heldOutLoss());
  }

  WritingCandidate asUtf8(const Candidate& one) const { return {encodeUtf8(text.vocabulary().character(one.token)), one.probability}; }
  WrittenCharacter asUtf8(const Writer::Written& written) const {
    WrittenCharacter character{asUtf8(written.drawn), {}};
    for (const Candidate& one : written.candidates) character.candidates.push_back(asUtf8(one));
    return character;
  }

  CharacterSettings settings;
  CharacterText text;
  TextSummary summary;
  std::unique_ptr<CharacterModel<float>> model;
  std::unique_ptr<CharacterTrainer<float>> trainer;
  Progress progress;
  std::map<int, Writer> writers;
  int lastWriter = 0;
};

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::Session(const CharacterSettings& settings, std::string_view text)
    : state_((check(settings), std::make_unique<State>(settings, CharacterText(text, settings.steps)))) {}

Session Session::load(std::span<const std::byte> modelFile, std::string_view text) {
  const SavedModel saved = readModelFile(modelFile);
  auto state = std::make_unique<State>(saved.settings, CharacterText(text, saved.settings.steps, saved.vocabulary));
  state->trainer->restore(continued(saved, state->trainer->state()));
  return Session(std::move(state));
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const CharacterSettings& Session::settings() const { return state_->settings; }
const TextSummary& Session::text() const { return state_->summary; }
std::int64_t Session::parameterCount() const { return static_cast<std::int64_t>(state_->model->parameters().values().size()); }

Snapshot Session::train(int maxSteps, double milliseconds) {
  using Happened = CharacterTrainer<float>::Happened;
  const Deadline deadline(milliseconds);
  for (int updates = 0; updates < maxSteps;) {
    const Happened happened = state_->trainer->advance();
    state_->note(happened);
    if (happened == Happened::updated) ++updates;
    if (happened == Happened::diverged || deadline.passed()) break;
  }
  return snapshot();
}

Snapshot Session::snapshot() {
  State& s = *state_;
  Snapshot snapshot = s.progress.take();
  snapshot.step = s.trainer->step();
  snapshot.characters = snapshot.step * s.settings.batch * s.settings.steps;
  snapshot.trainLoss = s.trainer->trainLoss();
  snapshot.gradientNorm = s.trainer->gradientNorm();
  snapshot.diverged = s.trainer->diverged();
  return snapshot;
}

std::vector<std::byte> Session::save(std::string_view setup, bool withText) const {
  auto& trainer = *state_->trainer;
  TrainingState<float> present = trainer.state();
  // A divergence shows only in the loss of the next window; the numbers may have left all bounds before that.
  const bool good = !trainer.diverged() && isFinite(present);
  const std::string text = withText ? state_->text.utf8() : "";
  return writeModelFile(state_->settings, state_->text.vocabulary(),
                        good || !trainer.hasGoodState() ? present : trainer.goodState(), {setup, text});
}

void Session::setLearningRate(double rate) {
  checkLearningRate(rate);
  state_->settings.learningRate = rate;
  state_->trainer->setLearningRate(rate);
}

void Session::setClip(double norm) {
  checkClip(norm);
  state_->settings.clip = norm;
  state_->trainer->setClip(norm);
}

Snapshot Session::reset() {
  state_->writers.clear();
  state_->build();
  return snapshot();
}

Snapshot Session::restoreLastGood(double learningRate) {
  if (!state_->trainer->hasGoodState()) {
    refuse("no-good-state", "There is no earlier good state to go back to; reset begins anew.");
  }
  setLearningRate(learningRate);
  state_->trainer->restoreGoodState();
  state_->progress.forgetNews();
  return snapshot();
}

WritingStart Session::startWriting(std::string_view prompt, const WritingOptions& options) {
  const SamplingOptions sampling{options.temperature, options.topK, options.topP};
  check(sampling);
  const Vocabulary& vocabulary = state_->text.vocabulary();
  auto [known, unknown] = readKnown(vocabulary, prompt);
  // Without a beginning the model starts as after a line break, or else after the first character of its text.
  if (known.empty()) known.push_back(vocabulary.token(U'\n').value_or(state_->text.train().front()));
  const int writer = ++state_->lastWriter;
  state_->writers.try_emplace(writer, *state_->model, std::move(known), sampling, options.seed);
  return {writer, std::move(unknown)};
}

Written Session::write(int writer, int maxCharacters, double milliseconds) {
  const auto found = state_->writers.find(writer);
  if (found == state_->writers.end()) refuse("no-such-writer", "This writer has ended; start another.", "writer", writer);
  const Deadline deadline(milliseconds);
  Written written;
  while (static_cast<int>(written.characters.size()) < maxCharacters) {
    if (found->second.reading()) {
      found->second.read(*state_->model);
    } else {
      written.characters.push_back(state_->asUtf8(found->second.write(*state_->model)));
      written.text += written.characters.back().drawn.character;
    }
    if (deadline.passed()) break;
  }
  return written;
}

void Session::endWriting(int writer) { state_->writers.erase(writer); }

TextTrace Session::traceText(std::string_view text) {
  KnownText read = readKnown(state_->text.vocabulary(), text);
  checkTraced(read, network().parameters().values().size());
  std::string known;
  for (const Token token : read.known) appendUtf8(known, state_->text.vocabulary().character(token));
  return {std::move(known), std::move(read.unknown), trace(network(), exampleOf(read.known))};
}

Network<float>& Session::network() { return *state_->model; }

}  // namespace rnn
