#include "rnn/look/tensors.hpp"

#include "rnn/core/initialise.hpp"
#include "rnn/core/names.hpp"
#include "rnn/look/gates.hpp"
#include "rnn/math/eigenvalues.hpp"

namespace rnn {

namespace {

constexpr int kMostUnits = 512;

// A tensor whose name contains `part`.
int find(const Network<float>& network, std::string_view name, std::string_view part = {}) {
  const auto& parameters = network.parameters();
  const int tensor = parameters.find(name);
  if (tensor >= 0 && name.find(part) != std::string_view::npos) return tensor;
  auto possible = parameters.tensors();
  std::erase_if(possible, [part](const auto& one) { return one.name.find(part) == std::string::npos; });
  refuseName("tensor", name, listed(possible));
}

int blockOf(CellKind cell, std::string_view gate) {
  const auto names = gateNames(cell);
  if (gate.empty() && names.size() == 1) return names[0].gate;
  for (const auto& one : names) {
    if (one.name == gate) return one.gate;
  }
  refuseName("gate", gate, listed(names));
}

}  // namespace

Matrix tensorOf(Network<float>& network, std::string_view name) {
  const int tensor = find(network, name);
  const auto view = network.parameters().value(tensor);
  return {std::string(name), static_cast<int>(view.rows()), static_cast<int>(view.cols()),
          std::vector<float>(view.data(), view.data() + view.size())};
}

std::vector<std::complex<double>> eigenvaluesOf(Network<float>& network, std::string_view tensor, std::string_view gate) {
  const int found = find(network, tensor, "weight_hh");
  const int block = blockOf(network.config().cell, gate);
  if (const int units = network.config().hidden; units > kMostUnits) {
    refuse("too-many-units", "The eigenvalues of {value} units would take too long; at most {allowed} are possible.", "hidden", units, kMostUnits);
  }
  const int gates = static_cast<int>(gateNames(network.config().cell).size());
  return eigenvalues<float>(gateOf<float>(network.parameters().value(found), gates, block));
}

}  // namespace rnn
