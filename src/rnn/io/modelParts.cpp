#include "rnn/io/modelParts.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

constexpr std::string_view kText = "text", kFirst = "optimiser.first.", kSecond = "optimiser.second.";

}  // namespace

std::string exactly(double number) {
  char digits[32];
  for (int precision = 15; precision <= 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*g", precision, number);
    if (std::strtod(digits, nullptr) == number) break;
  }
  return digits;
}

std::string metadataKey(std::string_view field) { return "tekrar." + std::string(field); }

const std::string* Metadata::find(std::string_view field) const {
  const auto found = entries_.find(metadataKey(field));
  return found == entries_.end() ? nullptr : &found->second;
}

const std::string& Metadata::get(std::string_view field) const {
  if (const std::string* text = find(field)) return *text;
  const std::string name = metadataKey(field);
  throw Error("file-missing", "The file has no '" + name + "' in its metadata, so it holds no model of this program.",
              {name, "", ""});
}

void Metadata::checkVersion() const {
  const std::string version = get("format").substr(0, 20), known(kModelFormat);
  if (version == known) return;
  throw Error("file-version",
              "The file is of format version '" + version + "'; only version " + known + " can be read.",
              {metadataKey("format"), version, known});
}

double Metadata::real(std::string_view field) const {
  const std::string& text = get(field);
  // What strtod takes beside these ("0x1p3", " 1", "inf") is no number here.
  if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string::npos) refuseNumber(field, text);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !std::isfinite(number)) refuseNumber(field, text);
  return number;
}

void Metadata::refuseNumber(std::string_view field, const std::string& text) {
  const std::string given = text.substr(0, 20);
  throw Error("setting-not-a-number", std::string(field) + " must be a number; it is '" + given + "'.",
              {std::string(field), given, ""});
}

std::int64_t Metadata::steps() const {
  const auto steps = number<std::int64_t>("step");
  realNumber("step", static_cast<double>(steps), 0, kMostSavedSteps);
  return steps;
}

std::vector<float> Tensors::take(const std::string& name, const Shape& shape) {
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

Buffer<float> Tensors::takeWeights(const std::string& prefix, const std::vector<Weight>& weights) {
  Buffer<float> block;
  for (const Weight& weight : weights) {
    const std::vector<float> numbers = take(prefix + weight.name, weight.shape);
    block.insert(block.end(), numbers.begin(), numbers.end());
  }
  return block;
}

Optimiser<float>::State Tensors::takeOptimiser(const Metadata& metadata, const std::vector<Weight>& weights) {
  Optimiser<float>::State state;
  state.decay1 = realNumber("decay1", metadata.number<double>("decay1"), 0, 1);
  state.decay2 = realNumber("decay2", metadata.number<double>("decay2"), 0, 1);
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
  const std::string has = std::to_string(there), needs = std::to_string(taken_);
  throw Error("file-shape", "The file has " + has + " tensors; this model has " + needs + ".", {"file", has, needs});
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
  file.metadata[metadataKey("decay1")] = exactly(state.decay1);
  file.metadata[metadataKey("decay2")] = exactly(state.decay2);
  if (!state.first.empty()) addWeights(file, std::string(kFirst), weights, state.first);
  if (!state.second.empty()) addWeights(file, std::string(kSecond), weights, state.second);
}

void checkMoments(const Optimiser<float>::State& saved, const Optimiser<float>::State& fresh) {
  const auto check = [](std::string_view name, const Buffer<float>& has, const Buffer<float>& needs) {
    if (has.size() == needs.size()) return;
    throw Error("file-missing", "The tensors '" + std::string(name) + "…' of the file do not belong to its optimiser.",
                {std::string(name), std::to_string(has.size()), std::to_string(needs.size())});
  };
  check(kFirst, saved.first, fresh.first);
  check(kSecond, saved.second, fresh.second);
}

}  // namespace rnn
