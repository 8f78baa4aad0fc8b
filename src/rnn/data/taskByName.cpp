#include "rnn/data/taskByName.hpp"

#include <variant>
#include <vector>

#include "rnn/core/names.hpp"
#include "rnn/data/speech/speechTask.hpp"
#include "rnn/data/tasks/addingTask.hpp"
#include "rnn/data/tasks/copyMemoryTask.hpp"
#include "rnn/data/tasks/delayedRecallTask.hpp"
#include "rnn/data/tasks/musicTask.hpp"
#include "rnn/data/tasks/ownPointsTask.hpp"
#include "rnn/data/tasks/parityTask.hpp"
#include "rnn/data/tasks/pointsTask.hpp"
#include "rnn/data/tasks/randomTokensTask.hpp"
#include "rnn/data/tasks/sentimentTask.hpp"
#include "rnn/data/tasks/turkishLettersTask.hpp"
#include "rnn/data/translation/translationTask.hpp"
#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

template <class Options>
struct Field {
  std::string_view name;
  std::variant<double Options::*, bool Options::*> member;
};

template <class Options>
void setField(Options& options, const Field<Options>& field, double value) {
  if (const auto* yesOrNo = std::get_if<bool Options::*>(&field.member)) {
    options.*(*yesOrNo) = wholeNumber(field.name, value, 0, 1) == 1;
  } else {
    options.*std::get<double Options::*>(field.member) = value;
  }
}

template <class Options>
Options readOptions(const TaskOptions& given, const std::vector<Field<Options>>& fields, Options options = {}) {
  for (const auto& [name, value] : given) {
    const Field<Options>* found = nullptr;
    for (const Field<Options>& field : fields) {
      if (field.name == name) found = &field;
    }
    if (!found) refuseName("option", name, listed(fields));
    setField(options, *found, value);
  }
  return options;
}

std::unique_ptr<Task> makePoints(PointsKind kind, const TaskOptions& given) {
  using O = PointsOptions;
  const std::vector<Field<O>> fields = {{"noise", &O::noise}, {"heldOut", &O::heldOut}};
  return std::make_unique<PointsTask>(readOptions(given, fields, {.kind = kind}));
}

std::unique_ptr<Task> makeXor(const TaskOptions& given) { return makePoints(PointsKind::exclusiveOr, given); }
std::unique_ptr<Task> makeCircles(const TaskOptions& given) { return makePoints(PointsKind::circles, given); }
std::unique_ptr<Task> makeSpiral(const TaskOptions& given) { return makePoints(PointsKind::spiral, given); }

std::unique_ptr<Task> makeCopyMemory(const TaskOptions& given) {
  using O = CopyMemoryOptions;
  const std::vector<Field<O>> fields = {
      {"symbols", &O::symbols}, {"remember", &O::remember}, {"blanks", &O::blanks}, {"heldOut", &O::heldOut}};
  return std::make_unique<CopyMemoryTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeAdding(const TaskOptions& given) {
  using O = AddingOptions;
  const std::vector<Field<O>> fields = {{"length", &O::length}, {"heldOut", &O::heldOut}};
  return std::make_unique<AddingTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeDelayedRecall(const TaskOptions& given) {
  using O = DelayedRecallOptions;
  const std::vector<Field<O>> fields = {
      {"lag", &O::lag}, {"classes", &O::classes}, {"distractors", &O::distractors}, {"heldOut", &O::heldOut}};
  return std::make_unique<DelayedRecallTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeParity(const TaskOptions& given) {
  using O = ParityOptions;
  const std::vector<Field<O>> fields = {{"shortest", &O::shortest},
                                        {"longest", &O::longest},
                                        {"everyStep", &O::everyStep},
                                        {"bitTokens", &O::bitTokens},
                                        {"heldOut", &O::heldOut}};
  return std::make_unique<ParityTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeRandomTokens(const TaskOptions& given) {
  using O = RandomTokensOptions;
  const std::vector<Field<O>> fields = {{"inputTokens", &O::inputTokens},
                                        {"outputTokens", &O::outputTokens},
                                        {"steps", &O::steps},
                                        {"targetSteps", &O::targetSteps},
                                        {"heldOut", &O::heldOut}};
  return std::make_unique<RandomTokensTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeSentiment(const TaskOptions& given, std::string_view text) {
  if (!given.empty()) refuse("setting-unknown-choice", "This task has no {field} '{value}'.", "option", given.begin()->first, "none");
  return std::make_unique<SentimentTask>(text);
}

std::unique_ptr<Task> makeTurkishLetters(const TaskOptions& given, std::string_view text) {
  const std::vector<Field<TurkishLettersOptions>> fields = {{"steps", &TurkishLettersOptions::steps}};
  return std::make_unique<TurkishLettersTask>(text, readOptions(given, fields));
}

std::unique_ptr<Task> makeMusic(const TaskOptions& given) {
  const std::vector<Field<MusicOptions>> fields = {{"heldOut", &MusicOptions::heldOut}};
  return std::make_unique<MusicTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeSpeech(const TaskOptions& given) {
  using O = SpeechOptions;
  const std::vector<Field<O>> fields = {{"heldOut", &O::heldOut}};
  return std::make_unique<SpeechTask>(readOptions(given, fields));
}

std::unique_ptr<Task> makeTranslation(const TaskOptions& given) {
  using O = TranslationOptions;
  const std::vector<Field<O>> fields = {{"sentences", &O::sentences}, {"toEnglish", &O::toEnglish}, {"heldOut", &O::heldOut}};
  return std::make_unique<TranslationTask>(readOptions(given, fields));
}

struct TaskMaker {
  std::string_view name;
  std::unique_ptr<Task> (*make)(const TaskOptions&);
};
constexpr TaskMaker kTasks[] = {{"xor", makeXor},
                                {"circles", makeCircles},
                                {"spiral", makeSpiral},
                                {"copyMemory", makeCopyMemory},
                                {"adding", makeAdding},
                                {"delayedRecall", makeDelayedRecall},
                                {"parity", makeParity},
                                {"randomTokens", makeRandomTokens},
                                {"music", makeMusic},
                                {"speech", makeSpeech},
                                {"translation", makeTranslation}};

struct TextTaskMaker {
  std::string_view name;
  std::unique_ptr<Task> (*make)(const TaskOptions&, std::string_view text);
};
constexpr TextTaskMaker kTextTasks[] = {{"sentiment", makeSentiment}, {"turkishLetters", makeTurkishLetters}};

constexpr std::string_view kOwnPoints = "ownPoints";

}  // namespace

std::unique_ptr<Task> makeTask(std::string_view name, const TaskOptions& options, std::span<const float> points,
                               std::string_view text) {
  if (name == kOwnPoints) return std::make_unique<OwnPointsTask>(points);
  for (const TaskMaker& task : kTasks) {
    if (task.name == name) return task.make(options);
  }
  for (const TextTaskMaker& task : kTextTasks) {
    if (task.name == name) return task.make(options, text);
  }
  refuseName("task", name, listed(kTasks) + ", " + listed(kTextTasks) + ", " + std::string(kOwnPoints));
}

}  // namespace rnn
