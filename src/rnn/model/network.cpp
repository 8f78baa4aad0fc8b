#include "rnn/model/network.hpp"

#include <algorithm>

#include "rnn/core/error.hpp"
#include "rnn/train/loss.hpp"

namespace rnn {

namespace {

template <class T>
void clear(const SequenceView<T>& x) {
  for (int t = 0; t < x.steps; ++t) std::fill_n(x.panel(t, 0), x.panels * x.panelStride(), T(0));
}

// to(toStep, toPanel…, b) += or = from(fromStep, fromPanel…, b), `panels` of them.
template <class T>
void copyColumn(const SequenceView<T>& to, int toStep, int toPanel, const SequenceView<T>& from, int fromStep, int fromPanel,
                int panels, int b, bool add) {
  for (int p = 0; p < panels; ++p) {
    T* const at = to.panel(toStep, toPanel + p) + b * kPanel;
    const auto x = Lanes<T>::load(from.panel(fromStep, fromPanel + p) + b * kPanel);
    (add ? Lanes<T>::load(at) + x : x).store(at);
  }
}

StackShape stackShape(const NetworkConfig& c) {
  const int tokens = c.type == Architecture::oneToMany ? c.inputSize + c.outputSize : c.inputSize;
  return {c.cell, c.g, {1, c.embedding > 0 ? c.embedding : tokens}, c.tokensIn && c.embedding == 0,
          c.hidden, c.layers, c.bidirectional, c.dropout, c.initial};
}

StackShape decoderShape(const NetworkConfig& c) {
  return {c.cell, c.g, {1, c.embedding > 0 ? c.embedding : c.outputSize}, c.embedding == 0, c.hidden, c.layers, false, c.dropout, c.initial};
}

NetworkConfig checked(const NetworkConfig& config) {
  check(config);
  return config;
}

void checkCount(const std::string& field, std::size_t is, std::size_t needed) {
  if (is == needed) return;
  refuse("batch-shape", "The batch's {field} has {value} numbers; {allowed} are needed.", field, is, needed);
}

void checkTokens(const std::string& field, const std::vector<Token>& tokens, int different) {
  for (const Token token : tokens) {
    if (token != kNoToken) wholeNumber(field, token, 0, different - 1);
  }
}

}  // namespace

template <class T>
Network<T>::Network(const NetworkConfig& config)
    : config_(checked(config)),
      embedding_(config.embedding > 0 ? std::optional<Embedding<T>>(std::in_place, parameters_, "embedding", tokensRead(), config.embedding)
                                      : std::nullopt),
      decoderEmbedding_(config.embedding > 0 && isEncoderDecoder()
                            ? std::optional<Embedding<T>>(std::in_place, parameters_, "decoder.embedding", config.outputSize, config.embedding)
                            : std::nullopt),
      stack_(parameters_, stackShape(config), isEncoderDecoder() ? "encoder." : ""),
      decoder_(isEncoderDecoder() ? std::optional<RecurrentStack<T>>(std::in_place, parameters_, decoderShape(config), "decoder.")
                                  : std::nullopt),
      attention_(config.attention != AttentionKind::none
                     ? std::optional<Attention<T>>(std::in_place, parameters_, config.attention, config.hidden, stack_.outputAxis())
                     : std::nullopt),
      output_(parameters_, "output", config.outputSize, isEncoderDecoder() ? PaddedAxis{1, config.hidden} : stack_.outputAxis()) {}

template <class T>
int Network<T>::tokensRead() const {
  return config_.type == Architecture::oneToMany ? config_.inputSize + config_.outputSize : config_.inputSize;
}

template <class T>
void Network<T>::initialise(Random& random) {
  if (embedding_) embedding_->initialise(parameters_, random);
  if (decoderEmbedding_) decoderEmbedding_->initialise(parameters_, random);
  stack_.initialise(parameters_, random);
  if (decoder_) decoder_->initialise(parameters_, random);
  if (attention_) attention_->initialise(parameters_, random);
  output_.initialise(parameters_, random);
  pack();
}

template <class T>
void Network<T>::pack() {
  stack_.pack(parameters_);
  if (decoder_) decoder_->pack(parameters_);
  if (attention_) attention_->pack(parameters_);
  output_.pack(parameters_);
}

template <class T>
void Network<T>::clearGradients() {
  stack_.clearGradients();
  if (decoder_) decoder_->clearGradients();
  if (attention_) attention_->clearGradients();
  output_.clearGradients();
}

template <class T>
void Network<T>::unpackGradients() {
  stack_.unpackGradients(parameters_);
  if (decoder_) decoder_->unpackGradients(parameters_);
  if (attention_) attention_->unpackGradients(parameters_);
  output_.unpackGradients(parameters_);
}

template <class T>
NetworkTape<T> Network<T>::makeTape(int size, int inputSteps, int targetSteps, bool forTraining) const {
  NetworkTape<T> tape;
  tape.size = size;
  tape.inputSteps = config_.type == Architecture::oneToMany ? targetSteps : inputSteps;
  tape.targetSteps = targetSteps;
  const auto featurePanels = stack_.shape().input.panels();
  if (!stack_.shape().oneHot) {
    tape.features = Sequence<T>(tape.inputSteps, featurePanels, size);
    if (forTraining) tape.dFeatures = Sequence<T>(tape.inputSteps, featurePanels, size);
  }
  tape.stack = stack_.makeTape(tape.inputSteps, size, forTraining);
  if (decoder_) {
    tape.decoder = decoder_->makeTape(targetSteps, size, forTraining);
    if (decoderEmbedding_) {
      tape.decoderFeatures = Sequence<T>(targetSteps, decoder_->shape().input.panels(), size);
      if (forTraining) tape.dDecoderFeatures = Sequence<T>(targetSteps, decoder_->shape().input.panels(), size);
    }
    if (forTraining) {
      for (auto& one : tape.stack.tapes) {
        one.dFinalA = Sequence<T>(1, panelsFor(config_.hidden), size);
        one.dFinalC = Sequence<T>(1, panelsFor(config_.hidden), size);
      }
    }
  }
  if (attention_) tape.attention = attention_->makeTape(tape.inputSteps, targetSteps, size, forTraining);
  if (config_.type == Architecture::manyToOne) {
    tape.readout = Sequence<T>(1, stack_.outputAxis().panels(), size);
    if (forTraining) tape.dReadout = Sequence<T>(1, stack_.outputAxis().panels(), size);
  }
  tape.outputs = Sequence<T>(targetSteps, output_.panels(), size);
  return tape;
}

template <class T>
void Network<T>::checkBatch(const NetworkTape<T>& tape, const Batch& batch) const {
  const auto rows = [&](int steps) { return static_cast<std::size_t>(steps) * static_cast<std::size_t>(tape.size); };
  const int inputSteps = config_.type == Architecture::oneToMany ? 1 : tape.inputSteps;
  checkCount("size", static_cast<std::size_t>(batch.size), static_cast<std::size_t>(tape.size));
  if (config_.tokensIn) {
    checkCount("inputTokens", batch.inputTokens.size(), rows(inputSteps));
    checkTokens("inputTokens", batch.inputTokens, config_.inputSize);
  } else {
    checkCount("inputFeatures", batch.inputFeatures.size(), rows(inputSteps) * static_cast<std::size_t>(config_.inputSize));
  }
  checkTokens("targetTokens", batch.targetTokens, config_.outputSize);
  if (batch.inputLengths.empty()) return;
  checkCount("inputLengths", batch.inputLengths.size(), rows(1));
  for (const int length : batch.inputLengths) wholeNumber("inputLengths", length, 1, inputSteps);
}

template <class T>
void Network<T>::readInputs(NetworkTape<T>& tape, const Batch& batch) {
  tape.lengths = batch.inputLengths;
  stack_.setLengths(tape.stack, tape.lengths);
  if (!config_.tokensIn) {
    const auto features = tape.features.view();
    const float* number = batch.inputFeatures.data();
    for (int t = 0; t < tape.inputSteps; ++t) {
      for (int b = 0; b < tape.size; ++b, number += config_.inputSize) {
        // Padding is read as zeros: what stands there may be NaN, and 0 · NaN is not 0.
        const bool ended = t > lastStep(tape, b);
        for (int i = 0; i < config_.inputSize; ++i) features.at(t, i, b) = ended ? T(0) : static_cast<T>(number[i]);
      }
    }
    return;
  }
  tape.inputs = batch.inputTokens;
  if (config_.type == Architecture::oneToMany) {
    const auto rows = static_cast<std::size_t>(tape.inputSteps) * static_cast<std::size_t>(tape.size);
    tape.inputs.resize(rows, kNoToken);
    for (std::size_t i = static_cast<std::size_t>(tape.size); i < rows && i - static_cast<std::size_t>(tape.size) < batch.targetTokens.size(); ++i) {
      const Token before = batch.targetTokens[i - static_cast<std::size_t>(tape.size)];
      tape.inputs[i] = before == kNoToken ? kNoToken : static_cast<Token>(config_.inputSize + before);
    }
  }
  if (embedding_) embedding_->forward(parameters_, tape.features.view(), tape.inputs.data());
}

template <class T>
LayerInput<T> Network<T>::stackInput(NetworkTape<T>& tape) const {
  return stack_.shape().oneHot ? LayerInput<T>{tape.inputs.data(), {}} : LayerInput<T>{nullptr, tape.features.view()};
}

template <class T>
LayerInput<T> Network<T>::decoderInput(NetworkTape<T>& tape) const {
  return decoderEmbedding_ ? LayerInput<T>{nullptr, tape.decoderFeatures.view()} : LayerInput<T>{tape.decoderInputs.data(), {}};
}

template <class T>
int Network<T>::lastStep(const NetworkTape<T>& tape, int b) const {
  return (tape.lengths.empty() ? tape.inputSteps : tape.lengths[static_cast<std::size_t>(b)]) - 1;
}

template <class T>
void Network<T>::encode(NetworkTape<T>& tape, const Batch& batch, Random* dropout) {
  checkBatch(tape, batch);
  readInputs(tape, batch);
  if (dropout) {
    stack_.drawDropout(tape.stack, *dropout);
    if (decoder_) decoder_->drawDropout(tape.decoder, *dropout);
  } else {
    tape.stack.masks.clear();
    tape.stack.dropped.clear();
    tape.decoder.masks.clear();
    tape.decoder.dropped.clear();
  }
  stack_.forward(tape.stack, stackInput(tape), 0, tape.inputSteps);
  if (!decoder_) return;
  beginDecoder(tape);
  if (attention_) attention_->readEncoder(tape.attention, tape.stack.output());
}

// The decoder begins with the encoder's last states, layer by layer; those of two directions are added.
template <class T>
void Network<T>::beginDecoder(NetworkTape<T>& tape) const {
  const int panels = panelsFor(config_.hidden);
  for (int layer = 0; layer < config_.layers; ++layer) {
    const auto l = static_cast<std::size_t>(layer);
    const int directions = config_.bidirectional ? 2 : 1;
    for (int d = 0; d < directions; ++d) {
      auto& from = tape.stack.tapes[l * static_cast<std::size_t>(directions) + static_cast<std::size_t>(d)];
      for (int b = 0; b < tape.size; ++b) {
        const int slot = d == 0 ? lastStep(tape, b) + 1 : 0;
        copyColumn(tape.decoder.outputs[l].view(), 0, 0, from.a, slot, 0, panels, b, d == 1);
        if (!from.c.numbers().empty()) copyColumn(tape.decoder.tapes[l].c.view(), 0, 0, from.c.view(), slot, 0, panels, b, d == 1);
      }
    }
  }
}

template <class T>
void Network<T>::decode(NetworkTape<T>& tape, int from, int to) {
  if (decoderEmbedding_) {
    decoderEmbedding_->forward(parameters_, tape.decoderFeatures.view().fromStep(from, to - from),
                               tape.decoderInputs.data() + static_cast<std::ptrdiff_t>(from) * tape.size);
  }
  decoder_->forward(tape.decoder, decoderInput(tape), from, to);
  if (attention_) {
    attention_->forward(tape.attention, tape.stack.output(), tape.decoder.output(), tape.lengths, from, to);
    output_.forward(tape.outputs.view(), tape.attention.mixed.view(), from, to);
  } else {
    output_.forward(tape.outputs.view(), tape.decoder.output(), from, to);
  }
}

template <class T>
void Network<T>::continueStack(NetworkTape<T>& tape, int from, int to) {
  if (embedding_) {
    embedding_->forward(parameters_, tape.features.view().fromStep(from, to - from),
                        tape.inputs.data() + static_cast<std::ptrdiff_t>(from) * tape.size);
  }
  stack_.forward(tape.stack, stackInput(tape), from, to);
  output_.forward(tape.outputs.view(), tape.stack.output(), from, to);
}

template <class T>
void Network<T>::forward(NetworkTape<T>& tape, const Batch& batch, Random* dropout) {
  encode(tape, batch, dropout);
  if (isEncoderDecoder()) {
    const auto size = static_cast<std::size_t>(tape.size), rows = static_cast<std::size_t>(tape.targetSteps) * size;
    tape.decoderInputs.assign(rows, kNoToken);  // x⟨1⟩ = 0: the beginning has no character
    std::copy_n(batch.targetTokens.begin(), std::min(rows - size, batch.targetTokens.size()), tape.decoderInputs.begin() + tape.size);
    decode(tape, 0, tape.targetSteps);
  } else if (config_.type == Architecture::manyToOne) {
    readLastStates(tape);
    output_.forward(tape.outputs.view(), tape.readout.view(), 0, 1);
  } else {
    output_.forward(tape.outputs.view(), tape.stack.output(), 0, tape.targetSteps);
  }
}

template <class T>
void Network<T>::readLastStates(NetworkTape<T>& tape) const {
  const int panels = panelsFor(config_.hidden);
  for (int b = 0; b < tape.size; ++b) {
    copyColumn(tape.readout.view(), 0, 0, tape.stack.output(), lastStep(tape, b), 0, panels, b, false);
    if (config_.bidirectional) copyColumn(tape.readout.view(), 0, panels, tape.stack.output(), 0, panels, panels, b, false);
  }
}

template <class T>
double Network<T>::loss(NetworkTape<T>& tape, const Batch& batch) const {
  const auto z = tape.outputs.view();
  const std::size_t rows = static_cast<std::size_t>(tape.targetSteps) * static_cast<std::size_t>(tape.size);
  const bool classes = config_.output == OutputKind::softmax;
  const std::size_t given = classes ? batch.targetTokens.size() : batch.targetValues.size() / static_cast<std::size_t>(config_.outputSize);
  if (given != rows) {
    refuse("batch-shape", "The batch has targets for {value} steps; {allowed} are needed.", classes ? "targetTokens" : "targetValues", given, rows);
  }
  const double count = config_.lossOver == LossOver::steps ? static_cast<double>(std::max<std::size_t>(judgedSteps(batch), 1)) : tape.size;
  const T scale = static_cast<T>(1 / count);
  if (classes) return softmaxCrossEntropy<T>(z, config_.outputSize, batch.targetTokens.data(), 0, tape.targetSteps, scale) / count;
  const unsigned char* marks = batch.judged.empty() ? nullptr : batch.judged.data();
  const auto sum = config_.output == OutputKind::sigmoid ? sigmoidCrossEntropy<T> : squaredError<T>;
  return sum(z, config_.outputSize, batch.targetValues.data(), marks, scale) / count;
}

template <class T>
void Network<T>::backward(NetworkTape<T>& tape, int window) {
  checkWindow(config_, window);
  clearGradients();
  stack_.clearStateGradients(tape.stack);
  if (isEncoderDecoder()) {
    backwardDecoder(tape);
    handBackToEncoder(tape);
  } else if (config_.type == Architecture::manyToOne) {
    output_.backward(tape.outputs.view(), tape.readout.view(), tape.dReadout.view(), 0, 1);
    backwardLastStates(tape);
  } else {
    output_.backward(tape.outputs.view(), tape.stack.output(), tape.stack.dOutput(), 0, tape.targetSteps);
  }
  for (int to = tape.inputSteps; to > 0;) {
    const int from = window > 0 ? std::max(0, to - window) : 0;
    stack_.backward(tape.stack, stackInput(tape), from, to, tape.dFeatures.view());
    if (from > 0) stack_.clearStateGradients(tape.stack);
    to = from;
  }
  unpackGradients();
  if (embedding_) embedding_->backward(parameters_, tape.dFeatures.view(), tape.inputs.data());
}

template <class T>
void Network<T>::backwardLastStates(NetworkTape<T>& tape) const {
  const int panels = panelsFor(config_.hidden);
  clear(tape.stack.dOutput());
  for (int b = 0; b < tape.size; ++b) {
    copyColumn(tape.stack.dOutput(), lastStep(tape, b), 0, tape.dReadout.view(), 0, 0, panels, b, false);
    if (config_.bidirectional) copyColumn(tape.stack.dOutput(), 0, panels, tape.dReadout.view(), 0, panels, panels, b, false);
  }
}

template <class T>
void Network<T>::backwardDecoder(NetworkTape<T>& tape) {
  decoder_->clearStateGradients(tape.decoder);
  if (attention_) {
    output_.backward(tape.outputs.view(), tape.attention.mixed.view(), tape.attention.dMixed.view(), 0, tape.targetSteps);
    attention_->backward(tape.attention, tape.stack.output(), tape.decoder.output(), tape.stack.dOutput(), tape.decoder.dOutput(), tape.lengths);
  } else {
    clear(tape.stack.dOutput());
    output_.backward(tape.outputs.view(), tape.decoder.output(), tape.decoder.dOutput(), 0, tape.targetSteps);
  }
  decoder_->backward(tape.decoder, decoderInput(tape), 0, tape.targetSteps, tape.dDecoderFeatures.view());
  if (decoderEmbedding_) decoderEmbedding_->backward(parameters_, tape.dDecoderFeatures.view(), tape.decoderInputs.data());
}

// What the decoder's first state has got belongs to the last states of the encoder, to both directions alike.
template <class T>
void Network<T>::handBackToEncoder(NetworkTape<T>& tape) const {
  const std::size_t directions = config_.bidirectional ? 2 : 1;
  for (std::size_t i = 0; i < tape.stack.tapes.size(); ++i) {
    auto& from = tape.decoder.tapes[i / directions];
    tape.stack.tapes[i].dFinalA.numbers() = from.dA.numbers();
    tape.stack.tapes[i].dFinalC.numbers() = from.dC.numbers();
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace rnn
