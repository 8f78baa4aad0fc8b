// The gates of each cell by the course's names, and where they lie in PyTorch's weights and in memory.
#pragma once

#include <vector>

#include "rnn/cells/cell.hpp"

namespace rnn {

struct GateName {
  const char* name;
  int gate;  // block of rows in PyTorch's weights
  int slot;  // block in memory, cells/*.hpp
};

inline std::vector<GateName> gateNames(CellKind cell) {
  if (cell == CellKind::lstm) return {{"update", 0, 0}, {"forget", 1, 1}, {"candidate", 2, 2}, {"output", 3, 3}};
  if (cell == CellKind::gru) return {{"reset", 0, 1}, {"update", 1, 2}, {"candidate", 2, 0}};
  return {{"hidden", 0, 0}};
}

}  // namespace rnn
