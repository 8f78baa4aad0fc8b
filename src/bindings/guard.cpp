#include "guard.hpp"

#include <emscripten/val.h>

#include <exception>
#include <new>
#include <string>

#include "rnn/core/error.hpp"

namespace rnn::bindings {

namespace {

[[noreturn]] void throwRnnError(const std::string& code, const std::string& message, const ErrorDetails& details = {}) {
  emscripten::val object = emscripten::val::object();
  object.set("field", details.field);
  object.set("value", details.value);
  object.set("allowed", details.allowed);
  emscripten::val::module_property("RnnError").new_(code, message, object).throw_();
}

}  // namespace

void throwAsRnnError() {
  try {
    throw;
  } catch (const Error& error) {
    throwRnnError(error.code(), error.what(), error.details());
  } catch (const std::bad_alloc&) {
    throwRnnError("too-large", "There is not enough memory for this.");
  } catch (const std::exception& error) {
    throwRnnError("unexpected", error.what());
  }
}

}  // namespace rnn::bindings
