#include "rnn/data/polarGrammar.hpp"

#include <algorithm>
#include <optional>

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

constexpr int kDeepest = 40;  // phrases within phrases

[[noreturn]] void refuseText(const char* sentence, std::string_view where) { refuse("task-text", sentence, "text", where); }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// Cuts off and returns what stands before the mark, all of it where there is no mark.
std::string_view before(std::string_view& text, char mark) {
  const auto end = std::min(text.find(mark), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

struct Name {
  std::string_view own, inner;  // "how" and "what" of how(what)
};

Name nameOf(std::string_view written) {
  Name name{};
  name.own = before(written, '(');
  name.inner = before(written, ')');
  return name;
}

}  // namespace

// Reads the rules twice: first their names, so that they may stand in any order, then what they say.
struct PolarGrammar::Reader {
  std::vector<Rule>& rules;
  std::string_view given{};  // the name by which the present rule calls the rule that it was given

  std::optional<int> find(std::string_view name) const {
    const auto found = std::ranges::find(rules, name, &Rule::name);
    if (found == rules.end()) return std::nullopt;
    return static_cast<int>(found - rules.begin());
  }

  int ruleNamed(std::string_view name) const {
    if (name == given && !given.empty()) return kGiven;
    const auto rule = find(name);
    if (!rule) refuseText("The grammar says nothing about: {value}", name);
    return *rule;
  }

  template <class Act>  // act(name with its sign, alternatives)
  static void eachLine(std::string_view text, Act act) {
    while (!text.empty()) {
      std::string_view line = trimmed(before(text, '\n'));
      if (line.empty() || line.front() == '#') continue;
      if (line.find(':') == std::string_view::npos) refuseText("A line of the grammar has no colon: {value}", line);
      const std::string_view name = trimmed(before(line, ':'));
      act(name, line);
    }
  }

  static std::string_view withoutSign(std::string_view name) {
    if (!name.empty() && (name.back() == '+' || name.back() == '-')) name.remove_suffix(1);
    return nameOf(name).own;
  }

  void readNames(std::string_view text) {
    eachLine(text, [&](std::string_view name, std::string_view) {
      if (!find(withoutSign(name))) rules.push_back({std::string(withoutSign(name)), {}, {}});
    });
  }

  void readAlternatives(std::string_view text) {
    eachLine(text, [&](std::string_view name, std::string_view alternatives) {
      Rule& rule = rules[static_cast<std::size_t>(*find(withoutSign(name)))];
      given = nameOf(name).inner;
      do {
        const Alternative alternative = readAlternative(before(alternatives, '|'));
        if (name.back() != '+') rule.against.push_back(alternative);
        if (name.back() != '-') rule.inFavour.push_back(alternative);
      } while (!alternatives.empty());
    });
  }

  Alternative readAlternative(std::string_view text) const {
    Alternative parts;
    while (!text.empty()) {
      const std::string_view words = before(text, '{');
      if (!words.empty()) parts.push_back({.words = std::string(words)});
      if (text.empty()) break;
      std::string_view reference = before(text, '}');
      const bool turned = !reference.empty() && reference.front() == '-';
      if (turned) reference.remove_prefix(1);
      const Name name = nameOf(reference);
      parts.push_back({.rule = ruleNamed(name.own), .turned = turned, .given = name.inner.empty() ? kNothing : ruleNamed(name.inner)});
    }
    return parts;
  }
};

PolarGrammar::PolarGrammar(std::string_view text) {
  Reader reader{rules_};
  reader.readNames(text);
  reader.readAlternatives(text);
  sentence_ = reader.ruleNamed("sentence");
}

void PolarGrammar::expand(const Part& part, bool positive, int given, int depth, Random& random, std::string& to) const {
  if (part.rule == kWords) {
    to += part.words;
    return;
  }
  const Rule& rule = rules_[static_cast<std::size_t>(part.rule == kGiven ? given : part.rule)];
  const bool own = positive != part.turned;
  const auto& alternatives = own ? rule.inFavour : rule.against;
  if (alternatives.empty()) refuseText("The grammar has only one side of: {value}", rule.name);
  if (depth == kDeepest) refuseText("The grammar does not come to an end at: {value}", rule.name);
  const int inner = part.given == kGiven ? given : part.given;
  for (const Part& next : alternatives[random.below(static_cast<std::uint32_t>(alternatives.size()))]) {
    expand(next, own, inner, depth + 1, random, to);
  }
}

std::string PolarGrammar::draw(bool positive, Random& random) const {
  std::string raw;
  expand({.rule = sentence_}, positive, kNothing, 0, random, raw);
  std::string sentence;
  for (const char c : raw) {
    const bool endsWord = c == ' ' || c == ',' || c == '.';
    if (endsWord && !sentence.empty() && sentence.back() == ' ') sentence.pop_back();
    if (c != ' ' || !sentence.empty()) sentence += c;
  }
  if (!sentence.empty() && sentence.back() == ' ') sentence.pop_back();
  return sentence;
}

std::string PolarGrammar::words() const {
  std::string all;
  for (const Rule& rule : rules_) {
    for (const auto* side : {&rule.inFavour, &rule.against}) {
      for (const Alternative& alternative : *side) {
        for (const Part& part : alternative) all += part.words;
      }
    }
  }
  return all;
}

}  // namespace rnn
