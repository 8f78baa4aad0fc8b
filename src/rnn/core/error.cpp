#include "rnn/core/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rnn {

namespace {

// In one pass: what is put in is not looked at again.
std::string filledIn(std::string_view sentence, const ErrorDetails& details) {
  const std::pair<std::string_view, const std::string&> places[] = {
      {"{field}", details.field}, {"{value}", details.value}, {"{allowed}", details.allowed}};
  std::string said;
  while (!sentence.empty()) {
    const auto place = std::find_if(std::begin(places), std::end(places), [&](const auto& one) { return sentence.starts_with(one.first); });
    if (place == std::end(places)) said += sentence.front();
    else said += place->second;
    sentence.remove_prefix(place == std::end(places) ? 1 : place->first.size());
  }
  return said;
}

}  // namespace

std::string Told::text() const {
  switch (kind_) {
    case Kind::word: break;
    case Kind::whole: return std::to_string(static_cast<std::int64_t>(number_));
    case Kind::natural: return std::to_string(number_);
  }
  return std::string(word_);
}

void refuse(std::string_view code, std::string_view sentence, Told field, Told value, Told allowed) {
  ErrorDetails details{field.text(), value.text(), allowed.text()};
  const std::string said = filledIn(sentence, details);
  throw Error(std::string(code), said, std::move(details));
}

}  // namespace rnn
