#include "rnn/model/settings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

void checkRefusal(const Error& error, const std::string& code, const std::string& field, const std::string& value,
                  const std::string& allowed) {
  CHECK(error.code() == code);
  CHECK(error.details().field == field);
  CHECK(error.details().value == value);
  CHECK(error.details().allowed == allowed);
  const std::string sentence = error.what();
  CHECK(sentence.find(field) != std::string::npos);
  CHECK(sentence.find(value) != std::string::npos);
  CHECK(sentence.find(allowed) != std::string::npos);
}

CharacterSettings with(void (*change)(CharacterSettings&)) {
  CharacterSettings settings;
  change(settings);
  return settings;
}

}  // namespace

TEST_CASE("The default settings are allowed, and so are the ends of every range") {
  CHECK_NOTHROW(check({}));
  CHECK_NOTHROW(check({CellKind::rnn, 1, 1, 1, 1, 1e-8, OptimiserKind::sgd, 0, 0, 0}));
  CHECK_NOTHROW(check({CellKind::gru, 1024, 8, 256, 512, 1e8, OptimiserKind::adam, 0.9999, 1e8, 0xffffffff}));
}

TEST_CASE("A whole number that is none is refused with its field, its value and what is allowed") {
  struct Refused {
    double value;
    const char *code, *written;
  };
  const Refused refused = GENERATE(
      Refused{0, "setting-out-of-range", "0"}, Refused{-1, "setting-out-of-range", "-1"},
      Refused{1025, "setting-out-of-range", "1025"}, Refused{1e9, "setting-out-of-range", "1000000000"},
      Refused{1e300, "setting-out-of-range", "1e+300"}, Refused{1.5, "setting-not-whole", "1.5"},
      Refused{kNaN, "setting-not-a-number", "nan"});
  const Error error = errorOf([&] { wholeNumber("hidden", refused.value, 1, 1024); });
  checkRefusal(error, refused.code, "hidden", refused.written, "1–1024");
}

TEST_CASE("Whole numbers within their range are taken as they are") {
  CHECK(wholeNumber("hidden", 1, 1, 1024) == 1);
  CHECK(wholeNumber("hidden", 1024, 1, 1024) == 1024);
  CHECK(wholeNumber("seed", -0.0, 0, 10) == 0);
  CHECK(realNumber("clip", 0, 0, 10) == 0);
  CHECK(realNumber("clip", 0.1, 0, 10) == 0.1);
}

TEST_CASE("An infinite number is refused as no number, also where there is no upper end") {
  CHECK(errorOf([] { realNumber("learningRate", kInfinity, 0, 1); }).code() == "setting-not-a-number");
  CHECK(errorOf([] { realNumber("learningRate", -kInfinity, 0, 1); }).code() == "setting-not-a-number");
  CHECK(errorOf([] { realNumber("learningRate", kInfinity, 0, kInfinity); }).code() == "setting-not-a-number");
}

TEST_CASE("Each setting is checked under its own name") {
  struct Wrong {
    const char* field;
    void (*change)(CharacterSettings&);
  };
  const Wrong wrong = GENERATE(
      Wrong{"hidden", [](CharacterSettings& s) { s.hidden = 0; }}, Wrong{"hidden", [](CharacterSettings& s) { s.hidden = -1; }},
      Wrong{"hidden", [](CharacterSettings& s) { s.hidden = 1'000'000'000; }},
      Wrong{"layers", [](CharacterSettings& s) { s.layers = 0; }}, Wrong{"layers", [](CharacterSettings& s) { s.layers = 9; }},
      Wrong{"batch", [](CharacterSettings& s) { s.batch = 0; }}, Wrong{"batch", [](CharacterSettings& s) { s.batch = 257; }},
      Wrong{"steps", [](CharacterSettings& s) { s.steps = 0; }}, Wrong{"steps", [](CharacterSettings& s) { s.steps = 513; }},
      Wrong{"learningRate", [](CharacterSettings& s) { s.learningRate = 0; }},
      Wrong{"learningRate", [](CharacterSettings& s) { s.learningRate = -0.1; }},
      Wrong{"learningRate", [](CharacterSettings& s) { s.learningRate = 2e8; }},
      Wrong{"momentum", [](CharacterSettings& s) { s.momentum = 1; }},
      Wrong{"momentum", [](CharacterSettings& s) { s.momentum = -0.1; }},
      Wrong{"clip", [](CharacterSettings& s) { s.clip = -1; }});
  const Error error = errorOf([&] { check(with(wrong.change)); });
  CHECK(error.code() == "setting-out-of-range");
  CHECK(error.details().field == wrong.field);
}

TEST_CASE("A setting that is NaN is refused as no number") {
  CHECK(errorOf([] { check(with([](CharacterSettings& s) { s.learningRate = kNaN; })); }).code() == "setting-not-a-number");
  CHECK(errorOf([] { check(with([](CharacterSettings& s) { s.momentum = kNaN; })); }).code() == "setting-not-a-number");
  CHECK(errorOf([] { check(with([](CharacterSettings& s) { s.clip = kNaN; })); }).code() == "setting-not-a-number");
}

TEST_CASE("Names of cells and optimisers are read and written") {
  for (const CellKind cell : {CellKind::rnn, CellKind::gru, CellKind::lstm}) CHECK(cellFromName(nameOf(cell)) == cell);
  for (const OptimiserKind kind :
       {OptimiserKind::sgd, OptimiserKind::adagrad, OptimiserKind::rmsprop, OptimiserKind::adam, OptimiserKind::adamw}) {
    CHECK(optimiserFromName(nameOf(kind)) == kind);
  }
  CHECK(nameOf(CellKind::lstm) == "lstm");
  CHECK(nameOf(OptimiserKind::sgd) == "sgd");
}

TEST_CASE("An unknown name is refused with the names that there are") {
  const std::string name = GENERATE("abc", "LSTM", "lstm ", "");
  checkRefusal(errorOf([&] { cellFromName(name); }), "setting-unknown-choice", "cell", name, "rnn, gru, lstm");
  checkRefusal(errorOf([&] { optimiserFromName(name); }), "setting-unknown-choice", "optimiser", name,
               "sgd, adagrad, rmsprop, adam, adamw");
}
