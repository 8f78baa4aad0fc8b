#include "rnn/io/modelParts.hpp"

#include <cmath>

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

constexpr std::string_view kText = "text", kFirst = "optimiser.first.", kSecond = "optimiser.second.";

}  // namespace

std::string metadataKey(std::string_view field) { return "tekrar." + std::string(field); }

const std::string* Metadata::find(std::string_view field) const {
  const auto found = entries_.find(metadataKey(field));
  return found == entries_.end() ? nullptr : &found->second;
}

const std::string& Metadata::get(std::string_view field) const {
  if (const std::string* text = find(field)) return *text;
  refuse("file-missing", "The file has no '{field}' in its metadata, so it holds no model of this program.", metadataKey(field));
}

void Metadata::checkVersion() const {
  const std::string version = get("format").substr(0, 20);
  if (version == kModelFormat) return;
  refuse("file-version", "The file is of format version '{value}'; only version {allowed} can be read.", metadataKey("format"),
         version, kModelFormat);
}

double Metadata::real(std::string_view field) const {
  const std::string& text = get(field);
  const auto number = readNumber(text);
  if (!number) refuseNumber(field, text);
  return *number;
}

void Metadata::refuseNumber(std::string_view field, const std::string& text) {
  refuse("setting-not-a-number", "{field} must be a number; it is '{value}'.", field, text.substr(0, 20));
}

std::int64_t Metadata::steps() const {
  const auto steps = number<std::int64_t>("step");
  realNumber("step", static_cast<double>(steps), 0, kMostSavedSteps);
  return steps;
}

std::vector<float> Tensors::take(const std::string& name, const Shape& shape) {
  const Tensor* tensor = file_.find(name);
  if (!tensor) refuse("file-missing", "The file lacks the tensor '{field}'.", name, "", briefly(shape));
  if (tensor->shape != shape) {
    refuse("file-shape", "The tensor '{field}' has the shape {value}; this model needs {allowed}.", name, briefly(tensor->shape), briefly(shape));
  }
  std::vector<float> numbers = floatsOf(*tensor);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::isfinite(numbers[i])) continue;
    refuse("file-not-finite", "The tensor '{field}' holds NaN or an infinite number at place {value}.", name, i);
  }
  ++taken_;
  return numbers;
}

Buffer<float> Tensors::takeWeights(const std::string& prefix, const std::vector<Weight>& weights) {
  Buffer<float> block;
  for (const Weight& weight : weights) {
    const std::vector<float> numbers = take(prefix + weight.name, weight.shape);
    block.insert(block.end(), numbers.begin(), numbers.end());
  }
  return block;
}

Optimiser<float>::State Tensors::takeOptimiser(const std::vector<Weight>& weights, std::int64_t updates) {
  Optimiser<float>::State state;
  state.updates = updates;
  const auto takeMoments = [&](std::string_view prefix, Buffer<float>& moments) {
    if (has(std::string(prefix) + weights.front().name)) moments = takeWeights(std::string(prefix), weights);
  };
  takeMoments(kFirst, state.first);
  takeMoments(kSecond, state.second);
  return state;
}

void Tensors::checkAllTaken() const {
  const std::size_t there = file_.tensors.size() - (has(kText) ? 1 : 0);
  if (taken_ == there) return;
  refuse("file-shape", "The file has {value} tensors; this model has {allowed}.", "file", there, taken_);
}

void addBeside(TensorFile& file, const Beside& beside) {
  if (!beside.setup.empty()) file.metadata[metadataKey("setup")] = beside.setup;
  if (beside.text.empty()) return;
  const auto bytes = std::as_bytes(std::span(beside.text));
  file.tensors.push_back({std::string(kText), {static_cast<std::int64_t>(bytes.size())}, DataType::u8, {bytes.begin(), bytes.end()}});
}

void addWeights(TensorFile& file, const std::string& prefix, const std::vector<Weight>& weights,
                std::span<const float> numbers) {
  for (const Weight& weight : weights) {
    const auto count = static_cast<std::size_t>(numberCount(weight.name, weight.shape));
    file.tensors.push_back(floatTensor(prefix + weight.name, weight.shape, numbers.first(count)));
    numbers = numbers.subspan(count);
  }
}

void addOptimiser(TensorFile& file, const std::vector<Weight>& weights, const Optimiser<float>::State& state) {
  if (!state.first.empty()) addWeights(file, std::string(kFirst), weights, state.first);
  if (!state.second.empty()) addWeights(file, std::string(kSecond), weights, state.second);
}

void checkMoments(const Optimiser<float>::State& saved, const Optimiser<float>::State& fresh) {
  const auto check = [](std::string_view name, const Buffer<float>& has, const Buffer<float>& needs) {
    if (has.size() == needs.size()) return;
    refuse("file-missing", "The tensors '{field}…' of the file do not belong to its optimiser.", name, has.size(), needs.size());
  };
  check(kFirst, saved.first, fresh.first);
  check(kSecond, saved.second, fresh.second);
}

}  // namespace rnn
