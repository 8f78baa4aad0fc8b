// Numbers in words, at every corner where a rule begins or ends. Checked by hand.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "rnn/data/translation/numbers.hpp"
#include "rnn/data/translation/pieces.hpp"

using namespace rnn;

namespace {

struct Row {
  int number;
  std::string english, turkish;
};

const Row kRows[] = {
    {0, "zero", "sıfır"},
    {1, "one", "bir"},
    {2, "two", "iki"},
    {3, "three", "üç"},
    {4, "four", "dört"},
    {5, "five", "beş"},
    {6, "six", "altı"},
    {7, "seven", "yedi"},
    {8, "eight", "sekiz"},
    {9, "nine", "dokuz"},
    {10, "ten", "on"},
    {11, "eleven", "on bir"},
    {12, "twelve", "on iki"},
    {13, "thirteen", "on üç"},
    {14, "fourteen", "on dört"},
    {15, "fifteen", "on beş"},
    {16, "sixteen", "on altı"},
    {17, "seventeen", "on yedi"},
    {18, "eighteen", "on sekiz"},
    {19, "nineteen", "on dokuz"},
    {20, "twenty", "yirmi"},
    {21, "twenty-one", "yirmi bir"},
    {30, "thirty", "otuz"},
    {40, "forty", "kırk"},
    {44, "forty-four", "kırk dört"},
    {50, "fifty", "elli"},
    {60, "sixty", "altmış"},
    {70, "seventy", "yetmiş"},
    {80, "eighty", "seksen"},
    {90, "ninety", "doksan"},
    {99, "ninety-nine", "doksan dokuz"},
    {100, "one hundred", "yüz"},
    {101, "one hundred one", "yüz bir"},
    {110, "one hundred ten", "yüz on"},
    {111, "one hundred eleven", "yüz on bir"},
    {120, "one hundred twenty", "yüz yirmi"},
    {200, "two hundred", "iki yüz"},
    {219, "two hundred nineteen", "iki yüz on dokuz"},
    {365, "three hundred sixty-five", "üç yüz altmış beş"},
    {999, "nine hundred ninety-nine", "dokuz yüz doksan dokuz"},
    {1000, "one thousand", "bin"},
    {1001, "one thousand one", "bin bir"},
    {1010, "one thousand ten", "bin on"},
    {1100, "one thousand one hundred", "bin yüz"},
    {1923, "one thousand nine hundred twenty-three", "bin dokuz yüz yirmi üç"},
    {2000, "two thousand", "iki bin"},
    {2024, "two thousand twenty-four", "iki bin yirmi dört"},
    {9999, "nine thousand nine hundred ninety-nine", "dokuz bin dokuz yüz doksan dokuz"},
    {10'000, "ten thousand", "on bin"},
    {11'000, "eleven thousand", "on bir bin"},
    {11'011, "eleven thousand eleven", "on bir bin on bir"},
    {20'001, "twenty thousand one", "yirmi bin bir"},
    {21'100, "twenty-one thousand one hundred", "yirmi bir bin yüz"},
    {100'000, "one hundred thousand", "yüz bin"},
    {100'001, "one hundred thousand one", "yüz bin bir"},
    {101'000, "one hundred one thousand", "yüz bir bin"},
    {111'111, "one hundred eleven thousand one hundred eleven", "yüz on bir bin yüz on bir"},
    {200'200, "two hundred thousand two hundred", "iki yüz bin iki yüz"},
    {500'012, "five hundred thousand twelve", "beş yüz bin on iki"},
    {999'999, "nine hundred ninety-nine thousand nine hundred ninety-nine", "dokuz yüz doksan dokuz bin dokuz yüz doksan dokuz"},
};

}  // namespace

TEST_CASE("numbers stand in words as each language writes them", "[translation]") {
  for (const Row& row : kRows) {
    CAPTURE(row.number);
    CHECK(withoutJoints(englishNumber(row.number)) == row.english);
    CHECK(turkishNumber(row.number) == row.turkish);
  }
}

TEST_CASE("no two numbers stand in the same words", "[translation]") {
  std::set<std::string> english, turkish;
  for (int n = 0; n <= kLargestNumber; n += n < 20'000 ? 1 : 97) {
    REQUIRE(english.insert(englishNumber(n)).second);
    REQUIRE(turkish.insert(turkishNumber(n)).second);
  }
}
