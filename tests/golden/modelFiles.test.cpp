// Model files beside PyTorch: files that the engine wrote were read by PyTorch, and the other way round.
// tools/golden/modelFiles.py makes the files and the logits that PyTorch computes from them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

#include "rnn/io/modelFile.hpp"
#include "rnn/model/characterModel.hpp"
#include "support/savedModel.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

const std::string kFolder = TEKRAR_SOURCE_DIR "/tests/golden/modelFiles/";

std::vector<std::byte> fileBytes(const std::string& name) {
  std::ifstream file(kFolder + name, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  const auto bytes = std::as_bytes(std::span(content));
  return {bytes.begin(), bytes.end()};
}

struct Golden {
  std::vector<Token> tokens;
  std::vector<std::vector<double>> logits;  // of each token
};

Golden golden(const std::string& name) {
  std::ifstream file(kFolder + name);
  Golden golden;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    int token;
    words >> token;
    golden.tokens.push_back(static_cast<Token>(token));
    golden.logits.emplace_back(std::istream_iterator<double>(words), std::istream_iterator<double>());
  }
  return golden;
}

std::vector<std::vector<double>> logitsOf(const SavedModel& saved, const std::vector<Token>& tokens) {
  const CharacterSettings& settings = saved.settings;
  CharacterModel<float> model(settings.cell, saved.vocabulary.size(), settings.hidden, settings.layers);
  std::copy(saved.state.values.begin(), saved.state.values.end(), model.parameters().values().begin());
  model.pack();
  const int steps = static_cast<int>(tokens.size());
  auto tape = model.stack().makeTape(steps, 1, false);
  Sequence<float> z(steps, model.output().panels(), 1);
  model.stack().clearState(tape);
  model.stack().forward(tape, {tokens.data(), {}}, 0, steps);
  model.output().forward(z.view(), tape.output(), 0, steps);
  std::vector<std::vector<double>> logits;
  for (int t = 0; t < steps; ++t) {
    logits.emplace_back();
    for (int i = 0; i < saved.vocabulary.size(); ++i)
      logits.back().push_back(static_cast<double>(z.view().at(t, i, 0)));
  }
  return logits;
}

}  // namespace

TEST_CASE("The engine and PyTorch compute the same logits from the same model file") {
  const std::string writer = GENERATE("ours", "pytorch");
  const std::string cell = GENERATE("rnn", "gru", "lstm");
  INFO(cell << ", written by " << writer);
  const SavedModel saved = readModelFile(fileBytes(writer + "-" + cell + ".safetensors"));
  CHECK(nameOf(saved.settings.cell) == cell);
  CHECK(saved.trained == (writer == "ours"));
  const Golden expected = golden(writer + "-" + cell + ".logits");
  REQUIRE(expected.tokens.size() == 24);
  const auto logits = logitsOf(saved, expected.tokens);
  for (std::size_t t = 0; t < logits.size(); ++t) {
    REQUIRE(logits[t].size() == expected.logits[t].size());
    for (std::size_t i = 0; i < logits[t].size(); ++i) CHECK(std::abs(logits[t][i] - expected.logits[t][i]) < 1e-5);
  }
}

TEST_CASE("A file of format version 1 from long ago is still read, and saved again number by number") {
  const std::string name = GENERATE("ours-rnn.safetensors", "ours-gru.safetensors", "ours-lstm.safetensors");
  const auto bytes = fileBytes(name);
  REQUIRE(!bytes.empty());
  Session session = Session::load(bytes, smallText());
  CHECK(session.snapshot().step == 40);
  TensorFile file = readSafetensors(bytes);
  for (const char* derived : {"tekrar.decay1", "tekrar.decay2"}) file.metadata.erase(derived);  // from tekrar.step
  CHECK((readSafetensors(session.save()) == file));
}

TEST_CASE("Write the files of the engine", "[.write-golden]") {
  for (const CellKind cell : {CellKind::rnn, CellKind::gru, CellKind::lstm}) {
    Session session(smallSettings(cell), smallText());
    session.train(40, kLong);
    const auto bytes = session.save();
    std::ofstream file(kFolder + "ours-" + std::string(nameOf(cell)) + ".safetensors", std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    CHECK(file.good());
  }
}
