// Every architecture of the course from one configuration: recurrent layers, for an encoder–decoder a second stack and
// attention, and the output layer with its loss.
//
//     one to one, many to many    x⟨t⟩ ─► stack ─► ŷ⟨t⟩ at every t
//     one to many                 x⟨1⟩, then y⟨t−1⟩ ─► stack ─► ŷ⟨t⟩        (y while training, ŷ while generating)
//     many to one                 x⟨t⟩ ─► stack ─► the last state of each direction ─► ŷ
//     encoder–decoder             x⟨t⟩ ─► encoder ─► its last states ─► decoder, which reads y⟨t−1⟩ ─► [attention] ─► ŷ⟨t⟩
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rnn/data/batch.hpp"
#include "rnn/layers/attention.hpp"
#include "rnn/layers/dense.hpp"
#include "rnn/layers/embedding.hpp"
#include "rnn/layers/recurrentStack.hpp"
#include "rnn/model/networkConfig.hpp"

namespace rnn {

// What one batch leaves behind on its way through a network.
template <class T>
struct NetworkTape {
  int size = 0;         // B
  int inputSteps = 0;   // T_x as the stack sees it; T_y for one to many
  int targetSteps = 0;  // T_y

  std::vector<Token> inputs;         // T_x × B, as the stack reads them
  std::vector<int> lengths;          // of the inputs; empty when all are full
  Sequence<T> features, dFeatures;   // T_x × I, features or embedded tokens
  StackTape<T> stack;                // the only stack, or the encoder

  std::vector<Token> decoderInputs;  // T_y × B: kNoToken, then the targets one step later
  Sequence<T> decoderFeatures, dDecoderFeatures;
  StackTape<T> decoder;
  AttentionTape<T> attention;

  Sequence<T> readout, dReadout;     // many to one: 1 step, the last state of each direction
  Sequence<T> outputs;               // T_y × O: before the loss z, after it ∂L/∂z
};

template <class T>
class Network {
 public:
  // Checks the configuration first; throws Error.
  explicit Network(const NetworkConfig& config);

  const NetworkConfig& config() const { return config_; }
  Parameters<T>& parameters() { return parameters_; }
  const Parameters<T>& parameters() const { return parameters_; }

  void initialise(Random& random);
  // After every change of the parameters.
  void pack();

  // Room for batches of this size. Many to one has T_y = 1; one to many T_x = 1.
  NetworkTape<T> makeTape(int size, int inputSteps, int targetSteps, bool forTraining) const;

  // z for every step, kept in tape.outputs. dropout: where to draw what is dropped; null drops nothing. The decoder of
  // an encoder–decoder and a one-to-many network read batch.targetTokens one step late (teacher forcing).
  void forward(NetworkTape<T>& tape, const Batch& batch, Random* dropout = nullptr);

  // After forward: the loss as config().lossOver says; tape.outputs then holds its gradient.
  double loss(NetworkTape<T>& tape, const Batch& batch) const;

  // After loss: the gradients of all parameters, in parameters().gradients(). window: back-propagation through time is
  // cut after so many steps, counted from the last one (R. Williams and J. Peng, 1990); 0 cuts nothing. Only where time
  // runs through one stack in one direction; throws setting-not-together.
  void backward(NetworkTape<T>& tape, int window = 0);

  // The parts, for who goes through them piece by piece (train/characterTrainer.hpp, generate/).
  RecurrentStack<T>& stack() { return stack_; }
  const RecurrentStack<T>& stack() const { return stack_; }
  RecurrentStack<T>* decoder() { return decoder_ ? &*decoder_ : nullptr; }
  Attention<T>* attention() { return attention_ ? &*attention_ : nullptr; }
  Dense<T>& output() { return output_; }
  const Dense<T>& output() const { return output_; }
  int tokensRead() const;  // different tokens that the stack reads
  void clearGradients();
  void unpackGradients();

  // Encoder and what the decoder begins with; part of forward, and of generation.
  void encode(NetworkTape<T>& tape, const Batch& batch, Random* dropout = nullptr);
  // Steps [from, to) of the decoder, which reads tape.decoderInputs.
  void decode(NetworkTape<T>& tape, int from, int to);
  // Steps [from, to) of a stack that reads tape.inputs or tape.features, and z for them. Not for many to one.
  void continueStack(NetworkTape<T>& tape, int from, int to);

 private:
  bool isEncoderDecoder() const { return config_.type == Architecture::encoderDecoder; }
  void checkBatch(const NetworkTape<T>& tape, const Batch& batch) const;
  void readInputs(NetworkTape<T>& tape, const Batch& batch);
  LayerInput<T> stackInput(NetworkTape<T>& tape) const;
  LayerInput<T> decoderInput(NetworkTape<T>& tape) const;
  void beginDecoder(NetworkTape<T>& tape) const;
  void readLastStates(NetworkTape<T>& tape) const;
  void backwardLastStates(NetworkTape<T>& tape) const;
  void backwardDecoder(NetworkTape<T>& tape);
  void handBackToEncoder(NetworkTape<T>& tape) const;
  int lastStep(const NetworkTape<T>& tape, int b) const;

  NetworkConfig config_;
  Parameters<T> parameters_;
  std::optional<Embedding<T>> embedding_, decoderEmbedding_;
  RecurrentStack<T> stack_;
  std::optional<RecurrentStack<T>> decoder_;
  std::optional<Attention<T>> attention_;
  Dense<T> output_;
};

}  // namespace rnn
