#include "rnn/model/memory.hpp"

#include <string>

#include "rnn/core/error.hpp"

namespace rnn {

namespace {

double gatesOf(CellKind cell) { return cell == CellKind::rnn ? 1 : cell == CellKind::gru ? 3 : 4; }

double stackNumbers(const NetworkConfig& c, double input, int directions) {
  const double h = c.hidden, gates = gatesOf(c.cell);
  return directions * gates * h * (input + h + 2 + (c.layers - 1) * (directions * h + h + 2));
}

}  // namespace

double parameterNumbers(const NetworkConfig& c) {
  const bool decodes = c.type == Architecture::encoderDecoder;
  const int directions = c.bidirectional ? 2 : 1;
  const double h = c.hidden, top = decodes ? h : directions * h;
  // What is fed back is read beside the inputs, by rows of its own.
  const double read = c.inputSize + (c.type == Architecture::oneToMany ? c.outputSize : 0);
  double numbers = stackNumbers(c, c.embedding > 0 ? c.embedding : read, directions) + c.embedding * read;
  if (decodes) numbers += stackNumbers(c, c.embedding > 0 ? c.embedding : c.outputSize, 1) + double(c.embedding) * c.outputSize;
  if (c.attention != AttentionKind::none) numbers += h * (h * (2 * directions + 1) + 2);
  if (c.attention == AttentionKind::additive) numbers += h * (h + 2);
  return numbers + c.outputSize * (top + 1);
}

void checkMemory(const NetworkConfig& c, int size, int inputSteps, int targetSteps, double outputNumbers) {
  constexpr double kMostBytes = 768.0 * 1024 * 1024;
  const bool decodes = c.type == Architecture::encoderDecoder;
  const double columns = (c.bidirectional ? 2.0 : 1.0) * inputSteps + (decodes ? targetSteps : 0.0);
  const double activations = columns * c.layers * size * c.hidden * (gatesOf(c.cell) + 4);
  const double attention = c.attention == AttentionKind::none ? 0 : 2.0 * size * inputSteps * targetSteps;
  const double bytes = sizeof(float) * (12 * parameterNumbers(c) + activations + attention + outputNumbers);
  if (bytes <= kMostBytes) return;
  const std::string needs = std::to_string(static_cast<long>(bytes / 1024 / 1024)) + " MB";
  refuse("too-large", "This model would need {value} to train; at most {allowed} are allowed. Fewer units or layers would fit.",
         "hidden", needs, "768 MB");
}

}  // namespace rnn
