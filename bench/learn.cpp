// learn TEXT CELL STEP… : trains a character model (hidden 128, batch 32, 64 steps, Adam 0.002, clip 5) on the first nine
// tenths of a text and prints the loss on the rest, in nats per character, after each given step, as one JSON object.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "rnn/train/characterTrainer.hpp"

namespace {

std::string readFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

double heldOutLoss(const rnn::CharacterModel<float>& model, const rnn::CharacterText& text) {
  rnn::HeldOut<float> all(model, text.heldOut(), text.heldOut().size());
  all.begin();
  while (!all.advance(model)) {
  }
  return all.loss();
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::fprintf(stderr, "usage: learn TEXT rnn|gru|lstm STEP…\n");
    return 2;
  }
  rnn::CharacterSettings settings;
  settings.cell = rnn::cellFromName(arguments[2]);
  const rnn::CharacterText text(readFile(arguments[1]), settings.steps);
  rnn::CharacterModel<float> model(settings.cell, text.vocabulary().size(), settings.hidden, settings.layers);
  rnn::Random random(settings.seed);
  model.initialise(random);
  rnn::CharacterTrainer<float> trainer(model, text, settings);
  std::printf("{");
  for (int i = 3; i < count; ++i) {
    const long target = std::atol(arguments[i]);
    while (trainer.step() < target && !trainer.diverged()) trainer.advance();
    std::printf("%s\"%ld\": %.4f", i == 3 ? "" : ", ", target, heldOutLoss(model, text));
    std::fflush(stdout);
  }
  std::printf("}\n");
}
