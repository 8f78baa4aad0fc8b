// ŷ = g'(z) of one example, in double.
#pragma once

#include "rnn/look/rows.hpp"
#include "rnn/model/networkConfig.hpp"

namespace rnn {

// z: T_y × O.
Rows predictionsOf(const Rows& z, OutputKind output);

}  // namespace rnn
