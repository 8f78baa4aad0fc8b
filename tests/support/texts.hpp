// Short texts for tests, and a session's training in one call.
#pragma once

#include <string>
#include <vector>

#include "rnn/session.hpp"

namespace rnn::test {

// Two languages, two alphabets' worth of letters, an emoji and line breaks; long enough for windows of 64 steps.
inline const std::string kStory =
    "The river keeps its own time. In spring it carries branches, in summer it carries light, and in winter it carries "
    "nothing but itself. A boy sat on the bank and counted what went by: one leaf, two leaves, a shoe, a bottle.\n"
    "\"What are you waiting for?\" asked the ferryman. \"For something that comes back,\" said the boy.\n"
    "Irmağın kendi saati vardır. Baharda dalları taşır, yazın ışığı, kışın kendinden başka hiçbir şeyi. Bir çocuk kıyıya "
    "oturmuş, geçenleri sayıyordu: bir yaprak, iki yaprak, bir pabuç, bir şişe.\n"
    "\"Neyi bekliyorsun?\" diye sordu kayıkçı. \"Geri gelecek bir şeyi,\" dedi çocuk. İkisi de güldü. 🌊\n"
    "The ferryman thought about this for a whole crossing, and for the crossing back. Then he rang the little bell.\n";

// So many characters of a text that begins again and again.
inline std::string repeated(const std::string& text, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all.append(text);
  all.resize(bytes);
  return all;
}

constexpr double kNoHurry = 1e6;  // milliseconds

// The losses of the next `steps` updates.
inline std::vector<float> lossesOf(Session& session, int steps) { return session.train(steps, kNoHurry).newTrainLosses; }

}  // namespace rnn::test
