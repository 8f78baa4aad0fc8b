#include <catch2/catch_test_macros.hpp>

#include "rnn/data/taskByName.hpp"
#include "rnn/data/tasks/parityTask.hpp"
#include "support/batches.hpp"
#include "support/errors.hpp"
#include "support/numbers.hpp"

using namespace rnn;
using namespace rnn::test;

TEST_CASE("a task made by name has the options that were given") {
  const auto task = makeTask("parity", {{"shortest", 12}, {"longest", 12}, {"bitTokens", 1}, {"everyStep", 0}});
  ParityOptions options;
  options.shortest = 12;
  options.longest = 12;
  options.bitTokens = true;
  options.everyStep = false;
  const Batch named = task->heldOut();
  const Batch built = ParityTask(options).heldOut();
  CHECK(named.inputTokens == built.inputTokens);
  CHECK(named.judged == built.judged);
  CHECK(named.inputSteps == 12);
}

TEST_CASE("xor, circles and spiral are three different tasks") {
  const auto features = [](const char* name) { return makeTask(name)->heldOut().inputFeatures; };
  CHECK(features("xor") != features("circles"));
  CHECK(features("circles") != features("spiral"));
}

TEST_CASE("an unknown task is refused with the names of those that exist") {
  const Error error = errorOf([] { makeTask("addition"); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "task");
  CHECK(error.details().value == "addition");
  CHECK(error.details().allowed == "xor, circles, spiral, copyMemory, adding, delayedRecall, parity, randomTokens, music, speech, translation, "
                                  "sentiment, turkishLetters, ownPoints");
}

TEST_CASE("an option that a task does not have is refused with the names of those it has") {
  const Error error = errorOf([] { makeTask("adding", {{"lag", 7}}); });
  CHECK(error.code() == "setting-unknown-choice");
  CHECK(error.details().field == "option");
  CHECK(error.details().value == "lag");
  CHECK(error.details().allowed == "length, heldOut");
}

TEST_CASE("a yes or no that is neither 1 nor 0 is refused") {
  CHECK(errorOf([] { makeTask("parity", {{"everyStep", 2}}); }).details().field == "everyStep");
  CHECK(errorOf([] { makeTask("parity", {{"bitTokens", 0.5}}); }).code() == "setting-not-whole");
}

TEST_CASE("the size of the held-out set is checked for every task") {
  for (const char* name : {"xor", "circles", "spiral", "copyMemory", "adding", "delayedRecall", "parity", "randomTokens", "speech"}) {
    CAPTURE(name);
    const auto codeFor = [&](double heldOut) {
      return errorOf([&] { makeTask(name, {{"heldOut", heldOut}}); }).code();
    };
    CHECK(codeFor(0) == "setting-out-of-range");
    CHECK(codeFor(1025) == "setting-out-of-range");
    CHECK(codeFor(10.5) == "setting-not-whole");
    CHECK(codeFor(kNaN) == "setting-not-a-number");
  }
}
