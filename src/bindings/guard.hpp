// How a refusal of the engine leaves: as the RnnError class that the module was created with, thrown in JavaScript.
#pragma once

#include <emscripten/val.h>

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "rnn/core/error.hpp"

namespace rnn::bindings {

[[noreturn]] inline void throwRnnError(const std::string& code, const std::string& message,
                                       const ErrorDetails& details = {}) {
  emscripten::val object = emscripten::val::object();
  object.set("field", details.field);
  object.set("value", details.value);
  object.set("allowed", details.allowed);
  emscripten::val::module_property("RnnError").new_(code, message, object).throw_();
}

// guarded<&f> is f whose C++ exceptions have become RnnErrors.
template <auto function>
struct Guarded;

template <class Result, class... Arguments, Result (*function)(Arguments...)>
struct Guarded<function> {
  static Result call(Arguments... arguments) {
    try {
      return function(std::forward<Arguments>(arguments)...);
    } catch (const Error& error) {
      throwRnnError(error.code(), error.what(), error.details());
    } catch (const std::bad_alloc&) {
      throwRnnError("too-large", "there is not enough memory for this");
    } catch (const std::exception& error) {
      throwRnnError("unexpected", error.what());
    }
  }
};

template <auto function>
constexpr auto guarded = &Guarded<function>::call;

}  // namespace rnn::bindings
