#include "rnn/data/tasks/turkishLettersTask.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "rnn/data/utf8.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"
#include "support/fingerprint.hpp"
#include "support/projectFile.hpp"

using namespace rnn;
using namespace rnn::test;

namespace {

// So many lines of the same, then one that is held out.
std::string textOf(const std::string& line, int lines, const std::string& last) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += line + "\n";
  return text + last;
}

struct Written {
  std::string input, target;
};

Written written(const TaskNames& names, const Batch& batch, int b) {
  Written one;
  for (int t = 0; t < lengthOf(batch, b); ++t) {
    one.input += names.inputs[batch.inputTokens[t * batch.size + b]];
    one.target += names.outputs[batch.targetTokens[t * batch.size + b]];
  }
  return one;
}

Written heldOutOf(const TurkishLettersTask& task) {
  Written all;
  const Batch batch = task.heldOut();
  for (int b = 0; b < batch.size; ++b) {
    const Written one = written(task.names(), batch, b);
    all.input += one.input;
    all.target += one.target;
  }
  return all;
}

// The characters of the held-out text that belong to that part.
std::string charactersOf(const TurkishLettersTask& task, int part) {
  const Batch batch = task.heldOut();
  const std::vector<int> parts = task.heldOutParts();
  std::string all;
  for (int b = 0; b < batch.size; ++b) {
    for (int t = 0; t < lengthOf(batch, b); ++t) {
      const int place = t * batch.size + b;
      if (parts[static_cast<std::size_t>(place)] == part) all += task.names().outputs[batch.targetTokens[static_cast<std::size_t>(place)]];
    }
  }
  return all;
}

}  // namespace

TEST_CASE("A network reads the text as a plain keyboard writes it and is to write it as it stands") {
  const TurkishLettersTask task(textOf("Öğrenci çağrıyı işitip gülüştü, İzmir Irmağı kâğıt.", 40, "Şık ütü."));
  CHECK(heldOutOf(task).input.ends_with("Sik utu."));
  CHECK(heldOutOf(task).target.ends_with("Şık ütü."));
  Random random(1);
  const Batch batch = task.trainingBatch(64, random);
  bool seen = false;
  for (int b = 0; b < batch.size; ++b) {
    const Written one = written(task.names(), batch, b);
    seen = seen || (one.input.starts_with("Ogrenci cagriyi isitip gulustu, Izmir Irmagi") && one.target.starts_with("Öğrenci çağrıyı işitip gülüştü, İzmir Irmağı"));
  }
  CHECK(seen);
}

TEST_CASE("A letter is ambiguous where the learned text reads the same beginning of a word in two ways") {
  const TurkishLettersTask task(textOf("on ön açı acı kuş", 100, "on acı kuş su"), {.steps = 16});
  const std::string ambiguous = charactersOf(task, 1);
  CHECK(ambiguous.ends_with("oc"));  // of "on acı kuş su": o or ö, c or ç; but after "ac" and "aç" only ı
  CHECK(charactersOf(task, 0).ends_with("ıuşsu"));
}

TEST_CASE("The last tenth of the text is held out, to the line, each character once, in whole words") {
  const std::string text = projectFile("web/data/turkce.txt");
  const TurkishLettersTask task(text);
  const std::string heldOut = heldOutOf(task).target;
  CHECK(text.ends_with(heldOut));
  CHECK(text[text.size() - heldOut.size() - 1] == '\n');
  const double share = static_cast<double>(heldOut.size()) / static_cast<double>(text.size());
  CHECK(share > 0.09);
  CHECK(share <= 0.1);
}

TEST_CASE("No window of the learned part reaches into what is held out") {
  const std::string learned = "birinci satır, burası öğrenilir.", held = "xxxxxxxxxxxxxxxxxx";
  std::string last;
  for (int i = 0; i < 8; ++i) last += held + " ";
  const TurkishLettersTask task(textOf(learned, 40, last));
  Random random(2);
  for (int i = 0; i < 50; ++i) {
    const Batch batch = task.trainingBatch(32, random);
    for (int b = 0; b < batch.size; ++b) REQUIRE(written(task.names(), batch, b).input.find('x') == std::string::npos);
  }
}

TEST_CASE("Learned windows begin where a word does and are as long as they were asked to be") {
  const TurkishLettersTask task(textOf("bir iki üç dört beş altı yedi", 60, "sekiz"), {.steps = 20});
  Random random(3);
  const Batch batch = task.trainingBatch(64, random);
  CHECK(batch.inputSteps == 20);
  const std::set<std::string> beginnings = {"bi", "ik", "uc", "do", "be", "al", "ye", " i", " u", " d", " b", " a", " y", "\nb"};
  for (int b = 0; b < batch.size; ++b) CHECK(beginnings.contains(written(task.names(), batch, b).input.substr(0, 2)));
}

TEST_CASE("A text too short for some windows and a held-out part is refused") {
  const Error error = errorOf([] { TurkishLettersTask task("kısa"); });
  CHECK(error.code() == "text-too-short");
  CHECK(error.details().value == "4");
  CHECK(error.details().allowed == "960");
  CHECK(errorOf([] { TurkishLettersTask task("kısa", {.steps = 8}); }).code() == "setting-out-of-range");
}

TEST_CASE("The windows of a seed are the same natively and as WebAssembly") {
  const TurkishLettersTask task(projectFile("web/data/turkce.txt"));
  Random random(4);
  CHECK(fingerprint(task.trainingBatch(64, random).targetTokens) == "b7d9ea16f75458a9");
}
