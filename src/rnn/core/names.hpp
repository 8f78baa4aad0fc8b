// Choices and the names under which the page and files write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rnn/core/error.hpp"

namespace rnn {

template <class Kind>
struct Named {
  Kind kind;
  std::string_view name;
};

// What a name could have been, as a sentence lists it.
template <class Names>
std::string listed(const Names& names) {
  std::string list;
  for (const auto& one : names) list += (list.empty() ? "" : ", ") + std::string(one.name);
  return list;
}

[[noreturn]] inline void refuseName(std::string_view field, std::string_view name, const std::string& allowed) {
  refuse("setting-unknown-choice", "{field} must be one of {allowed}; it is '{value}'.", field, name, allowed);
}

// Throws setting-unknown-choice with all names when there is none such.
template <class Kind, std::size_t N>
Kind kindIn(const Named<Kind> (&names)[N], std::string_view field, std::string_view name) {
  for (const auto& one : names) {
    if (one.name == name) return one.kind;
  }
  refuseName(field, name, listed(names));
}

template <class Kind, std::size_t N>
std::string_view nameIn(const Named<Kind> (&names)[N], Kind kind) {
  for (const auto& one : names) {
    if (one.kind == kind) return one.name;
  }
  return {};
}

}  // namespace rnn
