#include "rnn/core/error.hpp"

namespace rnn {

namespace {

void replaceAll(std::string& sentence, std::string_view name, const std::string& text) {
  for (auto at = sentence.find(name); at != std::string::npos; at = sentence.find(name, at + text.size())) {
    sentence.replace(at, name.size(), text);
  }
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
  std::string said(sentence);
  replaceAll(said, "{field}", details.field);
  replaceAll(said, "{allowed}", details.allowed);
  replaceAll(said, "{value}", details.value);
  throw Error(std::string(code), said, std::move(details));
}

}  // namespace rnn
