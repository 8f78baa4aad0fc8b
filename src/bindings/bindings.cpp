// The engine's session as JavaScript sees it. One handle, one owner: whoever made a Session calls delete() on it.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/stack.h>

#include <span>

#include "convert.hpp"
#include "guard.hpp"
#include "look.hpp"
#include "sessions.hpp"

namespace {

using namespace rnn;
using namespace rnn::bindings;

Session* open(const JsSettings& settings, const Utf8& text) {
  const auto bytes = bytesOf(text);
  return new Session(toSettings(settings), viewOf(bytes));
}

Session* load(const Uint8Array& model, const Utf8& text) {
  const auto file = bytesOf(model), bytes = bytesOf(text);
  return new Session(Session::load(std::as_bytes(std::span(file)), viewOf(bytes)));
}

Uint8Array save(const Session& session, const Utf8& setup, bool withText) {
  const auto bytes = bytesOf(setup);
  return toJs(session.save(viewOf(bytes), withText));
}

JsSettings settingsOf(const Session& session) { return toJs(session.settings()); }
JsTextSummary textOf(const Session& session) { return toJs(session.text()); }

JsWritingStart startWriting(Session& session, const Utf8& prompt, const JsWritingOptions& given) {
  const auto bytes = bytesOf(prompt);
  return toJs(session.startWriting(viewOf(bytes), toWriting(given)));
}

JsWritten write(Session& session, int writer, double maxCharacters, double milliseconds) {
  return toJs(session.write(writer, wholeNumber("length", maxCharacters, 1, 1'000'000), milliseconds));
}

void endWriting(Session& session, int writer) { session.endWriting(writer); }

JsTextTrace traceText(Session& session, const Utf8& text) {
  const auto bytes = bytesOf(text);
  return toJs(session.traceText(viewOf(bytes)));
}

}  // namespace

// An exception that leaves for JavaScript does not give back the part of the stack (in memory, 1 MB) that was in use:
// some ten thousand refusals would fill it. So JavaScript notes the pointer before a call and sets it again after one.
extern "C" void _emscripten_stack_restore(std::uintptr_t pointer);
extern "C" EMSCRIPTEN_KEEPALIVE std::uintptr_t stackPointer() { return emscripten_stack_get_current(); }
extern "C" EMSCRIPTEN_KEEPALIVE void setStackPointer(std::uintptr_t pointer) { _emscripten_stack_restore(pointer); }

EMSCRIPTEN_BINDINGS(tekrar) {
  using namespace emscripten;

  register_type<Text>("string");
  register_type<CellName>("'rnn' | 'gru' | 'lstm'");
  register_type<OptimiserName>("'sgd' | 'adagrad' | 'rmsprop' | 'adam' | 'adamw'");
  register_type<Utf8>("Uint8Array");
  register_type<Uint8Array>("Uint8Array");
  register_type<Float32Array>("Float32Array");
  register_type<Float64Array>("Float64Array");
  register_type<StringArray>("string[]");

  value_object<JsSettings>("Settings")
      .field("cell", &JsSettings::cell)
      .field("hidden", &JsSettings::hidden)
      .field("layers", &JsSettings::layers)
      .field("batch", &JsSettings::batch)
      .field("steps", &JsSettings::steps)
      .field("learningRate", &JsSettings::learningRate)
      .field("optimiser", &JsSettings::optimiser)
      .field("momentum", &JsSettings::momentum)
      .field("clip", &JsSettings::clip)
      .field("seed", &JsSettings::seed);

  value_object<JsTextSummary>("TextSummary")
      .field("characters", &JsTextSummary::characters)
      .field("trainCharacters", &JsTextSummary::trainCharacters)
      .field("heldOutCharacters", &JsTextSummary::heldOutCharacters)
      .field("vocabulary", &JsTextSummary::vocabulary);

  value_object<JsSnapshot>("EngineSnapshot")
      .field("step", &JsSnapshot::step)
      .field("characters", &JsSnapshot::characters)
      .field("trainLoss", &JsSnapshot::trainLoss)
      .field("heldOutLoss", &JsSnapshot::heldOutLoss)
      .field("heldOutAccuracy", &JsSnapshot::heldOutAccuracy)
      .field("heldOutParts", &JsSnapshot::heldOutParts)
      .field("heldOutStep", &JsSnapshot::heldOutStep)
      .field("gradientNorm", &JsSnapshot::gradientNorm)
      .field("diverged", &JsSnapshot::diverged)
      .field("firstNewStep", &JsSnapshot::firstNewStep)
      .field("newTrainLosses", &JsSnapshot::newTrainLosses)
      .field("newHeldOutSteps", &JsSnapshot::newHeldOutSteps)
      .field("newHeldOutLosses", &JsSnapshot::newHeldOutLosses)
      .field("newHeldOutAccuracies", &JsSnapshot::newHeldOutAccuracies);

  value_object<JsWritingStart>("WritingStart")
      .field("writer", &JsWritingStart::writer)
      .field("unknown", &JsWritingStart::unknown);

  register_type<CandidateArray>("WritingCandidate[]");
  register_type<WrittenArray>("WrittenCharacter[]");
  value_object<JsWritingOptions>("WritingOptions")
      .field("temperature", &JsWritingOptions::temperature)
      .field("seed", &JsWritingOptions::seed)
      .field("topK", &JsWritingOptions::topK)
      .field("topP", &JsWritingOptions::topP);
  value_object<JsCandidate>("WritingCandidate").field("character", &JsCandidate::character).field("probability", &JsCandidate::probability);
  value_object<JsWrittenCharacter>("WrittenCharacter")
      .field("character", &JsWrittenCharacter::character)
      .field("probability", &JsWrittenCharacter::probability)
      .field("candidates", &JsWrittenCharacter::candidates);
  value_object<JsWritten>("Written").field("text", &JsWritten::text).field("characters", &JsWritten::characters);

  class_<Session>("Session")
      .constructor(guarded<&open>, allow_raw_pointers())
      .class_function("load(model, text)", guarded<&load>, allow_raw_pointers(), nonnull<ret_val>())
      .function("save(setup, withText)", guarded<&save>)
      .function("settings()", guarded<&settingsOf>)
      .function("text()", guarded<&textOf>)
      .function("parameterCount()", guarded<&parameterCountOf<Session>>)
      .function("train(maxSteps, milliseconds)", guarded<&train<Session>>)
      .function("snapshot()", guarded<&snapshotOf<Session>>)
      .function("configure(learningRate, clip)", guarded<&configure<Session>>)
      .function("reset()", guarded<&reset<Session>>)
      .function("restoreLastGood(learningRate)", guarded<&restoreLastGood<Session>>)
      .function("startWriting(prompt, options)", guarded<&startWriting>)
      .function("write(writer, maxCharacters, milliseconds)", guarded<&write>)
      .function("endWriting(writer)", guarded<&endWriting>)
      .function("traceText(text)", guarded<&traceText>)
      .function("tensors()", guarded<&tensorsOf<Session>>)
      .function("tensor(name)", guarded<&tensor<Session>>)
      .function("eigenvalues(tensor, gate)", guarded<&eigenvaluesIn<Session>>)
      .function("graph(inputSteps, outputSteps)", guarded<&graphIn<Session>>);
}
