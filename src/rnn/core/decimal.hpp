// Numbers as text. Not by snprintf and strtod: those compute with numbers of 128 bits, which bring 20 KB into the module;
// to_chars and from_chars bring 80 KB of tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rnn {

// The shortest decimal of at most 15 digits that is read as the same number, else the nearest of 15 digits: "0.002",
// "-3", "1e+22", "nan", "inf". What people write has so few digits.
std::string decimal(double number);

// Text that readNumber, and any other reader, takes for the very same finite number: decimal between 1e-8 and 1e15 where
// 15 digits are enough, else hexadecimal as C99's %a writes it ("0x1.999999999999bp-4", which Python reads with
// float.fromhex).
std::string exactly(double number);

// A finite number, written as decimal or exactly write it, or with more digits, or with a capital E; nothing else, no
// space. At most 15 digits and a power of ten up to 22 are read to the nearest number (W. Clinger, 1990); with more the
// last bits may be others.
std::optional<double> readNumber(std::string_view text);

}  // namespace rnn
