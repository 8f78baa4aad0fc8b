// A file of tests/golden/networks: a configuration, a batch, parameters, and what PyTorch computes with them. Made by
// tools/golden/networks.py.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "rnn/model/network.hpp"
#include "rnn/train/optimiser.hpp"

namespace rnn::test {

class NetworkFile {
 public:
  using Numbers = std::vector<double>;

  explicit NetworkFile(const std::string& name) {
    std::ifstream file(std::string(TEKRAR_SOURCE_DIR "/tests/golden/networks/") + name + ".txt");
    for (std::string kind, key; file >> kind >> key;) {
      if (kind == "setting") {
        file >> settings_[key];
      } else {
        std::size_t rows = 0, columns = 0;
        file >> rows >> columns;
        Numbers numbers(rows * columns);
        for (double& number : numbers) file >> number;
        tables_[kind][key] = numbers;
      }
      INFO(name << ": " << kind << " " << key);
      REQUIRE(file);
    }
    REQUIRE(!settings_.empty());
  }

  // One table ("value", "gradient", "batch", …) by its name; empty when there is none such.
  const Numbers& table(const std::string& kind, const std::string& key) { return tables_[kind][key]; }
  const std::map<std::string, Numbers>& tables(const std::string& kind) { return tables_[kind]; }
  double number(const std::string& setting) const { return has(setting) ? std::stod(settings_.at(setting)) : 0; }

  NetworkConfig config() const {
    NetworkConfig c;
    c.type = architectureFromName(settings_.at("type"));
    c.tokensIn = number("tokensIn") == 1;
    c.inputSize = whole("inputSize");
    c.embedding = whole("embedding");
    c.cell = cellFromName(settings_.at("cell"));
    c.g = has("g") && settings_.at("g") == "relu" ? Activation::relu : Activation::tanh;
    c.hidden = whole("hidden");
    c.layers = whole("layers");
    c.bidirectional = whole("bidirectional") == 1;
    const std::string& output = settings_.at("output");
    c.output = output == "softmax" ? OutputKind::softmax : output == "sigmoid" ? OutputKind::sigmoid : OutputKind::identity;
    c.outputSize = whole("outputSize");
    c.lossOver = settings_.at("lossOver") == "steps" ? LossOver::steps : LossOver::examples;
    if (has("attention")) c.attention = settings_.at("attention") == "dot" ? AttentionKind::dot : AttentionKind::additive;
    return c;
  }

  Batch batch() {
    Batch b;
    b.size = whole("size");
    b.inputTokens = as<Token>(table("batch", "inputTokens"));
    b.inputFeatures = as<float>(table("batch", "inputFeatures"));
    b.inputLengths = as<int>(table("batch", "inputLengths"));
    b.targetTokens = as<Token>(table("batch", "targetTokens"));
    b.targetValues = as<float>(table("batch", "targetValues"));
    b.judged = as<unsigned char>(table("batch", "judged"));
    b.inputSteps = whole("inputSteps");
    b.targetSteps = whole("targetSteps");
    return b;
  }

  OptimiserConfig optimiser() const {
    return {.kind = optimiserFromName(settings_.at("optimiser")), .momentum = number("momentum")};
  }

 private:
  bool has(const std::string& setting) const { return settings_.contains(setting); }
  int whole(const std::string& setting) const { return static_cast<int>(number(setting)); }

  template <class To>
  static std::vector<To> as(const Numbers& numbers) {
    std::vector<To> result;
    for (const double number : numbers) result.push_back(static_cast<To>(number));
    return result;
  }

  std::map<std::string, std::string> settings_;
  std::map<std::string, std::map<std::string, Numbers>> tables_;
};

}  // namespace rnn::test
