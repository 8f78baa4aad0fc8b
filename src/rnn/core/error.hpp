// The one way in which the engine refuses: a code for programs, a sentence for people.
#pragma once

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace rnn {

// Codes are part of the interface: the page looks up its own sentence under them (web/locales, key "errors").
//   setting-not-a-number   a setting is NaN or infinite where a number is needed
//   setting-not-whole      a setting has a fraction where a whole number is needed
//   setting-out-of-range   a setting is below or above what is allowed
//   setting-unknown-choice a setting names a choice that does not exist
//   too-large              the model would need more memory than is allowed
//   setting-not-together   a setting does not go with another one
//   batch-shape            a batch has another number of examples, steps or features than the network reads
//   too-many-units         a matrix is too large for its eigenvalues
//   graph-too-large        a drawing would have more nodes and arrows than anyone could see
//   points-none            there is no point to learn from
//   text-empty             there is no character in the text
//   text-too-short         the text does not fill one window and a held-out part
//   text-one-character     the text repeats one single character, so there is nothing to predict
//   text-not-utf8          the bytes are not UTF-8
//   too-many-characters    the text has more different characters than a model can tell apart
//   no-such-writer         a writer is asked for more that has ended
//   no-good-state          there is no earlier state to go back to
//   task-text              the text that a task reads is not written as the task asks for
//   text-too-long          the text is longer than can be looked at
//   text-unknown-characters  the text has characters that the opened model has never seen
//   sound-too-short        a sound is shorter than one frame of features
//   sound-too-long         a sound is longer than is allowed
//   sound-silent           there is nothing in a sound
//   sound-not-finite       a sample of a sound is NaN or infinite
//   file-truncated         a model file ends before all that its header promises
//   file-too-large         a model file, or its header, is larger than is allowed
//   file-header            the header of a model file is not what the format asks for
//   file-dtype             a tensor has a type of number that cannot be used here
//   file-shape             a tensor's shape does not fit its bytes or the model
//   file-offsets           the tensors of a file overlap, leave holes, or do not fill it
//   file-not-finite        a tensor holds NaN or an infinite number
//   file-version           a model file is of a version that is not known here
//   file-missing           a model file lacks an entry or a tensor that its model needs
//   file-vocabulary        the vocabulary of a model file cannot be one
//   file-other-model       a model file belongs to another task or kind of network
struct ErrorDetails {
  std::string field;    // the setting or input that is wrong, by the name that JavaScript uses
  std::string value;    // what was given
  std::string allowed;  // what would be right, in numbers or names ("1–1024")
};

class Error : public std::runtime_error {
 public:
  Error(std::string code, const std::string& message, ErrorDetails details = {})
      : std::runtime_error(message), code_(std::move(code)), details_(std::move(details)) {}

  const std::string& code() const noexcept { return code_; }
  const ErrorDetails& details() const noexcept { return details_; }

 private:
  std::string code_;
  ErrorDetails details_;
};

// A word or a whole number, as a refusal names it.
class Told {
 public:
  Told() = default;
  Told(const char* word) : word_(word) {}
  Told(std::string_view word) : word_(word) {}
  Told(const std::string& word) : word_(word) {}
  template <std::signed_integral Number>
  Told(Number number) : number_(static_cast<std::uint64_t>(number)), kind_(Kind::whole) {}
  template <std::unsigned_integral Number>
  Told(Number number) : number_(number), kind_(Kind::natural) {}

  std::string text() const;

 private:
  enum class Kind { word, whole, natural };

  std::string_view word_;
  std::uint64_t number_ = 0;
  Kind kind_ = Kind::word;
};

// Throws an Error of these details. In its sentence, {field}, {value} and {allowed} stand for them. A function of its
// own, so that the places that refuse, which are many, take little room in the module.
[[noreturn]] void refuse(std::string_view code, std::string_view sentence, Told field = {}, Told value = {}, Told allowed = {});

}  // namespace rnn
