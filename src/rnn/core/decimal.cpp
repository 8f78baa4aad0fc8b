#include "rnn/core/decimal.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <system_error>

namespace rnn {

namespace {

constexpr int kDigits = 15;           // as many as any double keeps
constexpr int kLargestExponent = 400;  // beyond it every number is 0 or infinite
constexpr int kFractionBits = 52, kBias = 1023;
constexpr std::string_view kNormal = "0x1.", kSubnormal = "0x0.";

// x · 10ᵉ, to the nearest number where x and 10ᵉ are exact.
double scaled(double x, int exponent) {
  constexpr int kExact = 22;  // the largest exact power of ten
  const int size = std::min(std::abs(exponent), kLargestExponent);
  double power = 1;
  for (int i = 0; i < size; ++i) {
    power *= 10;
    if ((i + 1) % kExact == 0 || i + 1 == size) {
      x = exponent < 0 ? x / power : x * power;
      power = 1;
    }
  }
  return x;
}

// Takes a whole number from the beginning of the text.
template <class Number>
bool take(std::string_view& text, Number& number, int base = 10) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool takeSign(std::string_view& text, char sign) {
  const bool has = text.starts_with(sign);
  if (has) text.remove_prefix(1);
  return has;
}

// An exponent: a whole number with or without a sign.
bool takeExponent(std::string_view& text, int& exponent) {
  if (takeSign(text, '+') && text.starts_with('-')) return false;
  return take(text, exponent);
}

// After the point: thirteen digits at most, p, and an exponent.
std::optional<double> readFraction(std::string_view text, bool isNormal) {
  std::uint64_t fraction = 0;
  int exponent = 0;
  const std::size_t before = text.size();
  if (!take(text, fraction, 16)) return std::nullopt;
  const std::size_t digits = before - text.size();
  if (digits > kFractionBits / 4 || !takeSign(text, 'p')) return std::nullopt;
  if (!takeExponent(text, exponent) || !text.empty() || exponent <= -kBias || exponent > kBias) return std::nullopt;
  if (!isNormal && exponent != 1 - kBias) return std::nullopt;
  fraction <<= kFractionBits - 4 * digits;
  return std::bit_cast<double>(static_cast<std::uint64_t>(isNormal ? exponent + kBias : 0) << kFractionBits | fraction);
}

std::optional<double> readDecimal(std::string_view text) {
  double digits = 0;
  int exponent = 0, kept = 0;
  bool hasPoint = false, hasDigit = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    const char c = text.front();
    if (c == '.' && !hasPoint) {
      hasPoint = true;
    } else if (c >= '0' && c <= '9') {
      hasDigit = true;
      const bool keeps = kept < kDigits + 4;
      if (keeps) digits = 10 * digits + (c - '0');
      if (keeps && digits > 0) ++kept;
      exponent += (keeps ? 0 : 1) - (hasPoint ? 1 : 0);
    } else {
      break;
    }
  }
  if (!hasDigit) return std::nullopt;
  if (takeSign(text, 'e') || takeSign(text, 'E')) {
    int power = 0;
    if (!takeExponent(text, power) || power < -10 * kLargestExponent || power > 10 * kLargestExponent) return std::nullopt;
    exponent += power;
  }
  if (!text.empty()) return std::nullopt;
  return scaled(digits, exponent);
}

// Digits d₁d₂… with the point behind the first and 10ᵉ behind them, as a person writes it.
std::string laidOut(std::string digits, int exponent) {
  const int size = static_cast<int>(digits.size());
  if (exponent < -7 || exponent > 20) {
    if (size > 1) digits.insert(1, ".");
    return digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (exponent >= size - 1) return digits + std::string(static_cast<std::size_t>(exponent - size + 1), '0');
  digits.insert(static_cast<std::size_t>(exponent + 1), ".");
  return digits;
}

std::string hexadecimal(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  char fraction[kFractionBits / 4];
  for (int i = 0; i < kFractionBits / 4; ++i) fraction[i] = "0123456789abcdef"[bits >> (kFractionBits - 4 - 4 * i) & 15];
  const bool isNormal = std::isnormal(number);
  const int exponent = isNormal ? static_cast<int>(bits >> kFractionBits & 0x7ff) - kBias : 1 - kBias;
  return std::string(number < 0 ? "-" : "") + std::string(isNormal ? kNormal : kSubnormal) + std::string(fraction, sizeof fraction) + "p" + std::to_string(exponent);
}

}  // namespace

std::string decimal(double number) {
  if (std::isnan(number)) return "nan";
  if (number < 0) return "-" + decimal(-number);
  if (number == 0) return "0";
  if (std::isinf(number)) return "inf";
  int exponent = 0;
  while (scaled(1, exponent + 1) <= number) ++exponent;
  while (exponent > -kLargestExponent && scaled(1, exponent) > number) --exponent;
  for (int digits = 1;; ++digits) {
    const double whole = std::round(scaled(number, digits - 1 - exponent));
    if (digits < kDigits && scaled(whole, exponent - digits + 1) != number) continue;
    std::string written = std::to_string(static_cast<std::int64_t>(whole));
    if (static_cast<int>(written.size()) > digits) ++exponent;  // 9.99… was rounded to 10
    written.erase(written.find_last_not_of('0') + 1);
    return laidOut(written, exponent);
  }
}

std::string exactly(double number) {
  // Between these, fifteen digits need no power of ten above 22.
  const bool isPlain = number == 0 || (std::abs(number) >= 1e-8 && std::abs(number) < 1e15);
  const std::string text = decimal(number);
  return isPlain && readNumber(text) == number ? text : hexadecimal(number);
}

std::optional<double> readNumber(std::string_view text) {
  const bool negative = takeSign(text, '-');
  const bool isNormal = text.starts_with(kNormal), isHexadecimal = isNormal || text.starts_with(kSubnormal);
  if (isHexadecimal) text.remove_prefix(kNormal.size());
  const auto number = isHexadecimal ? readFraction(text, isNormal) : readDecimal(text);
  if (!number || !std::isfinite(*number)) return std::nullopt;
  return negative ? -*number : *number;
}

}  // namespace rnn
