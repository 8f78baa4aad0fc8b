// Files of named tensors in the safetensors format (huggingface/safetensors, "Format"): eight bytes with the length of
// the header, the header in JSON, the numbers; all little-endian, row by row. Every byte of the numbers belongs to
// exactly one tensor. Written from that definition; every length is checked before anything is allocated from it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rnn {

static_assert(std::endian::native == std::endian::little, "numbers are copied to and from files as they lie in memory");

constexpr std::size_t kMostFileBytes = 256 * 1024 * 1024;
constexpr std::size_t kMostHeaderBytes = 1024 * 1024;  // the format itself allows 100 MB

enum class DataType { f64, f32, i64, u8 };

struct Tensor {
  std::string name;                 // UTF-8
  std::vector<std::int64_t> shape;  // empty: one number; a 0 in it: no number
  DataType type = DataType::f32;
  std::vector<std::byte> bytes;

  bool operator==(const Tensor&) const = default;
};

struct TensorFile {
  std::map<std::string, std::string> metadata;  // UTF-8
  std::vector<Tensor> tensors;                  // in the order of their bytes; names differ

  // Null when there is none of that name.
  const Tensor* find(std::string_view name) const;

  bool operator==(const TensorFile&) const = default;
};

// Tensors with wider numbers come first, so that every number of the file lies at a multiple of its own size. Throws
// file-shape when a tensor's bytes do not fit its shape, and file-too-large.
std::vector<std::byte> writeSafetensors(const TensorFile& file);

// Throws file-truncated, file-too-large, file-header, file-dtype, file-shape, file-offsets; details().field names the
// tensor, or "file", or "header".
TensorFile readSafetensors(std::span<const std::byte> bytes);

Tensor floatTensor(std::string name, std::vector<std::int64_t> shape, std::span<const float> numbers);

// The numbers of an F32 or F64 tensor, as float; NaN and infinite ones too. Throws file-dtype.
std::vector<float> floatsOf(const Tensor& tensor);

// How many numbers a tensor of this shape has. Throws file-shape when a size is negative or the product too large.
std::int64_t numberCount(std::string_view name, std::span<const std::int64_t> shape);

// "[64,32]", for messages; the beginning of a long one.
std::string briefly(std::span<const std::int64_t> numbers);

}  // namespace rnn
