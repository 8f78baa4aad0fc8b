// rnn_profile CELL HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS : trains for about so long on a text of VOCAB different
// characters and prints {"steps": …, "seconds": [one for each phase of core/profile.hpp]} as one line of JSON.
#include <cstdio>
#include <cstdlib>

#include "../text.hpp"
#include "rnn/core/profile.hpp"
#include "rnn/session.hpp"

namespace {

constexpr double kWarmUp = 1.5;  // seconds

struct Profile {
  decltype(rnn::profile::seconds) seconds{};
  int steps = 0;
};

// Steps in which the held-out text was measured too are not counted.
Profile profileOf(rnn::Session& session, double seconds) {
  Profile profile;
  for (double counted = 0; counted < seconds;) {
    rnn::profile::Block::settle();
    const auto before = rnn::profile::seconds;
    const rnn::Snapshot snapshot = session.train(1, 1e6);
    rnn::profile::Block::settle();
    if (!snapshot.newHeldOutSteps.empty()) continue;
    ++profile.steps;
    for (std::size_t i = 0; i < before.size(); ++i) {
      profile.seconds[i] += rnn::profile::seconds[i] - before[i];
      counted += rnn::profile::seconds[i] - before[i];
    }
  }
  return profile;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 8) {
    std::fprintf(stderr, "usage: rnn_profile rnn|gru|lstm HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS\n");
    return 2;
  }
  rnn::CharacterSettings settings;
  settings.cell = rnn::cellFromName(arguments[1]);
  settings.hidden = std::atoi(arguments[2]);
  settings.layers = std::atoi(arguments[3]);
  settings.batch = std::atoi(arguments[4]);
  settings.steps = std::atoi(arguments[5]);
  rnn::Session session(settings, textOf(std::atoi(arguments[6])));
  profileOf(session, kWarmUp);
  const Profile profile = profileOf(session, std::atof(arguments[7]) / 1000);
  std::printf("{\"steps\": %d, \"seconds\": [", profile.steps);
  for (std::size_t i = 0; i < profile.seconds.size(); ++i) std::printf("%s%.6f", i == 0 ? "" : ", ", profile.seconds[i]);
  std::printf("]}\n");
}
