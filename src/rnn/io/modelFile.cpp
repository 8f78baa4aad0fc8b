#include "rnn/io/modelFile.hpp"

#include <concepts>
#include <string>
#include <utility>

#include "rnn/cells/cell.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/data/utf8.hpp"

namespace rnn {

namespace {

// The weights in the order of the flat block of parameters, which is that of PyTorch's state_dict.
std::vector<Weight> weightsOf(const CharacterSettings& settings, int vocabulary) {
  const std::int64_t h = settings.hidden, v = vocabulary, rows = cellKernel<float>(settings.cell).gates * h;
  std::vector<Weight> weights;
  for (int layer = 0; layer < settings.layers; ++layer) {
    const std::string suffix = "_l" + std::to_string(layer);
    weights.push_back({"rnn.weight_ih" + suffix, {rows, layer == 0 ? v : h}});
    weights.push_back({"rnn.weight_hh" + suffix, {rows, h}});
    weights.push_back({"rnn.bias_ih" + suffix, {rows}});
    weights.push_back({"rnn.bias_hh" + suffix, {rows}});
  }
  weights.push_back({"output.weight", {v, h}});
  weights.push_back({"output.bias", {v}});
  return weights;
}

// --- Metadata --------------------------------------------------------------------------------------------------------

// Calls visit(field, number) for all settings that are numbers.
template <class Settings, class Visit>
void forEachNumber(Settings& settings, Visit visit) {
  visit("hidden", settings.hidden);
  visit("layers", settings.layers);
  visit("batch", settings.batch);
  visit("steps", settings.steps);
  visit("learningRate", settings.learningRate);
  visit("momentum", settings.momentum);
  visit("clip", settings.clip);
  visit("seed", settings.seed);
}

std::string written(double number) { return exactly(number); }
template <std::integral Number>
std::string written(Number number) {
  return std::to_string(number);
}

CharacterSettings readSettings(const Metadata& metadata) {
  CharacterSettings settings;
  for (const char* needed : {"cell", "hidden", "layers"}) metadata.get(needed);
  settings.cell = cellFromName(metadata.get("cell").substr(0, 20));
  if (const std::string* name = metadata.find("optimiser")) settings.optimiser = optimiserFromName(name->substr(0, 20));
  forEachNumber(settings, [&](std::string_view field, auto& number) {
    if (metadata.find(field)) number = metadata.number<std::remove_reference_t<decltype(number)>>(field);
  });
  check(settings);
  return settings;
}

Vocabulary readVocabulary(const Metadata& metadata) {
  const std::u32string characters = decodeUtf8(metadata.get("vocabulary"));
  Vocabulary vocabulary(characters);
  std::u32string inOrder;
  for (int i = 0; i < vocabulary.size(); ++i) inOrder.push_back(vocabulary.character(static_cast<Token>(i)));
  if (characters == inOrder && characters.size() > 1) return vocabulary;
  refuse("file-vocabulary",
         "The vocabulary of the file, {value} characters, must hold two or more, each once, in the order of their code points.",
         metadataKey("vocabulary"), characters.size());
}

// --- Tensors ---------------------------------------------------------------------------------------------------------

// One step of a Sequence with H features, to be read and written without its padding.
template <class T>
SequenceView<T> stepView(T* panels, const CharacterSettings& settings) {
  return {panels, 1, panelsFor(settings.hidden), settings.batch, 0};
}

Shape carriedShape(const CharacterSettings& settings) { return {settings.layers, settings.batch, settings.hidden}; }

void addCarried(TensorFile& file, const char* name, std::span<const Buffer<float>> layers,
                const CharacterSettings& settings) {
  std::vector<float> numbers;
  for (const Buffer<float>& panels : layers) {
    const auto view = stepView(panels.data(), settings);
    for (int b = 0; b < settings.batch; ++b) {
      for (int i = 0; i < settings.hidden; ++i) numbers.push_back(view.at(0, i, b));
    }
  }
  file.tensors.push_back(floatTensor(name, carriedShape(settings), numbers));
}

void takeCarried(Tensors& tensors, const char* name, const CharacterSettings& settings,
                 std::vector<Buffer<float>>& carried) {
  const std::vector<float> numbers = tensors.take(name, carriedShape(settings));
  auto number = numbers.begin();
  for (int layer = 0; layer < settings.layers; ++layer) {
    Buffer<float> panels(static_cast<std::size_t>(paddedSize(settings.hidden) * settings.batch));
    const auto view = stepView(panels.data(), settings);
    for (int b = 0; b < settings.batch; ++b) {
      for (int i = 0; i < settings.hidden; ++i) view.at(0, i, b) = *number++;
    }
    carried.push_back(std::move(panels));
  }
}

void readTraining(const Metadata& metadata, Tensors& tensors, const CharacterSettings& settings,
                  const std::vector<Weight>& weights, TrainingState<float>& state) {
  state.step = metadata.steps();
  state.optimiser = tensors.takeOptimiser(weights, state.step);
  takeCarried(tensors, "carried.a", settings, state.carried);
  if (cellKernel<float>(settings.cell).hasCellState) takeCarried(tensors, "carried.c", settings, state.carried);
}

}  // namespace

std::vector<std::byte> writeModelFile(const CharacterSettings& settings, const Vocabulary& vocabulary,
                                      const TrainingState<float>& state, const Beside& beside) {
  TensorFile file;
  const auto note = [&](std::string_view field, std::string value) { file.metadata[metadataKey(field)] = std::move(value); };
  note("format", std::string(kModelFormat));
  note("cell", std::string(nameOf(settings.cell)));
  note("optimiser", std::string(nameOf(settings.optimiser)));
  forEachNumber(settings, [&](std::string_view field, auto number) { note(field, written(number)); });
  std::string characters;
  for (const std::string& character : vocabulary.asUtf8()) characters += character;
  note("vocabulary", std::move(characters));
  note("step", std::to_string(state.step));

  const auto weights = weightsOf(settings, vocabulary.size());
  addWeights(file, "", weights, state.values);
  addOptimiser(file, weights, state.optimiser);
  const auto layers = static_cast<std::size_t>(settings.layers);
  const std::span<const Buffer<float>> carried(state.carried);
  addCarried(file, "carried.a", carried.first(layers), settings);
  if (carried.size() > layers) addCarried(file, "carried.c", carried.subspan(layers), settings);
  addBeside(file, beside);
  return writeSafetensors(file);
}

SavedModel readModelFile(std::span<const std::byte> bytes) {
  const TensorFile file = readSafetensors(bytes);
  const Metadata metadata(file);
  metadata.checkVersion();
  SavedModel saved{readSettings(metadata), readVocabulary(metadata), {}, metadata.find("step") != nullptr};
  const auto weights = weightsOf(saved.settings, saved.vocabulary.size());
  Tensors tensors(file);
  saved.state.values = tensors.takeWeights("", weights);
  if (saved.trained) readTraining(metadata, tensors, saved.settings, weights, saved.state);
  tensors.checkAllTaken();
  return saved;
}

TrainingState<float> continued(const SavedModel& saved, TrainingState<float> fresh) {
  if (!saved.trained) {
    fresh.values = saved.state.values;
    return fresh;
  }
  checkMoments(saved.state.optimiser, fresh.optimiser);
  return saved.state;
}

}  // namespace rnn
