// Numbers in words.
#pragma once

#include <string>

namespace rnn {

constexpr int kLargestNumber = 999'999;

// 0 ≤ n ≤ kLargestNumber. "forty+-two thousand one hundred seven", with a joint before the hyphen; "kırk iki bin yüz yedi"
// (UTF-8). No "and", and no "bir" before yüz and bin.
std::string englishNumber(int n);
std::string turkishNumber(int n);

}  // namespace rnn
