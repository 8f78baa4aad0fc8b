// The parts that files of models are made of: entries of the metadata, weights, and how they are read back with every
// number and shape checked.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "rnn/core/buffer.hpp"
#include "rnn/core/decimal.hpp"
#include "rnn/core/error.hpp"
#include "rnn/io/safetensors.hpp"
#include "rnn/train/optimiser.hpp"

namespace rnn {

using Shape = std::vector<std::int64_t>;

// One tensor of the flat block of parameters.
struct Weight {
  std::string name;
  Shape shape;
};

constexpr std::string_view kModelFormat = "1";
constexpr double kMostSavedSteps = 1e12;  // beyond it, what was trained on can no longer be counted

// What lies in a file for whoever opens it; training does not depend on it.
struct Beside {
  std::string_view setup;  // metadata tekrar.setup: how to come to the same settings, in words of the one who saves
  std::string_view text;   // tensor "text", the UTF-8 as U8: what the model learns
};

std::string metadataKey(std::string_view field);  // "tekrar." + field

class Metadata {
 public:
  explicit Metadata(const TensorFile& file) : entries_(file.metadata) {}

  // Null when there is none.
  const std::string* find(std::string_view field) const;
  // Throws file-missing.
  const std::string& get(std::string_view field) const;
  // Throws file-version for another format than this one.
  void checkVersion() const;

  // Throws setting-not-a-number.
  template <class Number>
  Number number(std::string_view field) const {
    if constexpr (std::floating_point<Number>) {
      return real(field);
    } else {
      const std::string& text = get(field);
      Number number{};
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc{} && end == text.data() + text.size()) return number;
      refuseNumber(field, text);
    }
  }
  // Updates made, 0–kMostSavedSteps.
  std::int64_t steps() const;

 private:
  double real(std::string_view field) const;
  [[noreturn]] static void refuseNumber(std::string_view field, const std::string& text);

  const std::map<std::string, std::string>& entries_;
};

// Hands out the tensors of a file one by one, each with the shape that it must have and with finite numbers.
class Tensors {
 public:
  explicit Tensors(const TensorFile& file) : file_(file) {}

  bool has(std::string_view name) const { return file_.find(name) != nullptr; }

  // Throws file-missing, file-shape, file-not-finite.
  std::vector<float> take(const std::string& name, const Shape& shape);
  Buffer<float> takeWeights(const std::string& prefix, const std::vector<Weight>& weights);
  // With the moments that there are.
  Optimiser<float>::State takeOptimiser(const std::vector<Weight>& weights, std::int64_t updates);

  // Throws file-shape when there are more tensors than were taken and the text.
  void checkAllTaken() const;

 private:
  const TensorFile& file_;
  std::size_t taken_ = 0;
};

void addBeside(TensorFile& file, const Beside& beside);
void addWeights(TensorFile& file, const std::string& prefix, const std::vector<Weight>& weights,
                std::span<const float> numbers);
void addOptimiser(TensorFile& file, const std::vector<Weight>& weights, const Optimiser<float>::State& state);

// Throws file-missing when the saved optimiser has not the moments that a fresh one of the same settings has.
void checkMoments(const Optimiser<float>::State& saved, const Optimiser<float>::State& fresh);

}  // namespace rnn
