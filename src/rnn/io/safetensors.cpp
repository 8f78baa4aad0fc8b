#include "rnn/io/safetensors.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>
#include <utility>

#include "rnn/core/error.hpp"
#include "rnn/io/json.hpp"

namespace rnn {

namespace {

constexpr std::size_t kLengthBytes = 8;  // what the length of the header takes; the header is padded to it, too
constexpr std::string_view kMetadata = "__metadata__";

struct TypeName {
  DataType type;
  std::string_view name;
  std::int64_t bytes;  // of one number
};
constexpr TypeName kTypes[] = {
    {DataType::f64, "F64", 8}, {DataType::f32, "F32", 4}, {DataType::i64, "I64", 8}, {DataType::u8, "U8", 1}};

const TypeName& named(DataType type) { return kTypes[static_cast<std::size_t>(type)]; }

// Names come from strangers: messages quote no more than their beginning (whole UTF-8 characters of it).
std::string shortened(std::string_view name) {
  constexpr std::size_t kMost = 60;
  if (name.size() <= kMost) return std::string(name);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;
  return std::string(name.substr(0, end)) + "…";
}

std::string written(std::span<const std::int64_t> numbers) {
  std::string text = "[";
  for (const std::int64_t one : numbers) text += (text.size() > 1 ? "," : "") + std::to_string(one);
  return text + "]";
}

// rest: of the sentence about the tensor.
[[noreturn]] void refuseTensor(const char* code, std::string_view tensor, const std::string& rest, Told value = {}, Told allowed = {}) {
  refuse(code, "The tensor '{field}' " + rest, shortened(tensor), value, allowed);
}

void checkMost(const char* field, std::uint64_t bytes, std::size_t most) {
  if (bytes <= most) return;
  refuse("file-too-large", "The {field} has {value} bytes; at most {allowed} are allowed.", field, bytes, most);
}

[[noreturn]] void refuseTruncated(const std::string& what, std::uint64_t needed, std::size_t has) {
  refuse("file-truncated", "The file has been cut off: " + what + " needs {allowed} bytes, and {value} are there.", "file", has, needed);
}

constexpr auto kUncountable = "has the shape {value}, which is more than can be counted.";

std::int64_t byteCount(std::string_view name, std::span<const std::int64_t> shape, DataType type) {
  const std::int64_t count = numberCount(name, shape), each = named(type).bytes;
  if (count > std::numeric_limits<std::int64_t>::max() / each) {
    refuseTensor("file-shape", name, kUncountable, briefly(shape));
  }
  return count * each;
}

// --- The header ------------------------------------------------------------------------------------------------------

struct Entry {
  std::string name;
  std::vector<std::int64_t> shape;
  DataType type;
  std::int64_t begin, end;  // in the bytes after the header
};

std::vector<std::int64_t> readNumbers(std::string_view name, const Json* json, const char* what) {
  const Json::Array* array = json ? json->array() : nullptr;
  if (!array) refuseTensor("file-header", name, std::string("has no ") + what + ".");
  std::vector<std::int64_t> numbers;
  for (const Json& one : *array) {
    if (!one.number()) refuseTensor("file-header", name, std::string("has a ") + what + " with something other than numbers in it.");
    numbers.push_back(*one.number());
  }
  return numbers;
}

DataType readType(std::string_view name, const Json* json) {
  if (!json || !json->string()) refuseTensor("file-header", name, "has no dtype.");
  for (const TypeName& one : kTypes) {
    if (one.name == *json->string()) return one.type;
  }
  refuseTensor("file-dtype", name, "has numbers of the type '{value}'; what can be read is {allowed}.", shortened(*json->string()),
               "F64, F32, I64, U8");
}

// Each entry checked by itself: what its shape needs is what its offsets give it.
Entry readEntry(const JsonMember& member) {
  const std::string& name = member.name;
  const Json::Object* object = member.value.object();
  if (!object || object->size() != 3) refuseTensor("file-header", name, "must be described by dtype, shape and data_offsets.");
  const DataType type = readType(name, find(*object, "dtype"));
  std::vector<std::int64_t> shape = readNumbers(name, find(*object, "shape"), "shape");
  const auto offsets = readNumbers(name, find(*object, "data_offsets"), "data_offsets");
  if (offsets.size() != 2) refuseTensor("file-header", name, "must have two data_offsets and has {value}.", offsets.size(), 2);

  if (offsets[0] < 0 || offsets[1] < offsets[0]) {
    refuseTensor("file-offsets", name, "lies at the bytes {value}, which is no range.", briefly(offsets));
  }
  const std::int64_t needed = byteCount(name, shape, type), given = offsets[1] - offsets[0];
  if (needed != given) {
    refuseTensor("file-shape", name,
                 "has the shape " + briefly(shape) + " of " + std::string(named(type).name) +
                     ", which takes {allowed} bytes; its offsets give it {value}.",
                 given, needed);
  }
  return {name, std::move(shape), type, offsets[0], offsets[1]};
}

std::map<std::string, std::string> readMetadata(const Json& json) {
  const Json::Object* object = json.object();
  if (!object) refuse("file-header", "The __metadata__ of the header is not an object.", "header");
  std::map<std::string, std::string> metadata;
  for (const JsonMember& member : *object) {
    const std::string* text = member.value.string();
    if (!text) {
      refuse("file-header", "The __metadata__ of the header holds under '{value}' something other than text.", "header", shortened(member.name));
    }
    metadata.emplace(member.name, *text);
  }
  return metadata;
}

// The entries in the order of their bytes follow one another from the first byte to the last.
void checkContiguous(const std::vector<Entry>& entries, std::size_t dataBytes) {
  std::int64_t next = 0;
  for (const Entry& entry : entries) {
    if (entry.begin < next) {
      refuseTensor("file-offsets", entry.name, "begins at byte {value}, inside of another that ends at {allowed}.", entry.begin, next);
    }
    if (entry.begin > next) {
      refuseTensor("file-offsets", entry.name, "begins at byte {value} and leaves a hole from byte {allowed}.", entry.begin, next);
    }
    next = entry.end;
  }
  const auto promised = static_cast<std::uint64_t>(next);
  if (promised > dataBytes) refuseTruncated("the data of all tensors", promised, dataBytes);
  if (promised < dataBytes) {
    refuse("file-offsets", "The file has {value} bytes of numbers, but its tensors take only {allowed}.", "file", dataBytes, promised);
  }
}

std::string headerOf(const TensorFile& file, const std::vector<const Tensor*>& order) {
  std::string header = "{";
  if (!file.metadata.empty()) {
    header += quoted(kMetadata) + ":{";
    bool first = true;
    for (const auto& [key, text] : file.metadata) {
      header += (first ? "" : ",") + quoted(key) + ":" + quoted(text);
      first = false;
    }
    header += '}';
  }
  std::size_t begin = 0;
  for (const Tensor* tensor : order) {
    if (header.size() > 1) header += ',';
    const std::size_t end = begin + tensor->bytes.size();
    header += quoted(tensor->name) + ":{\"dtype\":" + quoted(named(tensor->type).name) +
              ",\"shape\":" + written(tensor->shape) + ",\"data_offsets\":[" + std::to_string(begin) + "," +
              std::to_string(end) + "]}";
    begin = end;
  }
  header += '}';
  header.resize((header.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');
  return header;
}

}  // namespace

const Tensor* TensorFile::find(std::string_view name) const {
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const Tensor& tensor) { return tensor.name == name; });
  return found == tensors.end() ? nullptr : &*found;
}

std::vector<std::byte> writeSafetensors(const TensorFile& file) {
  std::vector<const Tensor*> order;
  std::uint64_t dataBytes = 0;
  for (const Tensor& tensor : file.tensors) {
    const std::int64_t needed = byteCount(tensor.name, tensor.shape, tensor.type);
    if (static_cast<std::uint64_t>(needed) != tensor.bytes.size()) {
      refuseTensor("file-shape", tensor.name,
                   "has the shape " + briefly(tensor.shape) + ", which takes {allowed} bytes, and holds {value}.",
                   tensor.bytes.size(), needed);
    }
    dataBytes += tensor.bytes.size();
  }
  for (const int width : {8, 4, 1}) {
    for (const Tensor& tensor : file.tensors) {
      if (named(tensor.type).bytes == width) order.push_back(&tensor);
    }
  }
  const std::string header = headerOf(file, order);
  checkMost("header", header.size(), kMostHeaderBytes);
  checkMost("file", kLengthBytes + header.size() + dataBytes, kMostFileBytes);

  std::vector<std::byte> bytes(kLengthBytes + header.size() + static_cast<std::size_t>(dataBytes));
  std::byte* end = bytes.data();
  const auto append = [&](const void* from, std::size_t count) {
    if (count > 0) std::memcpy(end, from, count);
    end += count;
  };
  const std::uint64_t length = header.size();
  append(&length, kLengthBytes);
  append(header.data(), header.size());
  for (const Tensor* tensor : order) append(tensor->bytes.data(), tensor->bytes.size());
  return bytes;
}

TensorFile readSafetensors(std::span<const std::byte> bytes) {
  checkMost("file", bytes.size(), kMostFileBytes);
  if (bytes.size() < kLengthBytes) refuseTruncated("the length of the header", kLengthBytes, bytes.size());
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  checkMost("header", length, kMostHeaderBytes);
  const auto rest = bytes.subspan(kLengthBytes);
  if (length > rest.size()) refuseTruncated("the header", length, rest.size());
  const auto data = rest.subspan(static_cast<std::size_t>(length));

  const Json json = readJson({reinterpret_cast<const char*>(rest.data()), static_cast<std::size_t>(length)});
  const Json::Object* header = json.object();
  if (!header) refuse("file-header", "The header is not an object.", "header");
  TensorFile file;
  std::vector<Entry> entries;
  for (const JsonMember& member : *header) {
    if (member.name == kMetadata) {
      file.metadata = readMetadata(member.value);
    } else {
      entries.push_back(readEntry(member));
    }
  }
  const auto isBefore = [](const Entry& x, const Entry& y) {
    return std::tie(x.begin, x.end, x.name) < std::tie(y.begin, y.end, y.name);
  };
  std::make_heap(entries.begin(), entries.end(), isBefore);
  std::sort_heap(entries.begin(), entries.end(), isBefore);
  checkContiguous(entries, data.size());

  file.tensors.reserve(entries.size());
  for (Entry& entry : entries) {
    const auto part =
        data.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(entry.end - entry.begin));
    file.tensors.push_back({std::move(entry.name), std::move(entry.shape), entry.type, {part.begin(), part.end()}});
  }
  return file;
}

Tensor floatTensor(std::string name, std::vector<std::int64_t> shape, std::span<const float> numbers) {
  const auto bytes = std::as_bytes(numbers);
  return {std::move(name), std::move(shape), DataType::f32, {bytes.begin(), bytes.end()}};
}

std::vector<float> floatsOf(const Tensor& tensor) {
  if (tensor.type == DataType::f32) {
    std::vector<float> numbers(tensor.bytes.size() / sizeof(float));
    if (!numbers.empty()) std::memcpy(numbers.data(), tensor.bytes.data(), tensor.bytes.size());
    return numbers;
  }
  if (tensor.type == DataType::f64) {
    std::vector<double> wide(tensor.bytes.size() / sizeof(double));
    if (!wide.empty()) std::memcpy(wide.data(), tensor.bytes.data(), tensor.bytes.size());
    return {wide.begin(), wide.end()};
  }
  refuseTensor("file-dtype", tensor.name, "has numbers of the type {value} where {allowed} is needed.", named(tensor.type).name, "F32, F64");
}

std::int64_t numberCount(std::string_view name, std::span<const std::int64_t> shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) {
    if (size < 0) refuseTensor("file-shape", name, "has the negative size {value} in its shape.", size);
    if (size > 0 && count > std::numeric_limits<std::int64_t>::max() / size) {
      refuseTensor("file-shape", name, kUncountable, briefly(shape));
    }
    count *= size;
  }
  return count;
}

std::string briefly(std::span<const std::int64_t> numbers) { return shortened(written(numbers)); }

}  // namespace rnn
