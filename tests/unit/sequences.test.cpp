// What is generated is held against the network itself: its probabilities where the same output is given to it as a target.
#include "rnn/generate/sequences.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <set>

#include "support/errors.hpp"
#include "support/networkProblem.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

constexpr Token kEnd = 0;
constexpr double kFloat = 1e-5;

NetworkProblem oneExample(NetworkConfig config) { return {.config = config, .size = 1}; }

// Random weights give nearly even probabilities; larger ones tell the outputs apart.
Network<float> decided(const NetworkProblem& problem, float factor = 4) {
  auto network = makeNetwork<float>(problem);
  for (float& value : network.parameters().values()) value *= factor;
  network.pack();
  return network;
}

NetworkConfig translator(CellKind cell, AttentionKind attention = AttentionKind::none) {
  NetworkConfig config = smallConfig(Architecture::encoderDecoder, cell);
  config.attention = attention;
  return config;
}

// An encoder-decoder with three outputs, so that all sequences of a few steps can be gone through.
NetworkConfig tinyTranslator(CellKind cell, AttentionKind attention = AttentionKind::none) {
  NetworkConfig config = translator(cell, attention);
  config.outputSize = 3;
  config.hidden = 3;
  return config;
}

std::vector<Token> drawnTokens(const Generated& generated) {
  std::vector<Token> drawn = generated.tokens;
  if (generated.ended) drawn.push_back(kEnd);
  return drawn;
}

// log p of the output as the network sees it in training: by its loss where the whole output is its target.
double teacherForced(Network<float>& network, Batch example, const std::vector<Token>& output) {
  example.targetSteps = static_cast<int>(output.size());
  example.targetTokens = output;
  auto tape = network.makeTape(1, example.inputSteps, example.targetSteps, false);
  network.forward(tape, example);
  const double steps = network.config().lossOver == LossOver::steps ? example.targetSteps : 1;
  return -network.loss(tape, example) * steps;
}

// Every output of at most `steps` tokens that ends with the end token.
std::vector<std::vector<Token>> everyOutput(int steps, int outputs) {
  std::vector<std::vector<Token>> open{{}}, ended;
  for (int t = 0; t < steps; ++t) {
    std::vector<std::vector<Token>> longer;
    for (const auto& one : open) {
      for (int token = 0; token < outputs; ++token) {
        auto& next = (token == kEnd ? ended : longer).emplace_back(one);
        next.push_back(static_cast<Token>(token));
      }
    }
    open = longer;
  }
  return ended;
}

double scoreOf(double logProbability, std::size_t length, double exponent) {
  return logProbability / std::pow(static_cast<double>(length), exponent);
}

}  // namespace

TEST_CASE("A beam of one is what always taking the likeliest gives") {
  const auto problem = oneExample(translator(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm), GENERATE(AttentionKind::none, AttentionKind::additive)));
  CAPTURE(problem.text());
  auto network = decided(problem);
  const Batch source = makeBatch(problem);
  const auto greedy = generate(network, source, kEnd, 8, {.temperature = 0}, 1);
  const auto beam = beamSearch(network, source, kEnd, {.width = 1, .mostSteps = 8});
  REQUIRE(beam.size() == 1);
  CHECK(beam[0].tokens == greedy.tokens);
  CHECK(beam[0].ended == greedy.ended);
  CHECK(std::abs(beam[0].logProbability - greedy.logProbability) < kFloat);
}

TEST_CASE("A beam that leaves nothing out finds the best of all outputs, in their order, by probability and length") {
  const double exponent = GENERATE(0.0, 0.7, 2.0);
  NetworkConfig config = tinyTranslator(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm), GENERATE(AttentionKind::none, AttentionKind::dot));
  config.layers = 2;
  const auto problem = oneExample(config);
  CAPTURE(problem.text(), exponent);
  auto network = decided(problem);
  const Batch source = makeBatch(problem);

  auto all = everyOutput(4, 3);
  REQUIRE(all.size() == 1 + 2 + 4 + 8);
  const auto score = [&](const std::vector<Token>& output) {
    return scoreOf(teacherForced(network, source, output), output.size(), exponent);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& x, const auto& y) { return score(x) > score(y); });

  const auto beam = beamSearch(network, source, kEnd, {.width = 64, .mostSteps = 4, .lengthExponent = exponent});
  REQUIRE(beam.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(beam[i].ended);
    const auto output = drawnTokens(beam[i]);
    CHECK(std::abs(scoreOf(beam[i].logProbability, output.size(), exponent) - score(all[i])) < kFloat);
  }
  CHECK(drawnTokens(beam[0]) == all[0]);
}

TEST_CASE("What a narrow beam says of its outputs is what the network says where they are its targets") {
  NetworkConfig config = translator(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm), GENERATE(AttentionKind::none, AttentionKind::dot, AttentionKind::additive));
  config.bidirectional = GENERATE(false, true);
  config.embedding = config.bidirectional ? 2 : 0;
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = decided(problem, 2);
  const Batch source = makeBatch(problem);
  const auto beam = beamSearch(network, source, kEnd, {.width = 3, .mostSteps = 6});
  REQUIRE(!beam.empty());
  CHECK(beam.size() <= 3);
  std::set<std::vector<Token>> different;
  for (std::size_t i = 0; i < beam.size(); ++i) {
    CHECK(std::abs(beam[i].logProbability - teacherForced(network, source, drawnTokens(beam[i]))) < kFloat);
    if (i > 0) CHECK(beam[i].logProbability <= beam[i - 1].logProbability);
    different.insert(beam[i].tokens);
  }
  CHECK(different.size() == beam.size());
}

TEST_CASE("A larger length exponent never makes the best output shorter, and makes some longer") {
  int grown = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto problem = oneExample(tinyTranslator(CellKind::gru));
    problem.seed = seed;
    auto network = decided(problem);
    std::size_t before = 0;
    for (const double exponent : {0.0, 0.5, 1.0, 1.5, 2.0}) {
      const auto beam = beamSearch(network, makeBatch(problem), kEnd, {.width = 64, .mostSteps = 5, .lengthExponent = exponent});
      CHECK(beam[0].tokens.size() >= before);
      if (exponent > 0) grown += beam[0].tokens.size() > before;
      before = beam[0].tokens.size();
    }
  }
  CHECK(grown > 0);
}

TEST_CASE("Where no output ends, the unended ones are given, none longer than asked for") {
  const auto problem = oneExample(translator(CellKind::lstm));
  auto network = makeNetwork<float>(problem);
  network.parameters().value(network.parameters().find("output.bias"))(kEnd, 0) = -100;
  network.pack();
  const Batch source = makeBatch(problem);
  const auto beam = beamSearch(network, source, kEnd, {.width = 3, .mostSteps = 5});
  REQUIRE(beam.size() == 3);
  for (const auto& one : beam) {
    CHECK_FALSE(one.ended);
    CHECK(one.tokens.size() == 5);
  }
  const auto drawn = generate(network, source, kEnd, 5, {}, 1);
  CHECK_FALSE(drawn.ended);
  CHECK(drawn.tokens.size() == 5);
}

TEST_CASE("The end token ends an output and does not stand in it") {
  const auto problem = oneExample(translator(CellKind::gru));
  auto network = makeNetwork<float>(problem);
  network.parameters().value(network.parameters().find("output.bias"))(kEnd, 0) = 100;
  network.pack();
  const auto drawn = generate(network, makeBatch(problem), kEnd, 5, {}, 1);
  CHECK(drawn.ended);
  CHECK(drawn.tokens.empty());
  CHECK(std::abs(drawn.logProbability) < kFloat);
  const auto beam = beamSearch(network, makeBatch(problem), kEnd, {.width = 1});
  CHECK(beam[0].ended);
  CHECK(beam[0].tokens.empty());
}

TEST_CASE("An input of its own length is searched as it is alone") {
  auto problem = oneExample(translator(CellKind::lstm, AttentionKind::additive));
  auto network = decided(problem);
  Batch padded = makeBatch(problem);
  padded.inputLengths = {2};
  padded.inputTokens[2] = padded.inputTokens[3] = kNoToken;
  Batch alone = padded;
  alone.inputSteps = 2;
  alone.inputLengths.clear();
  alone.inputTokens.resize(2);
  const auto x = beamSearch(network, padded, kEnd, {.width = 3, .mostSteps = 6}), y = beamSearch(network, alone, kEnd, {.width = 3, .mostSteps = 6});
  REQUIRE(x.size() == y.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(x[i].tokens == y[i].tokens);
    CHECK(x[i].logProbability == y[i].logProbability);
  }
}

TEST_CASE("The same seed generates the same, another seed something else") {
  const Architecture type = GENERATE(Architecture::oneToMany, Architecture::encoderDecoder);
  const auto problem = oneExample(smallConfig(type, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm)));
  auto network = makeNetwork<float>(problem);
  const Batch source = makeBatch(problem);
  const auto drawn = [&](std::uint32_t seed) {
    return type == Architecture::oneToMany ? generate(network, Token(2), kNoToken, 30, {}, seed) : generate(network, source, kNoToken, 30, {}, seed);
  };
  CHECK(drawn(1).tokens == drawn(1).tokens);
  CHECK(drawn(1).logProbability == drawn(1).logProbability);
  CHECK(drawn(1).tokens != drawn(2).tokens);
}

TEST_CASE("One to many reads back what it has drawn: its probability is that of its own output as a target") {
  NetworkConfig config = smallConfig(Architecture::oneToMany, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.embedding = GENERATE(0, 3);
  config.layers = 2;
  config.lossOver = LossOver::examples;
  const auto problem = oneExample(config);
  CAPTURE(problem.text());
  auto network = decided(problem, 3);
  Batch example;
  example.size = example.inputSteps = 1;
  example.inputTokens = {3};
  const double temperature = GENERATE(0.0, 1.0, 2.0);
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    const auto drawn = generate(network, Token(3), kEnd, 7, {.temperature = temperature}, seed);
    CHECK(drawn.tokens.size() + (drawn.ended ? 1 : 0) <= 7);
    CHECK((drawn.ended || drawn.tokens.size() == 7));
    CHECK(std::abs(drawn.logProbability - teacherForced(network, example, drawnTokens(drawn))) < kFloat);
  }
}

TEST_CASE("What an encoder-decoder draws has the probability of its own output as a target") {
  const auto problem = oneExample(translator(GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm), GENERATE(AttentionKind::none, AttentionKind::dot)));
  auto network = decided(problem, 2);
  const Batch source = makeBatch(problem);
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    const auto drawn = generate(network, source, kEnd, 7, {.topK = 3}, seed);
    CHECK(std::abs(drawn.logProbability - teacherForced(network, source, drawnTokens(drawn))) < kFloat);
  }
}

TEST_CASE("Outputs are drawn as often as the network finds them likely") {
  const auto problem = oneExample(smallConfig(Architecture::oneToMany, CellKind::gru));
  auto network = decided(problem, 2);
  Batch example;
  example.size = example.inputSteps = 1;
  example.inputTokens = {3};
  constexpr int kDraws = 4000;
  int counts[4] = {};
  for (std::uint32_t seed = 0; seed < kDraws; ++seed) ++counts[generate(network, Token(3), kNoToken, 1, {}, seed).tokens[0]];
  for (Token token = 0; token < 4; ++token) {
    const double p = std::exp(teacherForced(network, example, {token}));
    CHECK(std::abs(counts[token] - kDraws * p) < 4 * std::sqrt(kDraws * p * (1 - p)));  // four standard deviations
  }
}

TEST_CASE("The log-probabilities of a text are the losses of its characters, turned round") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm));
  config.outputSize = config.inputSize;
  config.embedding = GENERATE(0, 2);
  config.lossOver = LossOver::examples;
  auto network = decided(oneExample(config));
  const std::vector<Token> text{0, 3, 1, 4, 4, 2, 0};
  const auto logs = logProbabilities(network, text);
  REQUIRE(logs.size() == 6);
  for (std::size_t judged = 0; judged < 6; ++judged) {
    Batch batch;
    batch.size = 1;
    batch.inputSteps = 6;
    batch.inputTokens.assign(text.begin(), text.end() - 1);
    std::vector<Token> targets(6, kNoToken);
    targets[judged] = text[judged + 1];
    CHECK(std::abs(logs[judged] - teacherForced(network, batch, targets)) < kFloat);
  }
  CHECK(logProbabilities(network, {}).empty());
  CHECK(logProbabilities(network, {1}).empty());
}

TEST_CASE("A nat is 1.4427 bits: an even choice between two costs one") {
  CHECK(bitsFromNats(0) == 0);
  CHECK(std::abs(bitsFromNats(std::log(2.0)) - 1) < 1e-15);
  CHECK(std::abs(bitsFromNats(std::log(1024.0)) - 10) < 1e-14);
}

TEST_CASE("Networks that feed nothing back are refused where something is to be generated") {
  auto manyToMany = makeNetwork<float>(oneExample(smallConfig(Architecture::manyToMany, CellKind::rnn)));
  auto oneToMany = makeNetwork<float>(oneExample(smallConfig(Architecture::oneToMany, CellKind::rnn)));
  const auto problem = oneExample(translator(CellKind::rnn));
  auto encoderDecoder = makeNetwork<float>(problem);
  const Batch source = makeBatch(problem);
  const auto refused = [](auto call) {
    const Error error = errorOf(call);
    return error.code() == "setting-unknown-choice" && error.details().field == "type";
  };
  CHECK(refused([&] { generate(manyToMany, Token(0), kEnd, 3, {}, 1); }));
  CHECK(refused([&] { generate(encoderDecoder, Token(0), kEnd, 3, {}, 1); }));
  CHECK(refused([&] { generate(oneToMany, source, kEnd, 3, {}, 1); }));
  CHECK(refused([&] { beamSearch(manyToMany, source, kEnd, {}); }));
  CHECK(refused([&] { beamSearch(oneToMany, source, kEnd, {}); }));
  CHECK(refused([&] { logProbabilities(oneToMany, {0, 1}); }));
  CHECK(refused([&] { logProbabilities(encoderDecoder, {0, 1}); }));
}

TEST_CASE("Log-probabilities need a network that predicts the tokens it reads, one after the other") {
  NetworkConfig config = smallConfig(Architecture::manyToMany, CellKind::rnn);
  const auto refusedField = [&] {
    auto network = makeNetwork<float>(oneExample(config));
    return errorOf([&] { logProbabilities(network, {0, 1}); }).details().field;
  };
  CHECK(refusedField() == "outputSize");
  config.outputSize = config.inputSize;
  config.bidirectional = true;
  CHECK(refusedField() == "bidirectional");
  config.bidirectional = false;
  config.output = OutputKind::sigmoid;
  CHECK(refusedField() == "output");
  config.tokensIn = false;
  CHECK(refusedField() == "tokensIn");

  config = smallConfig(Architecture::manyToMany, CellKind::rnn);
  config.outputSize = config.inputSize;
  auto network = makeNetwork<float>(oneExample(config));
  CHECK(errorOf([&] { logProbabilities(network, {0, 5}); }).details().field == "text");
}

TEST_CASE("Numbers that cannot be are refused by field, and so is more than one example") {
  auto problem = oneExample(translator(CellKind::rnn));
  auto network = makeNetwork<float>(problem);
  auto oneToMany = makeNetwork<float>(oneExample(smallConfig(Architecture::oneToMany, CellKind::rnn)));
  const Batch source = makeBatch(problem);
  const auto field = [](auto call) { return errorOf(call).details().field; };
  CHECK(field([&] { beamSearch(network, source, kEnd, {.width = 0}); }) == "width");
  CHECK(field([&] { beamSearch(network, source, kEnd, {.width = 65}); }) == "width");
  CHECK(field([&] { beamSearch(network, source, kEnd, {.mostSteps = 0}); }) == "mostSteps");
  CHECK(field([&] { beamSearch(network, source, kEnd, {.lengthExponent = -0.1}); }) == "lengthExponent");
  CHECK(field([&] { beamSearch(network, source, kEnd, {.lengthExponent = kNaN}); }) == "lengthExponent");
  CHECK(field([&] { generate(network, source, kEnd, 0, {}, 1); }) == "mostSteps");
  CHECK(field([&] { generate(oneToMany, Token(0), kEnd, -1, {}, 1); }) == "mostSteps");
  CHECK(field([&] { generate(oneToMany, Token(5), kEnd, 3, {}, 1); }) == "input");
  CHECK(field([&] { generate(oneToMany, Token(0), kEnd, 3, {.temperature = -1}, 1); }) == "temperature");
  problem.size = 2;
  const Batch two = makeBatch(problem);
  CHECK(errorOf([&] { beamSearch(network, two, kEnd, {}); }).code() == "batch-shape");
  CHECK(errorOf([&] { generate(network, two, kEnd, 3, {}, 1); }).code() == "batch-shape");
}
