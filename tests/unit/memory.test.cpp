#include "rnn/model/memory.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/errors.hpp"
#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("The parameters of every network are counted without building it") {
  const int layers = GENERATE(1, 3);
  for (const Cell& cell : kCells) {
    for (const NetworkProblem& problem : everyProblem(cell, layers)) {
      CAPTURE(problem.text());
      CHECK(parameterNumbers(problem.config) == static_cast<double>(Network<float>(problem.config).parameters().values().size()));
    }
  }
}

TEST_CASE("Whatever makes a network too large for a browser is refused") {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::lstm, 64);
  config.attention = AttentionKind::dot;
  checkMemory(config, 32, 20, 20);
  const auto refused = [](const NetworkConfig& c, int size, int inputSteps, int targetSteps, double outputs = 0) {
    const Error error = errorOf([&] { checkMemory(c, size, inputSteps, targetSteps, outputs); });
    return error.code() + " " + error.details().allowed;
  };
  CHECK(refused(config, 256, 5000, 20) == "too-large 768 MB");
  CHECK(refused(config, 256, 20, 5000) == "too-large 768 MB");
  CHECK(refused(config, 1, 10000, 10000) == "too-large 768 MB");
  CHECK(refused(config, 32, 20, 20, 3e8) == "too-large 768 MB");
  config.hidden = 1024;
  config.layers = 8;
  CHECK(refused(config, 1, 1, 1) == "too-large 768 MB");
}
