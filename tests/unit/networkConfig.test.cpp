#include "rnn/model/networkConfig.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <functional>

#include "rnn/model/graph.hpp"
#include "support/errors.hpp"
#include "support/everyNetwork.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

struct Refused {
  const char* field;
  const char* value;
  const char* allowed;
  const char* code;
  std::function<void(NetworkConfig&)> change;
};

constexpr const char* kRange = "setting-out-of-range";
constexpr const char* kTogether = "setting-not-together";

const Refused kRefused[] = {
    {"inputSize", "0", "1–8192", kRange, [](auto& c) { c.inputSize = 0; }},
    {"inputSize", "-1", "1–8192", kRange, [](auto& c) { c.inputSize = -1; }},
    {"inputSize", "8193", "1–8192", kRange, [](auto& c) { c.inputSize = 8193; }},
    {"embedding", "-1", "0–1024", kRange, [](auto& c) { c.embedding = -1; }},
    {"embedding", "1025", "0–1024", kRange, [](auto& c) { c.embedding = 1025; }},
    {"hidden", "0", "1–1024", kRange, [](auto& c) { c.hidden = 0; }},
    {"hidden", "1025", "1–1024", kRange, [](auto& c) { c.hidden = 1025; }},
    {"layers", "0", "1–8", kRange, [](auto& c) { c.layers = 0; }},
    {"layers", "9", "1–8", kRange, [](auto& c) { c.layers = 9; }},
    {"dropout", "-0.1", "0–0.95", kRange, [](auto& c) { c.dropout = -0.1; }},
    {"dropout", "1", "0–0.95", kRange, [](auto& c) { c.dropout = 1; }},
    {"dropout", "nan", "0–0.95", "setting-not-a-number", [](auto& c) { c.dropout = kNaN; }},
    {"dropout", "inf", "0–0.95", "setting-not-a-number", [](auto& c) { c.dropout = kInfinity; }},
    {"outputSize", "0", "1–8192", kRange, [](auto& c) { c.outputSize = 0; }},
    {"outputSize", "8193", "1–8192", kRange, [](auto& c) { c.outputSize = 8193; }},
    {"dropout", "0.5", "0", kTogether, [](auto& c) { c.dropout = 0.5; }},
    {"embedding", "3", "0", kTogether,
     [](auto& c) {
       c.tokensIn = false;
       c.embedding = 3;
     }},
    {"attention", "on", "none", kTogether, [](auto& c) { c.attention = AttentionKind::dot; }},
    {"attention", "on", "none", kTogether,
     [](auto& c) {
       c.type = Architecture::manyToOne;
       c.attention = AttentionKind::additive;
     }},
    {"output", "sigmoid or identity", "softmax", kTogether,
     [](auto& c) {
       c.type = Architecture::oneToMany;
       c.output = OutputKind::sigmoid;
     }},
    {"output", "sigmoid or identity", "softmax", kTogether,
     [](auto& c) {
       c.type = Architecture::encoderDecoder;
       c.output = OutputKind::identity;
     }},
    {"tokensIn", "false", "true", kTogether,
     [](auto& c) {
       c.type = Architecture::oneToMany;
       c.tokensIn = false;
     }},
    {"bidirectional", "true", "false", kTogether,
     [](auto& c) {
       c.type = Architecture::oneToMany;
       c.bidirectional = true;
     }},
};

}  // namespace

TEST_CASE("A network that cannot work is refused with its field, its value and what is allowed, before it is built") {
  for (const Refused& refused : kRefused) {
    NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::lstm);
    REQUIRE_NOTHROW(check(config));
    refused.change(config);
    INFO(refused.field << " " << refused.value);
    const Error error = errorOf([&] { check(config); });
    CHECK(error.code() == refused.code);
    CHECK(error.details().field == refused.field);
    CHECK(error.details().value == refused.value);
    CHECK(error.details().allowed == refused.allowed);
    CHECK(std::string(error.what()).starts_with(refused.field));
    CHECK(std::string(error.what()).ends_with("."));

    CHECK(errorOf([&] { Network<float> network(config); }).code() == refused.code);
    CHECK(errorOf([&] { unroll(config, 3, 3); }).code() == refused.code);
  }
}

TEST_CASE("Everything else is allowed, at the ends of the ranges too") {
  for (const Cell& cell : kCells) {
    for (const NetworkProblem& problem : everyProblem(cell, 2)) {
      INFO(problem.text());
      CHECK_NOTHROW(check(problem.config));
    }
  }
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, CellKind::lstm);
  config.inputSize = config.outputSize = config.hidden = config.layers = 1;
  CHECK_NOTHROW(check(config));
  config.inputSize = config.outputSize = 8192;
  config.embedding = config.hidden = 1024;
  config.layers = 8;
  config.dropout = 0.95;
  config.bidirectional = true;
  config.attention = AttentionKind::additive;
  CHECK_NOTHROW(check(config));
}

TEST_CASE("Every architecture has a name by which it is found, and other names are refused with all of them") {
  for (const Architecture type : kArchitectures) CHECK(architectureFromName(nameOf(type)) == type);
  CHECK(architectureFromName("encoder-decoder") == Architecture::encoderDecoder);
  const Error error = errorOf([] { architectureFromName("many-to-some"); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "type");
  CHECK(error.details().value == "many-to-some");
  CHECK(error.details().allowed == "one-to-one, one-to-many, many-to-one, many-to-many, encoder-decoder");
}
