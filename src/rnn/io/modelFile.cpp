#include "rnn/io/modelFile.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <system_error>
#include <utility>

#include "rnn/cells/cell.hpp"
#include "rnn/core/error.hpp"
#include "rnn/core/sequence.hpp"
#include "rnn/data/utf8.hpp"
#include "rnn/io/safetensors.hpp"

namespace rnn {

namespace {

constexpr std::string_view kFormat = "1";
constexpr double kMostSteps = 1e12;  // beyond it, the characters trained on can no longer be counted
using Shape = std::vector<std::int64_t>;

// The weights in the order of the flat block of parameters, which is that of PyTorch's state_dict.
struct Weight {
  std::string name;
  Shape shape;
};

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

std::string key(std::string_view field) { return "tekrar." + std::string(field); }

template <class Number>
std::string exactly(Number number) {  // as many digits as it takes to read the very same number again
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

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

class Metadata {
 public:
  explicit Metadata(const TensorFile& file) : entries_(file.metadata) {}

  // Null when there is none.
  const std::string* find(std::string_view field) const {
    const auto found = entries_.find(key(field));
    return found == entries_.end() ? nullptr : &found->second;
  }

  const std::string& get(std::string_view field) const {
    if (const std::string* text = find(field)) return *text;
    const std::string name = key(field);
    throw Error("file-missing", "The file has no '" + name + "' in its metadata, so it holds no model of this program.",
                {name, "", ""});
  }

  template <class Number>
  Number number(std::string_view field) const {
    const std::string& text = get(field);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return number;
    const std::string given = text.substr(0, 20);
    throw Error("setting-not-a-number", std::string(field) + " must be a number; it is '" + given + "'.",
                {std::string(field), given, ""});
  }

 private:
  const std::map<std::string, std::string>& entries_;
};

void checkVersion(const Metadata& metadata) {
  const std::string version = metadata.get("format").substr(0, 20), known(kFormat);
  if (version == known) return;
  throw Error("file-version",
              "The file is of format version '" + version + "'; only version " + known + " can be read.",
              {key("format"), version, known});
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
  const std::string count = std::to_string(characters.size());
  throw Error("file-vocabulary",
              "The vocabulary of the file, " + count +
                  " characters, must hold two or more, each once, in the order of their code points.",
              {key("vocabulary"), count, ""});
}

// --- Tensors ---------------------------------------------------------------------------------------------------------

void addWeights(TensorFile& file, const std::string& prefix, const std::vector<Weight>& weights,
                std::span<const float> numbers) {
  for (const Weight& weight : weights) {
    const auto count = static_cast<std::size_t>(numberCount(weight.name, weight.shape));
    file.tensors.push_back(floatTensor(prefix + weight.name, weight.shape, numbers.first(count)));
    numbers = numbers.subspan(count);
  }
}

// One step of a Sequence with H features, to be read and written without its padding.
template <class T>
SequenceView<T> stepView(T* panels, const CharacterSettings& settings) {
  return {panels, 1, panelsFor(settings.hidden), settings.batch, 0};
}

void addCarried(TensorFile& file, const char* name, std::span<const Buffer<float>> layers,
                const CharacterSettings& settings) {
  std::vector<float> numbers;
  for (const Buffer<float>& panels : layers) {
    const auto view = stepView(panels.data(), settings);
    for (int b = 0; b < settings.batch; ++b) {
      for (int i = 0; i < settings.hidden; ++i) numbers.push_back(view.at(0, i, b));
    }
  }
  const Shape shape{settings.layers, settings.batch, settings.hidden};
  file.tensors.push_back(floatTensor(name, shape, numbers));
}

// Hands out the tensors of a file one by one, each with the shape that it must have and with finite numbers.
class Tensors {
 public:
  explicit Tensors(const TensorFile& file) : file_(file) {}

  bool has(std::string_view name) const { return file_.find(name) != nullptr; }

  std::vector<float> take(const std::string& name, const Shape& shape) {
    const Tensor* tensor = file_.find(name);
    if (!tensor) throw Error("file-missing", "The file lacks the tensor '" + name + "'.", {name, "", briefly(shape)});
    if (tensor->shape != shape) {
      const std::string has = briefly(tensor->shape), needs = briefly(shape);
      throw Error("file-shape", "The tensor '" + name + "' has the shape " + has + "; this model needs " + needs + ".",
                  {name, has, needs});
    }
    std::vector<float> numbers = floatsOf(*tensor);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (std::isfinite(numbers[i])) continue;
      const std::string at = std::to_string(i);
      throw Error("file-not-finite", "The tensor '" + name + "' holds NaN or an infinite number at place " + at + ".",
                  {name, at, ""});
    }
    ++taken_;
    return numbers;
  }

  Buffer<float> takeWeights(const std::string& prefix, const std::vector<Weight>& weights) {
    Buffer<float> block;
    for (const Weight& weight : weights) {
      const std::vector<float> numbers = take(prefix + weight.name, weight.shape);
      block.insert(block.end(), numbers.begin(), numbers.end());
    }
    return block;
  }

  void takeCarried(const char* name, const CharacterSettings& settings, std::vector<Buffer<float>>& carried) {
    const std::vector<float> numbers = take(name, {settings.layers, settings.batch, settings.hidden});
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

  void checkAllTaken() const {
    if (taken_ == file_.tensors.size()) return;
    const std::string has = std::to_string(file_.tensors.size()), needs = std::to_string(taken_);
    throw Error("file-shape", "The file has " + has + " tensors; this model has " + needs + ".", {"file", has, needs});
  }

 private:
  const TensorFile& file_;
  std::size_t taken_ = 0;
};

void readTraining(const Metadata& metadata, Tensors& tensors, const CharacterSettings& settings,
                  const std::vector<Weight>& weights, TrainingState<float>& state) {
  state.step = metadata.number<std::int64_t>("step");
  realNumber("step", static_cast<double>(state.step), 0, kMostSteps);
  state.optimiser.decay1 = realNumber("decay1", metadata.number<double>("decay1"), 0, 1);
  state.optimiser.decay2 = realNumber("decay2", metadata.number<double>("decay2"), 0, 1);
  const auto takeMoments = [&](const std::string& prefix, Buffer<float>& moments) {
    if (tensors.has(prefix + weights.front().name)) moments = tensors.takeWeights(prefix, weights);
  };
  takeMoments("optimiser.first.", state.optimiser.first);
  takeMoments("optimiser.second.", state.optimiser.second);
  tensors.takeCarried("carried.a", settings, state.carried);
  if (cellKernel<float>(settings.cell).hasCellState) tensors.takeCarried("carried.c", settings, state.carried);
}

}  // namespace

std::vector<std::byte> writeModelFile(const CharacterSettings& settings, const Vocabulary& vocabulary,
                                      const TrainingState<float>& state) {
  TensorFile file;
  file.metadata[key("format")] = kFormat;
  file.metadata[key("cell")] = nameOf(settings.cell);
  file.metadata[key("optimiser")] = nameOf(settings.optimiser);
  forEachNumber(settings, [&](std::string_view field, auto number) { file.metadata[key(field)] = exactly(number); });
  for (const std::string& character : vocabulary.asUtf8()) file.metadata[key("vocabulary")] += character;
  file.metadata[key("step")] = exactly(state.step);
  file.metadata[key("decay1")] = exactly(state.optimiser.decay1);
  file.metadata[key("decay2")] = exactly(state.optimiser.decay2);

  const auto weights = weightsOf(settings, vocabulary.size());
  addWeights(file, "", weights, state.values);
  if (!state.optimiser.first.empty()) addWeights(file, "optimiser.first.", weights, state.optimiser.first);
  if (!state.optimiser.second.empty()) addWeights(file, "optimiser.second.", weights, state.optimiser.second);
  const auto layers = static_cast<std::size_t>(settings.layers);
  const std::span<const Buffer<float>> carried(state.carried);
  addCarried(file, "carried.a", carried.first(layers), settings);
  if (carried.size() > layers) addCarried(file, "carried.c", carried.subspan(layers), settings);
  return writeSafetensors(file);
}

SavedModel readModelFile(std::span<const std::byte> bytes) {
  const TensorFile file = readSafetensors(bytes);
  const Metadata metadata(file);
  checkVersion(metadata);
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
  const auto checkMoments = [](const char* name, const Buffer<float>& has, const Buffer<float>& needs) {
    if (has.size() == needs.size()) return;
    throw Error("file-missing", std::string("The tensors '") + name + "…' of the file do not belong to its optimiser.",
                {name, std::to_string(has.size()), std::to_string(needs.size())});
  };
  checkMoments("optimiser.first.", saved.state.optimiser.first, fresh.optimiser.first);
  checkMoments("optimiser.second.", saved.state.optimiser.second, fresh.optimiser.second);
  return saved.state;
}

}  // namespace rnn
