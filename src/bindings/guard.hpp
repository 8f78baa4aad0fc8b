// How a refusal of the engine leaves: as the RnnError class that the module was created with, thrown in JavaScript.
#pragma once

#include <utility>

namespace rnn::bindings {

// The C++ exception that is being handled, as an RnnError. Written once, not once for every function that is bound.
[[noreturn]] void throwAsRnnError();

// guarded<&f> is f whose C++ exceptions have become RnnErrors.
template <auto function>
struct Guarded;

template <class Result, class... Arguments, Result (*function)(Arguments...)>
struct Guarded<function> {
  static Result call(Arguments... arguments) {
    try {
      return function(std::forward<Arguments>(arguments)...);
    } catch (...) {
      throwAsRnnError();
    }
  }
};

template <auto function>
constexpr auto guarded = &Guarded<function>::call;

}  // namespace rnn::bindings
