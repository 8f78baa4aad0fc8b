// JavaScript values that have a type of their own in the emitted declarations (bindings.cpp names it), and how numbers
// and names become them. Arrays leave as copies: no view of the heap outlives a call.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <string_view>
#include <vector>

namespace rnn::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(Text)
EMSCRIPTEN_DECLARE_VAL_TYPE(CellName)
EMSCRIPTEN_DECLARE_VAL_TYPE(OptimiserName)
EMSCRIPTEN_DECLARE_VAL_TYPE(Utf8)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Int32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float64Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(StringArray)
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberOrNull)

template <class Array, class Element>
Array copyOf(const char* constructor, const std::vector<Element>& elements) {
  return Array(emscripten::val::global(constructor).new_(emscripten::typed_memory_view(elements.size(), elements.data())));
}

inline Float32Array toJs(const std::vector<float>& numbers) { return copyOf<Float32Array>("Float32Array", numbers); }
inline Float64Array toJs(const std::vector<double>& numbers) { return copyOf<Float64Array>("Float64Array", numbers); }
inline StringArray toJs(const std::vector<std::string>& strings) { return StringArray(emscripten::val::array(strings)); }

// A string, or a name that has a type of its own.
template <class Name = Text>
Name nameToJs(std::string_view name) {
  return Name(emscripten::val(std::string(name)));
}

// An array of what `convert` makes of each.
template <class Array, class Element, class Convert>
Array arrayOf(const std::vector<Element>& elements, Convert convert) {
  emscripten::val array = emscripten::val::array();
  for (const Element& one : elements) array.call<void>("push", convert(one));
  return Array(array);
}

}  // namespace rnn::bindings
