#include "rnn/io/modelFile.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstring>
#include <functional>

#include "rnn/core/sequence.hpp"
#include "rnn/data/utf8.hpp"
#include "rnn/io/safetensors.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"
#include "support/savedModel.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::vector<std::byte> savedFile(CellKind cell = CellKind::lstm, OptimiserKind optimiser = OptimiserKind::adam) {
  Session session(smallSettings(cell, optimiser), smallText());
  session.train(4, kLong);
  return session.save();
}

Tensor& tensorIn(TensorFile& file, std::string_view name) { return const_cast<Tensor&>(*file.find(name)); }

void remove(TensorFile& file, std::string_view prefix) {
  std::erase_if(file.tensors, [&](const Tensor& tensor) { return tensor.name.starts_with(prefix); });
}

template <class Number>
void setNumber(Tensor& tensor, std::size_t i, Number number) {
  std::memcpy(tensor.bytes.data() + i * sizeof number, &number, sizeof number);
}

// What a good file is refused with after a change.
Error refusal(const std::function<void(TensorFile&)>& change) {
  TensorFile file = readSafetensors(savedFile());
  change(file);
  const auto bytes = writeSafetensors(file);
  return errorOf([&] {
    const SavedModel saved = readModelFile(bytes);
    Session::load(bytes, smallText());
  });
}

bool same(const TrainingState<float>& x, const TrainingState<float>& y) {
  return x.values == y.values && x.optimiser.first == y.optimiser.first && x.optimiser.second == y.optimiser.second &&
         x.optimiser.updates == y.optimiser.updates &&
         x.carried == y.carried && x.step == y.step;
}

}  // namespace

TEST_CASE("A model file holds the tensors that PyTorch's modules have, under their names, and the training state") {
  const TensorFile file = readSafetensors(savedFile(CellKind::gru));
  const std::int64_t v = 28, h = 11;  // V characters in the small text
  struct Expected {
    std::string name;
    std::vector<std::int64_t> shape;
  };
  const std::vector<Expected> weights{{"rnn.weight_ih_l0", {3 * h, v}}, {"rnn.weight_hh_l0", {3 * h, h}},
                                      {"rnn.bias_ih_l0", {3 * h}},      {"rnn.bias_hh_l0", {3 * h}},
                                      {"rnn.weight_ih_l1", {3 * h, h}}, {"rnn.weight_hh_l1", {3 * h, h}},
                                      {"rnn.bias_ih_l1", {3 * h}},      {"rnn.bias_hh_l1", {3 * h}},
                                      {"output.weight", {v, h}},        {"output.bias", {v}}};
  std::vector<Expected> all;
  for (const std::string prefix : {"", "optimiser.first.", "optimiser.second."}) {
    for (const Expected& weight : weights) all.push_back({prefix + weight.name, weight.shape});
  }
  all.push_back({"carried.a", {2, 3, h}});
  REQUIRE(file.tensors.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(file.tensors[i].name == all[i].name);
    CHECK(file.tensors[i].shape == all[i].shape);
    CHECK(file.tensors[i].type == DataType::f32);
  }
  CHECK(file.metadata == std::map<std::string, std::string>{{"tekrar.format", "1"},
                                                       {"tekrar.cell", "gru"},
                                                       {"tekrar.hidden", "11"},
                                                       {"tekrar.layers", "2"},
                                                       {"tekrar.batch", "3"},
                                                       {"tekrar.steps", "7"},
                                                       {"tekrar.learningRate", "0.01"},
                                                       {"tekrar.optimiser", "adam"},
                                                       {"tekrar.momentum", "0.9"},
                                                       {"tekrar.clip", "5"},
                                                       {"tekrar.seed", "5"},
                                                       {"tekrar.step", "4"},
                                                       {"tekrar.vocabulary", "\n '0123456789;Iabdgiklnrüğı🦕"}});
}

TEST_CASE("The state that is carried into the next window is saved layer by layer, sequence by sequence") {
  const CharacterSettings settings = smallSettings(CellKind::lstm);
  const Vocabulary vocabulary(U"ab");
  TrainingState<float> state;
  const std::size_t rows = 4 * 11;
  state.values.resize(rows * (2 + 11 + 2) + rows * (11 + 11 + 2) + 2 * 11 + 2);
  state.carried.assign(4, Buffer<float>(16 * 3));
  for (int k = 0; k < 4; ++k) {
    const SequenceView<float> view{state.carried[static_cast<std::size_t>(k)].data(), 1, 2, 3, 0};
    for (int b = 0; b < 3; ++b) {
      for (int i = 0; i < 11; ++i) view.at(0, i, b) = static_cast<float>(1000 * k + 100 * b + i);
    }
  }
  const auto bytes = writeModelFile(settings, vocabulary, state);
  const TensorFile file = readSafetensors(bytes);
  REQUIRE((file.find("carried.a") && file.find("carried.c")));
  const auto a = floatsOf(*file.find("carried.a")), c = floatsOf(*file.find("carried.c"));
  for (int layer = 0; layer < 2; ++layer) {
    for (int b = 0; b < 3; ++b) {
      for (int i = 0; i < 11; ++i) {
        const auto at = static_cast<std::size_t>((layer * 3 + b) * 11 + i);
        CHECK(a[at] == static_cast<float>(1000 * layer + 100 * b + i));
        CHECK(c[at] == static_cast<float>(1000 * (layer + 2) + 100 * b + i));
      }
    }
  }
  CHECK(same(readModelFile(bytes).state, state));
}

TEST_CASE("A model file is read as it was written, number by number") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  const OptimiserKind optimiser = GENERATE(OptimiserKind::sgd, OptimiserKind::adagrad, OptimiserKind::adam);
  const auto bytes = savedFile(cell, optimiser);
  const SavedModel saved = readModelFile(bytes);
  CHECK(saved.trained);
  CHECK(saved.state.step == 4);
  CHECK(saved.vocabulary.asUtf8() == Vocabulary(decodeUtf8(smallText())).asUtf8());
  CHECK(writeModelFile(saved.settings, saved.vocabulary, saved.state) == bytes);
}

TEST_CASE("A file with weights only is a model that has not been trained yet") {
  TensorFile file = readSafetensors(savedFile());
  const auto values = readModelFile(writeSafetensors(file)).state.values;
  remove(file, "optimiser.");
  remove(file, "carried.");
  for (const char* name :
       {"step", "batch", "steps", "learningRate", "optimiser", "momentum", "clip", "seed"}) {
    file.metadata.erase(std::string("tekrar.") + name);
  }
  const SavedModel saved = readModelFile(writeSafetensors(file));
  CHECK_FALSE(saved.trained);
  CHECK(saved.state.values == values);
  CHECK(saved.settings.batch == CharacterSettings{}.batch);
  CHECK(saved.settings.learningRate == CharacterSettings{}.learningRate);

  file.metadata["tekrar.steps"] = "7";
  Session session = Session::load(writeSafetensors(file), smallText());
  CHECK(session.snapshot().step == 0);
  CHECK(readModelFile(session.save()).state.values == values);
  CHECK(session.train(3, kLong).step == 3);
}

TEST_CASE("Weights of type F64 are read as the nearest float") {
  TensorFile file = readSafetensors(savedFile());
  const auto values = readModelFile(writeSafetensors(file)).state.values;
  for (Tensor& tensor : file.tensors) {
    const auto numbers = floatsOf(tensor);
    tensor.type = DataType::f64;
    tensor.bytes.resize(numbers.size() * 8);
    for (std::size_t i = 0; i < numbers.size(); ++i) setNumber(tensor, i, static_cast<double>(numbers[i]));
  }
  CHECK(readModelFile(writeSafetensors(file)).state.values == values);
}

TEST_CASE("A file of another version, or of another program, is refused") {
  const Error later = refusal([](TensorFile& file) { file.metadata["tekrar.format"] = "2"; });
  CHECK(later.code() == "file-version");
  CHECK(later.details().value == "2");
  CHECK(later.details().allowed == "1");
  const Error foreign = refusal([](TensorFile& file) { file.metadata = {{"format", "pt"}}; });
  CHECK(foreign.code() == "file-missing");
  CHECK(foreign.details().field == "tekrar.format");
}

TEST_CASE("Metadata that a model needs may not be missing") {
  const std::string name =
      GENERATE("tekrar.cell", "tekrar.hidden", "tekrar.layers", "tekrar.vocabulary");
  const Error error = refusal([&](TensorFile& file) { file.metadata.erase(name); });
  CHECK(error.code() == "file-missing");
  CHECK(error.details().field == name);
}

TEST_CASE("Settings that cannot work are refused with their field and their value") {
  struct Refused {
    const char* field;
    std::string value;
    const char* code;
  };
  const Refused refused = GENERATE(
      Refused{"cell", "transformer", "setting-unknown-choice"}, Refused{"cell", "", "setting-unknown-choice"},
      Refused{"cell", std::string(100000, 'x'), "setting-unknown-choice"},
      Refused{"optimiser", "lion", "setting-unknown-choice"}, Refused{"hidden", "abc", "setting-not-a-number"},
      Refused{"hidden", "", "setting-not-a-number"}, Refused{"hidden", " 11", "setting-not-a-number"},
      Refused{"hidden", "11 ", "setting-not-a-number"}, Refused{"hidden", "11.5", "setting-not-a-number"},
      Refused{"hidden", "99999999999999999999", "setting-not-a-number"}, Refused{"hidden", "0", "setting-out-of-range"},
      Refused{"hidden", "-1", "setting-out-of-range"}, Refused{"hidden", "2147483647", "setting-out-of-range"},
      Refused{"layers", "9", "setting-out-of-range"}, Refused{"batch", "257", "setting-out-of-range"},
      Refused{"steps", "0", "setting-out-of-range"}, Refused{"learningRate", "nan", "setting-not-a-number"},
      Refused{"learningRate", "inf", "setting-not-a-number"}, Refused{"learningRate", "1e999", "setting-not-a-number"},
      Refused{"learningRate", "0", "setting-out-of-range"}, Refused{"momentum", "1", "setting-out-of-range"},
      Refused{"clip", "-1", "setting-out-of-range"}, Refused{"seed", "-1", "setting-not-a-number"},
      Refused{"seed", "4294967296", "setting-not-a-number"}, Refused{"step", "-1", "setting-out-of-range"},
      Refused{"step", "9223372036854775807", "setting-out-of-range"}, Refused{"step", "many", "setting-not-a-number"});
  const Error error =
      refusal([&](TensorFile& file) { file.metadata[std::string("tekrar.") + refused.field] = refused.value; });
  INFO(error.what());
  CHECK(error.code() == refused.code);
  CHECK(error.details().field == refused.field);
  CHECK(std::string(error.what()).size() < 200);
}

TEST_CASE("A vocabulary that cannot be one is refused") {
  for (const char* vocabulary : {"", "a", "aa", "ba", "abb"}) {
    const Error error = refusal([&](TensorFile& file) { file.metadata["tekrar.vocabulary"] = vocabulary; });
    INFO(vocabulary);
    CHECK(error.code() == "file-vocabulary");
  }
  std::u32string many;
  for (char32_t c = 0x4e00; many.size() <= Vocabulary::kMostCharacters; ++c) many.push_back(c);
  std::string utf8;
  for (const char32_t c : many) appendUtf8(utf8, c);
  CHECK(refusal([&](TensorFile& file) { file.metadata["tekrar.vocabulary"] = utf8; }).code() == "too-many-characters");
}

TEST_CASE("Each tensor that a model needs is missed when it is missing, and no other one may be there") {
  const std::string name = GENERATE("rnn.weight_ih_l0", "rnn.bias_hh_l1", "output.weight", "output.bias", "carried.a",
                                    "carried.c", "optimiser.first.rnn.weight_hh_l0", "optimiser.second.output.bias");
  const Error missing = refusal([&](TensorFile& file) { remove(file, name); });
  CHECK(missing.code() == "file-missing");
  CHECK(missing.details().field == name);
  const Error more = refusal([&](TensorFile& file) { file.tensors.push_back(floatTensor(name + "_l7", {0}, {})); });
  CHECK(more.code() == "file-shape");
  CHECK(more.details().field == "file");
}

TEST_CASE("Moments that do not belong to the optimiser are refused") {
  const Error without = refusal([](TensorFile& file) { remove(file, "optimiser.second."); });
  CHECK(without.code() == "file-missing");
  CHECK(without.details().field == "optimiser.second.");
  const Error with = refusal([](TensorFile& file) { file.metadata["tekrar.optimiser"] = "adagrad"; });
  CHECK(with.code() == "file-missing");
  CHECK(with.details().field == "optimiser.first.");
}

TEST_CASE("A shape that is not the model's is refused with both shapes") {
  const Error turned = refusal([](TensorFile& file) { tensorIn(file, "output.weight").shape = {11, 28}; });
  CHECK(turned.code() == "file-shape");
  CHECK(turned.details().field == "output.weight");
  CHECK(turned.details().value == "[11,28]");
  CHECK(turned.details().allowed == "[28,11]");
  CHECK(refusal([](TensorFile& file) { tensorIn(file, "output.bias").shape = {28, 1}; }).code() == "file-shape");
  CHECK(refusal([](TensorFile& file) { file.metadata["tekrar.batch"] = "4"; }).details().field == "carried.a");
  CHECK(refusal([](TensorFile& file) { file.metadata["tekrar.cell"] = "gru"; }).code() == "file-shape");
}

TEST_CASE("Settings that promise a far larger model than the file holds are refused before it is built") {
  const Error error = refusal([](TensorFile& file) {
    file.metadata["tekrar.hidden"] = "1024";
    file.metadata["tekrar.layers"] = "8";
  });
  CHECK(error.code() == "file-shape");
  CHECK(error.details().field == "rnn.weight_ih_l0");
}

TEST_CASE("Numbers that are none are refused wherever they stand") {
  const std::string name = GENERATE("rnn.weight_hh_l1", "output.bias", "optimiser.second.rnn.bias_ih_l0", "carried.c");
  for (const double number : {kNaN, kInfinity, -kInfinity}) {
    const Error error =
        refusal([&](TensorFile& file) { setNumber(tensorIn(file, name), 2, static_cast<float>(number)); });
    CHECK(error.code() == "file-not-finite");
    CHECK(error.details().field == name);
    CHECK(error.details().value == "2");
  }
}

TEST_CASE("Numbers that a float cannot hold are refused, and so are tensors of whole numbers") {
  const Error large = refusal([](TensorFile& file) {
    Tensor& bias = tensorIn(file, "output.bias");
    bias.type = DataType::f64;
    bias.bytes.assign(28 * 8, std::byte{0});
    setNumber(bias, 7, 1e300);
  });
  CHECK(large.code() == "file-not-finite");
  CHECK(large.details().value == "7");
  const Error whole = refusal([](TensorFile& file) {
    tensorIn(file, "output.bias").type = DataType::i64;
    tensorIn(file, "output.bias").bytes.resize(28 * 8);
  });
  CHECK(whole.code() == "file-dtype");
  CHECK(whole.details().field == "output.bias");
}
