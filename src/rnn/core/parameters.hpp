// All parameters of a model in one flat block, their gradients in a second one of the same shape, and named views on
// both. Optimisers, clipping and files see one vector; layers see matrices.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rnn/core/buffer.hpp"

namespace rnn {

template <class T>
using MatrixView = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

template <class T>
class Parameters {
 public:
  struct Tensor {
    std::string name;  // as PyTorch's state_dict names it ("weight_hh_l0")
    int rows;
    int columns;       // 1 for a bias
    std::size_t offset;
  };

  // Reserves a tensor of rows × columns, zero, row by row as PyTorch lays it out. Views made before are not valid after.
  int add(std::string name, int rows, int columns) {
    const std::size_t size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    tensors_.push_back({std::move(name), rows, columns, values_.size()});
    values_.resize(values_.size() + size);
    gradients_.resize(values_.size());
    return static_cast<int>(tensors_.size()) - 1;
  }

  const std::vector<Tensor>& tensors() const { return tensors_; }
  // The tensor of that name, or −1.
  int find(std::string_view name) const {
    for (std::size_t i = 0; i < tensors_.size(); ++i) {
      if (tensors_[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }
  std::span<T> values() { return values_; }
  std::span<const T> values() const { return values_; }
  std::span<T> gradients() { return gradients_; }
  std::span<const T> gradients() const { return gradients_; }

  MatrixView<T> value(int tensor) { return matrix(values_, tensor); }
  MatrixView<T> gradient(int tensor) { return matrix(gradients_, tensor); }

 private:
  MatrixView<T> matrix(Buffer<T>& block, int tensor) {
    const Tensor& t = tensors_[static_cast<std::size_t>(tensor)];
    return MatrixView<T>(block.data() + t.offset, t.rows, t.columns);
  }

  std::vector<Tensor> tensors_;
  Buffer<T> values_;
  Buffer<T> gradients_;
};

}  // namespace rnn
