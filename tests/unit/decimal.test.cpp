#include "rnn/core/decimal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "rnn/core/random.hpp"

using namespace rnn;

TEST_CASE("A number that a person wrote is written as that person would") {
  CHECK(decimal(0) == "0");
  CHECK(decimal(1) == "1");
  CHECK(decimal(-3) == "-3");
  CHECK(decimal(10) == "10");
  CHECK(decimal(0.002) == "0.002");
  CHECK(decimal(0.1) == "0.1");
  CHECK(decimal(1024) == "1024");
  CHECK(decimal(123456789) == "123456789");
  CHECK(decimal(0.999) == "0.999");
  CHECK(decimal(12.5) == "12.5");
  CHECK(decimal(1e-7) == "0.0000001");
  CHECK(decimal(1e-8) == "1e-8");
  CHECK(decimal(2.5e-12) == "2.5e-12");
  CHECK(decimal(1e20) == "100000000000000000000");
  CHECK(decimal(1e22) == "1e+22");
  CHECK(decimal(4294967295.0) == "4294967295");
  CHECK(decimal(1.7e308) == "1.7e+308");
}

TEST_CASE("A number of more digits is written with fifteen") {
  CHECK(decimal(0.1 + 0.2) == "0.3");
  CHECK(decimal(2.0 / 3) == "0.666666666666667");
  CHECK(decimal(0.99999999999999994) == "1");
}

TEST_CASE("What is no number, or endless, is said") {
  CHECK(decimal(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(decimal(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(decimal(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("What is written exactly is read as the very same number") {
  for (const double number : {0.0, 1.0, -0.5, 0.002, 0.1 + 0.2, 2.0 / 3, 1e-8, 1e8, 3e-200, 1.7e308, -1e22 / 7, 5e-324, -1e-310}) {
    INFO(exactly(number));
    CHECK(readNumber(exactly(number)) == number);
  }
  Random random(7);
  for (int i = 0; i < 20000; ++i) {
    const double number = random.uniform(-1, 1) * std::ldexp(1.0, static_cast<int>(random.below(120)) - 60);
    REQUIRE(readNumber(exactly(number)) == number);
  }
}

TEST_CASE("A number written in hexadecimal is the C library's own") {
  Random random(8);
  for (int i = 0; i < 2000; ++i) {
    const double number = random.uniform(-1, 1) * std::ldexp(1.0, static_cast<int>(random.below(120)) - 60);
    REQUIRE(std::strtod(exactly(number).c_str(), nullptr) == number);
  }
  CHECK(exactly(0.1 + 0.2) == "0x1.3333333333334p-2");
  CHECK(readNumber("0x1.8p+3") == 12.0);
}

TEST_CASE("A decimal of at most fifteen digits is read to the nearest number") {
  Random random(9);
  for (int i = 0; i < 20000; ++i) {
    const std::string digits = std::to_string(random.below(1'000'000'000)) + std::to_string(random.below(1'000'000));
    const std::string text = digits.substr(0, 1) + "." + digits.substr(1) + "e" + std::to_string(static_cast<int>(random.below(16)) - 8);
    INFO(text);
    REQUIRE(readNumber(text) == std::strtod(text.c_str(), nullptr));
  }
}

TEST_CASE("With more digits than any number keeps it is read to the last bits") {
  const double read = readNumber("0.30000000000000004440892098500626").value();
  CHECK(std::abs(read - (0.1 + 0.2)) < 1e-16);
  CHECK(readNumber("100000000000000000000000") == 1e23);
}

TEST_CASE("What is not a finite number is not read") {
  for (const char* text : {"", " 1", "1 ", "+1", "--1", "1,5", ".", "e5", "1e", "1e+-5", "1e5.5", "1.2.3", "abc", "nan", "inf", "1e999",
                           "1e99999999999", "1e-2147483648", "1e2147483647", "0x1.8p+-3", "0x0.8p0", "0x", "0x10", "0x1.", "0x1.8", "0x1.8p", "0x1.8p2000", "0x1.00000000000000p0", "0x1.gp0"}) {
    INFO(text);
    CHECK_FALSE(readNumber(text).has_value());
  }
}
