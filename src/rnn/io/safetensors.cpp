#include "rnn/io/safetensors.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
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

[[noreturn]] void refuse(const char* code, std::string_view tensor, const std::string& what, std::string value = "",
                         std::string allowed = "") {
  const std::string name = shortened(tensor);
  throw Error(code, "The tensor '" + name + "' " + what + ".", {name, std::move(value), std::move(allowed)});
}

void checkMost(const char* field, std::uint64_t bytes, std::size_t most) {
  if (bytes <= most) return;
  const std::string has = std::to_string(bytes), limit = std::to_string(most);
  throw Error("file-too-large",
              std::string("The ") + field + " has " + has + " bytes; at most " + limit + " are allowed.",
              {field, has, limit});
}

[[noreturn]] void refuseTruncated(const std::string& what, std::uint64_t needed, std::size_t has) {
  throw Error("file-truncated",
              "The file has been cut off: " + what + " needs " + std::to_string(needed) + " bytes, and " +
                  std::to_string(has) + " are there.",
              {"file", std::to_string(has), std::to_string(needed)});
}

std::int64_t byteCount(std::string_view name, std::span<const std::int64_t> shape, DataType type) {
  const std::int64_t count = numberCount(name, shape), each = named(type).bytes;
  if (count > std::numeric_limits<std::int64_t>::max() / each) {
    refuse("file-shape", name, "has the shape " + briefly(shape) + ", which is more than can be counted",
           briefly(shape));
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

[[noreturn]] void refuseEntry(std::string_view name, const std::string& what) { refuse("file-header", name, what); }

std::vector<std::int64_t> readNumbers(std::string_view name, const Json* json, const char* what) {
  const Json::Array* array = json ? json->array() : nullptr;
  if (!array) refuseEntry(name, std::string("has no ") + what);
  std::vector<std::int64_t> numbers;
  for (const Json& one : *array) {
    if (!one.number()) refuseEntry(name, std::string("has a ") + what + " with something else than numbers in it");
    numbers.push_back(*one.number());
  }
  return numbers;
}

DataType readType(std::string_view name, const Json* json) {
  if (!json || !json->string()) refuseEntry(name, "has no dtype");
  for (const TypeName& one : kTypes) {
    if (one.name == *json->string()) return one.type;
  }
  const std::string given = shortened(*json->string()), allowed = "F64, F32, I64, U8";
  refuse("file-dtype", name, "has numbers of the type '" + given + "'; what can be read is " + allowed, given, allowed);
}

// Each entry checked by itself: what its shape needs is what its offsets give it.
Entry readEntry(const JsonMember& member) {
  const std::string& name = member.name;
  const Json::Object* object = member.value.object();
  if (!object || object->size() != 3) refuseEntry(name, "must be described by dtype, shape and data_offsets");
  const DataType type = readType(name, find(*object, "dtype"));
  std::vector<std::int64_t> shape = readNumbers(name, find(*object, "shape"), "shape");
  const auto offsets = readNumbers(name, find(*object, "data_offsets"), "data_offsets");
  if (offsets.size() != 2) refuseEntry(name, "must have two data_offsets and has " + std::to_string(offsets.size()));

  if (offsets[0] < 0 || offsets[1] < offsets[0]) {
    refuse("file-offsets", name, "lies at the bytes " + briefly(offsets) + ", which is no range", briefly(offsets));
  }
  const std::int64_t needed = byteCount(name, shape, type), given = offsets[1] - offsets[0];
  if (needed != given) {
    refuse("file-shape", name,
           "has the shape " + briefly(shape) + " of " + std::string(named(type).name) + ", which takes " +
               std::to_string(needed) + " bytes; its offsets give it " + std::to_string(given),
           std::to_string(given), std::to_string(needed));
  }
  return {name, std::move(shape), type, offsets[0], offsets[1]};
}

std::map<std::string, std::string> readMetadata(const Json& json) {
  const Json::Object* object = json.object();
  if (!object) throw Error("file-header", "The __metadata__ of the header is not an object.", {"header", "", ""});
  std::map<std::string, std::string> metadata;
  for (const JsonMember& member : *object) {
    const std::string* text = member.value.string();
    if (!text) {
      const std::string name = shortened(member.name);
      throw Error("file-header", "The __metadata__ of the header holds under '" + name + "' something else than text.",
                  {"header", name, ""});
    }
    metadata.emplace(member.name, *text);
  }
  return metadata;
}

// The entries in the order of their bytes follow one another from the first byte to the last.
void checkContiguous(const std::vector<Entry>& entries, std::size_t dataBytes) {
  std::int64_t next = 0;
  for (const Entry& entry : entries) {
    const std::string begin = std::to_string(entry.begin), expected = std::to_string(next);
    if (entry.begin < next) {
      refuse("file-offsets", entry.name, "begins at byte " + begin + ", inside of another that ends at " + expected,
             begin, expected);
    }
    if (entry.begin > next) {
      refuse("file-offsets", entry.name, "begins at byte " + begin + " and leaves a hole from byte " + expected, begin,
             expected);
    }
    next = entry.end;
  }
  const auto promised = static_cast<std::uint64_t>(next);
  if (promised > dataBytes) refuseTruncated("all tensors together", promised, dataBytes);
  if (promised < dataBytes) {
    const std::string has = std::to_string(dataBytes), used = std::to_string(promised);
    throw Error("file-offsets", "The file has " + has + " bytes of numbers, but its tensors take only " + used + ".",
                {"file", has, used});
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
      refuse("file-shape", tensor.name,
             "has the shape " + briefly(tensor.shape) + ", which takes " + std::to_string(needed) +
                 " bytes, and holds " + std::to_string(tensor.bytes.size()),
             std::to_string(tensor.bytes.size()), std::to_string(needed));
    }
    order.push_back(&tensor);
    dataBytes += tensor.bytes.size();
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Tensor* x, const Tensor* y) { return named(x->type).bytes > named(y->type).bytes; });
  const std::string header = headerOf(file, order);
  checkMost("header", header.size(), kMostHeaderBytes);
  checkMost("file", kLengthBytes + header.size() + dataBytes, kMostFileBytes);

  std::vector<std::byte> bytes;
  bytes.reserve(kLengthBytes + header.size() + dataBytes);
  const auto append = [&](const void* from, std::size_t count) {
    const auto* first = static_cast<const std::byte*>(from);
    bytes.insert(bytes.end(), first, first + count);
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
  if (!header) throw Error("file-header", "The header is not an object.", {"header", "", ""});
  TensorFile file;
  std::vector<Entry> entries;
  for (const JsonMember& member : *header) {
    if (member.name == kMetadata) {
      file.metadata = readMetadata(member.value);
    } else {
      entries.push_back(readEntry(member));
    }
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) {
    return std::pair(x.begin, x.end) < std::pair(y.begin, y.end);
  });
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
  const std::string type(named(tensor.type).name);
  refuse("file-dtype", tensor.name, "has numbers of the type " + type + " where F32 or F64 is needed", type,
         "F32, F64");
}

std::int64_t numberCount(std::string_view name, std::span<const std::int64_t> shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) {
    if (size < 0)
      refuse("file-shape", name, "has the negative size " + std::to_string(size) + " in its shape",
             std::to_string(size));
    if (size > 0 && count > std::numeric_limits<std::int64_t>::max() / size) {
      refuse("file-shape", name, "has the shape " + briefly(shape) + ", which is more than can be counted",
             briefly(shape));
    }
    count *= size;
  }
  return count;
}

std::string briefly(std::span<const std::int64_t> numbers) { return shortened(written(numbers)); }

}  // namespace rnn
