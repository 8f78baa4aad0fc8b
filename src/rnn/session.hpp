// The facade that the bindings bind: one text, one character-level model on it, its training and its writing.
// Coarse calls: train for a slice of time, take one snapshot; nothing here hands out a view of its memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/look/trace.hpp"
#include "rnn/model/settings.hpp"
#include "rnn/snapshot.hpp"

namespace rnn {

struct TextSummary {
  std::int64_t characters;         // Unicode code points in the whole text
  std::int64_t trainCharacters;    // the first part, learned
  std::int64_t heldOutCharacters;  // the rest, never learned, only measured
  std::vector<std::string> vocabulary;  // the distinct characters, each as UTF-8, in order of their code points
};

struct WritingOptions {
  double temperature = 0.8;  // 0 is greedy; above 1 is wilder than the model
  std::uint32_t seed = 1;
  int topK = 0;              // only the k likeliest characters; 0: all
  double topP = 1;           // only the likeliest that together reach this probability
};

struct WritingStart {
  int writer;                        // the handle for write and endWriting
  std::vector<std::string> unknown;  // characters of the prompt that the model has never seen; it went on without them
};

struct WritingCandidate {
  std::string character;  // as UTF-8
  double probability;     // in the distribution that is drawn from: after temperature, top-k and top-p
};

struct WrittenCharacter {
  WritingCandidate drawn;
  std::vector<WritingCandidate> candidates;  // the likeliest, at most five, the likeliest first
};

struct Written {
  std::string text;
  std::vector<WrittenCharacter> characters;  // the same one by one
};

struct TextTrace {
  std::string text;                  // what was read
  std::vector<std::string> unknown;  // characters that the model has never seen and that were left out
  Trace trace;
};

class Session {
 public:
  static constexpr int kMostTracedCharacters = 256;

  // text: UTF-8. Throws Error for settings or texts that cannot work; then nothing has been built.
  Session(const CharacterSettings& settings, std::string_view text);
  // A model that was saved goes on with `text`: with the same text bit for bit as if it had never been saved. The text
  // may be another one when the model knows all its characters. Throws what readModelFile (io/modelFile.hpp) throws, too.
  static Session load(std::span<const std::byte> modelFile, std::string_view text);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  const CharacterSettings& settings() const;
  const TextSummary& text() const;
  std::int64_t parameterCount() const;

  // Trains until `maxSteps` more updates are made or `milliseconds` have gone by, whichever is first. An update may be
  // left half done and is taken up by the next call, so that a slice is short however large the model is.
  Snapshot train(int maxSteps, double milliseconds);
  Snapshot snapshot();

  // The model as a file, with all that its training depends on but the text. After a divergence: the last good state.
  // setup: kept in the file for who opens it (io/modelParts.hpp). withText: the text is put in as well.
  std::vector<std::byte> save(std::string_view setup = {}, bool withText = false) const;

  void setLearningRate(double rate);
  void setClip(double norm);

  // Back to step 0: the same seed gives exactly the same run.
  Snapshot reset();
  // After a divergence (or at any time): back to the last state whose loss was good, with another learning rate.
  Snapshot restoreLastGood(double learningRate);

  // A writer reads the prompt, then writes on character by character with the weights as they are at that moment.
  WritingStart startWriting(std::string_view prompt, const WritingOptions& options);
  // Up to `maxCharacters` more, or as many as fit in `milliseconds`; none while a long prompt is still being read. UTF-8.
  // A reset ends all writers.
  Written write(int writer, int maxCharacters, double milliseconds);
  void endWriting(int writer);

  // What the model computes from a zero state while it reads these characters, each one's target being the next. Throws
  // text-empty, text-unknown-characters when all are unknown, and text-too-long: fewer for a large model, so that it
  // takes about a second at most.
  TextTrace traceText(std::string_view text);
  // For what else there is to look at, between two calls (look/, model/graph.hpp).
  Network<float>& network();

 private:
  struct State;
  explicit Session(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rnn
