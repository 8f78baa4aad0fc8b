#include "rnn/cells/cell.hpp"

#include "rnn/cells/gru.hpp"
#include "rnn/cells/lstm.hpp"
#include "rnn/cells/rnn.hpp"

namespace rnn {

namespace {

template <class T, template <class> class G>
constexpr CellKernel<T> plainKernel() {
  return {1, 1, {0, 1, 2, 3}, {0, 1, 2, 3}, 0, false, plain::forward<T, G>, plain::backward<T, G>};
}

}  // namespace

template <class T>
const CellKernel<T>& cellKernel(CellKind cell, Activation g) {
  static constexpr CellKernel<T> tanhCell = plainKernel<T, plain::Tanh>();
  static constexpr CellKernel<T> reluCell = plainKernel<T, plain::Relu>();
  static constexpr CellKernel<T> sigmoidCell = plainKernel<T, plain::Sigmoid>();
  // PyTorch's rows are r, z, n = 0, 1, 2.
  static constexpr CellKernel<T> gruCell = {3, 4, {2, 0, 1, 3}, {0, 1, 2, 3}, 1, false, gru::forward<T>, gru::backward<T>};
  static constexpr CellKernel<T> lstmCell = {4, 4, {0, 1, 2, 3}, {0, 1, 2, 3}, 0, true, lstm::forward<T>, lstm::backward<T>};
  if (cell == CellKind::lstm) return lstmCell;
  if (cell == CellKind::gru) return gruCell;
  return g == Activation::relu ? reluCell : g == Activation::sigmoid ? sigmoidCell : tanhCell;
}

template const CellKernel<float>& cellKernel(CellKind, Activation);
template const CellKernel<double>& cellKernel(CellKind, Activation);

}  // namespace rnn
