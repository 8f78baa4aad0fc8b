#include "rnn/io/safetensors.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "rnn/io/json.hpp"
#include "support/errors.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

std::vector<std::byte> bytesOf(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string textOf(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A file with this header, whatever it says, and so many bytes after it.
std::vector<std::byte> fileWith(const std::string& header, std::size_t dataBytes) {
  const std::uint64_t length = header.size();
  std::string file(8, '\0');
  std::memcpy(file.data(), &length, 8);
  return bytesOf(file + header + std::string(dataBytes, '\x01'));
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
  return quoted(name) + ":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::string header(std::initializer_list<std::string> entries) {
  std::string text = "{";
  for (const std::string& one : entries) text += (text.size() > 1 ? "," : "") + one;
  return text + "}";
}

Tensor tensorOf(std::string name, std::vector<std::int64_t> shape, DataType type, std::size_t bytes) {
  Tensor tensor{std::move(name), std::move(shape), type, std::vector<std::byte>(bytes)};
  for (std::size_t i = 0; i < bytes; ++i) tensor.bytes[i] = static_cast<std::byte>(i * 7 + bytes);
  return tensor;
}

void checkRefusal(std::span<const std::byte> file, const char* code, const char* field,
                  std::initializer_list<const char*> named) {
  const Error error = errorOf([&] { readSafetensors(file); });
  const std::string sentence = error.what();
  INFO(sentence);
  CHECK(error.code() == code);
  CHECK(error.details().field == field);
  for (const char* part : named) CHECK(sentence.find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("A tiny file is written byte for byte as the format's definition says") {
  TensorFile file;
  file.metadata["by"] = "hand";
  file.tensors.push_back(floatTensor("w", {1, 2}, std::array{1.0f, -2.0f}));
  const std::string expected =
      std::string("\x58\0\0\0\0\0\0\0", 8) +
      R"({"__metadata__":{"by":"hand"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}})" + "   " +
      std::string("\x00\x00\x80\x3f\x00\x00\x00\xc0", 8);
  CHECK(textOf(writeSafetensors(file)) == expected);
  CHECK(readSafetensors(bytesOf(expected)) == file);
}

TEST_CASE("Whatever is written is read back: names, shapes, types, bytes and metadata") {
  TensorFile file;
  file.metadata = {{"", ""}, {"ı \"İ\" \\ş", "line\nline\t\u0001 🦕"}, {"zero", std::string("a\0b", 3)}};
  file.tensors = {
      tensorOf("wide", {3}, DataType::f64, 24),         tensorOf("counts", {2, 1}, DataType::i64, 16),
      tensorOf("one number", {}, DataType::f32, 4),     tensorOf("rnn.weight_ih_l0", {4, 2, 3}, DataType::f32, 96),
      tensorOf("ağırlık \"x\"", {1}, DataType::f32, 4), tensorOf("bytes", {5}, DataType::u8, 5)};
  const auto bytes = writeSafetensors(file);
  CHECK(readSafetensors(bytes) == file);
  CHECK(writeSafetensors(readSafetensors(bytes)) == bytes);
}

TEST_CASE("The header is padded with spaces, and the numbers begin at a multiple of eight") {
  for (std::size_t length = 1; length < 20; ++length) {
    TensorFile file;
    file.tensors.push_back(floatTensor(std::string(length, 'n'), {1}, std::array{1.0f}));
    const auto bytes = writeSafetensors(file);
    std::uint64_t headerBytes;
    std::memcpy(&headerBytes, bytes.data(), 8);
    CHECK(headerBytes % 8 == 0);
    CHECK(bytes.size() == 8 + headerBytes + 4);
  }
}

TEST_CASE("Wider numbers are written first, so that each lies at a multiple of its size") {
  TensorFile file;
  file.tensors = {tensorOf("a", {3}, DataType::u8, 3), tensorOf("b", {1}, DataType::f32, 4),
                  tensorOf("c", {1}, DataType::i64, 8), tensorOf("d", {2}, DataType::f32, 8),
                  tensorOf("e", {1}, DataType::f64, 8)};
  std::string names;
  for (const Tensor& tensor : readSafetensors(writeSafetensors(file)).tensors) names += tensor.name;
  CHECK(names == "cebda");
}

TEST_CASE("A tensor is found by its name, or not at all") {
  TensorFile file;
  file.tensors = {tensorOf("a", {4}, DataType::u8, 4), tensorOf("ab", {8}, DataType::u8, 8)};
  REQUIRE(file.find("ab"));
  CHECK(file.find("ab")->bytes.size() == 8);
  CHECK(file.find("b") == nullptr);
  CHECK(file.find("") == nullptr);
}

TEST_CASE("Files that other programs write are read: any order in the header, empty tensors, no tensor at all") {
  CHECK(readSafetensors(fileWith("{}", 0)) == TensorFile{});
  CHECK(readSafetensors(fileWith("{ \"__metadata__\" : { } } \n", 0)) == TensorFile{});
  const TensorFile file =
      readSafetensors(fileWith(header({entry("late", "U8", "[3]", "[4,7]"), entry("none", "F64", "[5,0,7]", "[4,4]"),
                                       entry("early", "U8", "[2,2]", "[0,4]")}),
                               7));
  REQUIRE(file.tensors.size() == 3);
  CHECK(file.tensors[0].name == "early");
  CHECK(file.tensors[1].name == "none");
  CHECK(file.tensors[1].shape == std::vector<std::int64_t>{5, 0, 7});
  CHECK(file.tensors[1].bytes.empty());
  CHECK(file.tensors[2].name == "late");
}

TEST_CASE("Float and double tensors are taken as numbers, and no other type") {
  const std::vector<float> numbers{0.1f, -0.0f, 3e38f, std::numeric_limits<float>::infinity()};
  CHECK(floatsOf(floatTensor("f", {4}, numbers)) == numbers);
  CHECK(std::isnan(floatsOf(floatTensor("f", {1}, std::array{std::numeric_limits<float>::quiet_NaN()}))[0]));
  Tensor wide{"d", {2}, DataType::f64, std::vector<std::byte>(16)};
  const double values[2] = {0.1, -7};
  std::memcpy(wide.bytes.data(), values, 16);
  CHECK(floatsOf(wide) == std::vector<float>{0.1f, -7.0f});
  CHECK(floatsOf(Tensor{"empty", {0}, DataType::f64, {}}).empty());
  const Error error = errorOf([] { floatsOf(tensorOf("tokens", {1}, DataType::i64, 8)); });
  CHECK(error.code() == "file-dtype");
  CHECK(error.details().field == "tokens");
  CHECK(error.details().value == "I64");
}

TEST_CASE("A file that has been cut off is refused wherever it was cut") {
  TensorFile file;
  file.metadata["key"] = "value";
  file.tensors = {tensorOf("a", {2, 2}, DataType::f32, 16), tensorOf("b", {3}, DataType::f32, 12)};
  const auto whole = writeSafetensors(file);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Error error = errorOf([&] { readSafetensors(std::span(whole).first(length)); });
    INFO("cut after " << length << ": " << error.what());
    CHECK(error.code() == "file-truncated");
    CHECK(error.details().field == "file");
  }
  checkRefusal({}, "file-truncated", "file", {"needs 8 bytes", "0 are there"});
  checkRefusal(bytesOf("\x02"), "file-truncated", "file", {"needs 8 bytes", "1 are there"});
  checkRefusal(std::span(whole).first(20), "file-truncated", "file", {"the header needs", "12 are there"});
  checkRefusal(std::span(whole).first(whole.size() - 1), "file-truncated", "file",
               {"all tensors", "28 bytes", "27 are there"});
}

TEST_CASE("A header or a file beyond its limit is refused before anything is read from it") {
  for (const std::uint64_t length :
       {std::uint64_t{kMostHeaderBytes + 1}, std::uint64_t{1} << 32, std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
    auto file = fileWith("{}", 0);
    std::memcpy(file.data(), &length, 8);
    checkRefusal(file, "file-too-large", "header", {std::to_string(length).c_str(), "1048576"});
  }
  CHECK_NOTHROW(readSafetensors(fileWith("{}" + std::string(kMostHeaderBytes - 2, ' '), 0)));
  checkRefusal(std::vector<std::byte>(kMostFileBytes + 1), "file-too-large", "file", {"268435457", "268435456"});
}

TEST_CASE("A file too large to be read again is not written") {
  TensorFile large;
  large.tensors.push_back({"w", {std::int64_t{kMostFileBytes}}, DataType::u8, std::vector<std::byte>(kMostFileBytes)});
  CHECK(errorOf([&] { writeSafetensors(large); }).code() == "file-too-large");
  TensorFile wordy;
  wordy.metadata["text"] = std::string(kMostHeaderBytes, 'a');
  CHECK(errorOf([&] { writeSafetensors(wordy); }).code() == "file-too-large");
}

TEST_CASE("A tensor whose bytes do not fit its shape is not written") {
  TensorFile file;
  file.tensors.push_back(tensorOf("w", {3}, DataType::f32, 8));
  const Error error = errorOf([&] { writeSafetensors(file); });
  CHECK(error.code() == "file-shape");
  CHECK(error.details().field == "w");
}

TEST_CASE("A header that is none is refused") {
  const std::string fine = entry("a", "U8", "[1]", "[0,1]");
  const std::string broken = GENERATE_COPY(
      std::string(), std::string("[]"), std::string("1"), std::string("\"a\""), std::string("{"), "{" + fine,
      "{" + fine + ",}", "{" + fine + "}{", "{" + fine + "," + fine + "}", std::string("{\"a\":1}"),
      std::string("{\"a\":[]}"), std::string("{\"a\":{}}"), std::string("{\"a\":{\"dtype\":\"U8\",\"shape\":[1]}}"),
      std::string("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"offsets\":[0,1]}}"),
      std::string("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"extra\":1}}"),
      std::string("{\"a\":{\"dtype\":4,\"shape\":[1],\"data_offsets\":[0,1]}}"),
      "{" + entry("a", "U8", "1", "[0,1]") + "}", "{" + entry("a", "U8", "[\"1\"]", "[0,1]") + "}",
      "{" + entry("a", "U8", "[1.0]", "[0,1]") + "}", "{" + entry("a", "U8", "[1]", "[0]") + "}",
      "{" + entry("a", "U8", "[1]", "[0,1,1]") + "}", "{" + entry("a", "U8", "[1]", "[0,[1]]") + "}",
      "{" + entry("a", "U8", "[1]", "{}") + "}", "{" + entry("a", "U8", "[1]", "[0,99999999999999999999]") + "}",
      "{\"__metadata__\":[]," + fine + "}", "{\"__metadata__\":{\"a\":1}," + fine + "}",
      "{\"__metadata__\":{\"a\":{}}," + fine + "}");
  INFO(broken);
  const Error error = errorOf([&] { readSafetensors(fileWith(broken, 1)); });
  INFO(error.what());
  CHECK(error.code() == "file-header");
}

TEST_CASE("A type of number that is not known is refused with its name") {
  for (const char* dtype : {"F16", "BF16", "I32", "U64", "BOOL", "f32", ""}) {
    checkRefusal(fileWith(header({entry("w", dtype, "[1]", "[0,4]")}), 4), "file-dtype", "w",
                 {"'w'", dtype, "F64, F32, I64, U8"});
  }
}

TEST_CASE("A shape that does not fit its bytes, or cannot be counted, is refused with the numbers") {
  checkRefusal(fileWith(header({entry("w", "F32", "[2,3]", "[0,20]")}), 20), "file-shape", "w",
               {"[2,3]", "24 bytes", "give it 20"});
  checkRefusal(fileWith(header({entry("w", "F32", "[]", "[0,8]")}), 8), "file-shape", "w",
               {"[]", "4 bytes", "give it 8"});
  checkRefusal(fileWith(header({entry("w", "F32", "[0]", "[0,4]")}), 4), "file-shape", "w",
               {"[0]", "0 bytes", "give it 4"});
  checkRefusal(fileWith(header({entry("w", "F32", "[-1]", "[0,4]")}), 4), "file-shape", "w", {"negative", "-1"});
  checkRefusal(fileWith(header({entry("w", "F32", "[-1,-1]", "[0,4]")}), 4), "file-shape", "w", {"negative"});
  // 2³² · 2³² would be 0, and 2⁶¹ · 8 bytes too, if it were allowed to go round.
  checkRefusal(fileWith(header({entry("w", "F32", "[4294967296,4294967296]", "[0,0]")}), 0), "file-shape", "w",
               {"more than can be counted"});
  checkRefusal(fileWith(header({entry("w", "F64", "[2305843009213693952]", "[0,0]")}), 0), "file-shape", "w",
               {"more than can be counted"});
}

TEST_CASE("Tensors that overlap, leave holes or do not fill the file are refused with the bytes") {
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[0,4]"), entry("b", "U8", "[4]", "[3,7]")}), 7),
               "file-offsets", "b", {"byte 3", "ends at 4"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[0,4]"), entry("b", "U8", "[4]", "[0,4]")}), 4),
               "file-offsets", "b", {"byte 0", "ends at 4"});
  checkRefusal(fileWith(header({entry("a", "U8", "[8]", "[0,8]"), entry("b", "U8", "[2]", "[3,5]")}), 8),
               "file-offsets", "b", {"byte 3", "ends at 8"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[0,4]"), entry("b", "U8", "[4]", "[5,9]")}), 9),
               "file-offsets", "b", {"byte 5", "hole from byte 4"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[1,5]")}), 5), "file-offsets", "a",
               {"byte 1", "hole from byte 0"});
  checkRefusal(fileWith(header({entry("a", "U8", "[0]", "[2,2]")}), 2), "file-offsets", "a",
               {"byte 2", "hole from byte 0"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[4,0]")}), 4), "file-offsets", "a", {"[4,0]", "no range"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[-4,0]")}), 4), "file-offsets", "a", {"[-4,0]", "no range"});
  checkRefusal(fileWith(header({entry("a", "U8", "[4]", "[0,4]")}), 6), "file-offsets", "file", {"6 bytes", "only 4"});
  checkRefusal(fileWith("{}", 1), "file-offsets", "file", {"1 bytes", "only 0"});
}

TEST_CASE("Offsets far beyond the file allocate nothing and are refused") {
  checkRefusal(fileWith(header({entry("a", "U8", "[9223372036854775807]", "[0,9223372036854775807]")}), 4),
               "file-truncated", "file", {"9223372036854775807 bytes", "4 are there"});
  checkRefusal(fileWith(header({entry("a", "U8", "[1]", "[9223372036854775806,9223372036854775807]")}), 4),
               "file-offsets", "a", {"hole"});
}

TEST_CASE("A message quotes no more than the beginning of a long name, in whole characters") {
  std::string name;
  for (int i = 0; i < 1000; ++i) name += "🦕";
  const Error error =
      errorOf([&] { readSafetensors(fileWith(header({entry("a" + name, "F16", "[1]", "[0,2]")}), 2)); });
  CHECK(error.details().field.size() < 70);
  CHECK_NOTHROW(readJson(quoted(error.what())));  // still UTF-8
}
