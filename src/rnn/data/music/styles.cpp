#include "rnn/data/music/styles.hpp"

namespace rnn {

namespace {

using Lines = std::string_view[];

constexpr Lines kMarchBars = {"22 22", "22 4", "31 22", "4 22", "22 211", "211 22", "31 31", "211 211", "31 4"};
constexpr Lines kMarchCadences = {"22 4", "31 4", "211 4", "2 2 4", "22 3z"};

constexpr Lines kWaltzBars = {"2 2 2", "4 2", "2 11 2", "31 2", "2 2 11", "11 2 2", "2 11 11", "4 11"};
constexpr Lines kWaltzCadences = {"2 4", "11 4", "2 2 2", "11 11 2"};

constexpr Lines kJigBars = {"111 111", "21 21", "21 111", "111 21", "3 21", "3 111"};
constexpr Lines kJigCadences = {"111 3", "21 3", "111 2z", "21 2z"};

constexpr Lines kAirBars = {"4 22", "31 22", "22 4", "31 4", "4 211", "22 211", "4 4"};
constexpr Lines kAirCadences = {"22 4", "31 4", "4 4", "211 4"};

constexpr Lines kKarsilamaBars = {"2 2 2 3",   "11 2 2 3",   "2 11 2 3",    "11 11 2 3",  "2 2 11 3", "11 11 11 3",
                                  "2 2 2 111", "11 2 11 21", "11 11 2 111", "2 11 2 111", "2 11 2 21"};
constexpr Lines kKarsilamaCadences = {"2 2 2 3", "2 11 2 3", "11 11 2 3", "11 2 2 3", "11 11 2 2z"};

constexpr Lines kHoronBars = {"2 2 3", "11 2 3", "11 11 3", "2 11 3", "11 11 21", "2 2 111", "11 11 111", "11 2 21"};
constexpr Lines kHoronCadences = {"2 2 3", "11 2 3", "2 11 3", "11 11 3", "11 11 2z"};

// Each digit is a root: 0 is the tonic's own chord, 4 that of the fifth step above it.
constexpr Lines kMajorFirst = {"040", "030", "003", "053", "044"};
constexpr Lines kMajorSecond = {"404", "303", "530", "043", "340"};
constexpr Lines kDorianFirst = {"060", "006", "030", "066"};
constexpr Lines kDorianSecond = {"260", "206", "606", "360"};
constexpr Lines kMinorFirst = {"030", "060", "053", "003"};
constexpr Lines kMinorSecond = {"263", "503", "253", "360"};
constexpr Lines kHicazFirst = {"010", "030", "060", "031"};
constexpr Lines kHicazSecond = {"331", "306", "361", "301"};
constexpr Lines kKurdiFirst = {"010", "060", "016", "001"};
constexpr Lines kKurdiSecond = {"361", "231", "260", "316"};

constexpr Style kStyles[] = {
    {"march", "4/4", 8, "1/4=116", "", false, false, 4, 3, kMarchBars, kMarchCadences, kMajorFirst, kMajorSecond},
    {"waltz", "3/4", 6, "1/4=150", "", false, false, 4, 3, kWaltzBars, kWaltzCadences, kMajorFirst, kMajorSecond},
    {"jig", "6/8", 6, "3/8=104", " Dor", false, false, 4, 3, kJigBars, kJigCadences, kDorianFirst, kDorianSecond},
    {"air", "4/4", 8, "1/4=84", " Min", false, true, 4, 3, kAirBars, kAirCadences, kMinorFirst, kMinorSecond},
    {"karsilama", "2+2+2+3/8", 9, "1/8=260", " Phr", true, false, 3, 2, kKarsilamaBars, kKarsilamaCadences, kHicazFirst, kHicazSecond},
    {"horon", "2+2+3/8", 7, "1/8=320", " Phr", false, false, 3, 2, kHoronBars, kHoronCadences, kKurdiFirst, kKurdiSecond},
};

// The major third over each tonic, as an accidental of the key signature: F sharp over D, B natural over G.
std::string_view majorThird(const Tonic& tonic) {
  switch (tonic.letter) {
    case 'D': return " ^f";
    case 'E': return " ^g";
    case 'G': return " =b";
    default: return " ^c";
  }
}

}  // namespace

std::span<const Style> styles() { return kStyles; }

std::string headOf(const Style& style, const Tonic& tonic) {
  std::string head = "M:" + std::string(style.metre) + "\nL:1/8\nQ:" + std::string(style.tempo) + "\nK:";
  head += tonic.letter;
  head += style.mode;
  if (style.raisesThird) head += majorThird(tonic);
  return head;
}

}  // namespace rnn
