#include "rnn/io/taskFile.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rnn/model/settings.hpp"

namespace rnn {

namespace {

std::vector<Weight> weightsOf(const Network<float>& network) {
  std::vector<Weight> weights;
  for (const auto& tensor : network.parameters().tensors()) {
    const bool isBias = tensor.name.find("bias") != std::string::npos;
    weights.push_back({tensor.name, isBias ? Shape{tensor.rows} : Shape{tensor.rows, tensor.columns}});
  }
  return weights;
}

// What a file and a session must have in common: field, value.
std::vector<std::pair<std::string_view, std::string>> identity(const std::string& task, const NetworkConfig& config) {
  return {{"task", task}, {"type", std::string(nameOf(config.type))}, {"cell", std::string(nameOf(config.cell))}};
}

// Every state of the generator is possible; its increment belongs to its stream and is never taken from a file.
void takeRandom(const Metadata& metadata, std::string_view field, Random& random) {
  random.restore({metadata.number<std::uint64_t>(field), random.position().increment});
}

}  // namespace

std::vector<std::byte> writeTaskFile(const std::string& task, const Network<float>& network,
                                     const NetworkTrainer::State& state, const Beside& beside) {
  TensorFile file;
  const auto note = [&](std::string_view field, std::string value) { file.metadata[metadataKey(field)] = std::move(value); };
  note("format", std::string(kModelFormat));
  for (auto& [field, value] : identity(task, network.config())) note(field, std::move(value));
  note("step", std::to_string(state.at.steps));
  note("judged", std::to_string(state.at.judged));
  note("batches", std::to_string(state.at.batches.position().state));
  note("dropout", std::to_string(state.at.dropout.position().state));
  const auto weights = weightsOf(network);
  addWeights(file, "", weights, state.values);
  addOptimiser(file, weights, state.optimiser);
  addBeside(file, beside);
  return writeSafetensors(file);
}

NetworkTrainer::State readTaskFile(std::span<const std::byte> bytes, const std::string& task,
                                   const Network<float>& network, NetworkTrainer::State fresh) {
  const TensorFile file = readSafetensors(bytes);
  const Metadata metadata(file);
  metadata.checkVersion();
  for (const auto& [field, needs] : identity(task, network.config())) {
    const std::string has = metadata.get(field).substr(0, 40);
    if (has == needs) continue;
    refuse("file-other-model", "The file's {field} is '{value}'; here it must be '{allowed}'.", metadataKey(field), has, needs);
  }
  const auto weights = weightsOf(network);
  Tensors tensors(file);
  NetworkTrainer::State state = std::move(fresh);
  state.values = tensors.takeWeights("", weights);
  const std::int64_t steps = metadata.steps();
  const auto optimiser = tensors.takeOptimiser(weights, steps);
  checkMoments(optimiser, state.optimiser);
  state.optimiser = optimiser;
  tensors.checkAllTaken();
  state.at.steps = steps;
  state.at.judged = metadata.number<std::int64_t>("judged");
  realNumber("judged", static_cast<double>(state.at.judged), 0, 1e15);
  takeRandom(metadata, "batches", state.at.batches);
  takeRandom(metadata, "dropout", state.at.dropout);
  return state;
}

bool isFinite(const NetworkTrainer::State& state) {
  const auto finite = [](const Buffer<float>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); });
  };
  return finite(state.values) && finite(state.optimiser.first) && finite(state.optimiser.second);
}

}  // namespace rnn
