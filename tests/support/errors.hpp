// What an engine call refuses with.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "rnn/core/error.hpp"

namespace rnn::test {

// The error that `call` throws; the test fails when it throws none.
template <class Call>
Error errorOf(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was refused");
  return {"", ""};
}

}  // namespace rnn::test
