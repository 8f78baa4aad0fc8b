// A composer by rules: plain tunes of two parts of four bars, each played twice, whose phrases close on the tonic.
//
//     part     bar 1   a rhythm and a melody on the first chord
//              bar 2   comes to rest on the style's half-way step, or goes on
//              bar 3   bar 1 again, bar 1 a step higher or lower, or another one in its rhythm
//              bar 4   leads to the tonic and stays there
//
// The second part begins higher, has rhythms of its own and may close with the last bar of the first: a rhyme.
// The first note of each beat belongs to the chord of its bar; what stands between two of them goes by steps, or by
// thirds where the way is long.
#pragma once

#include <span>
#include <vector>

#include "rnn/core/random.hpp"
#include "rnn/data/music/notation.hpp"
#include "rnn/data/music/styles.hpp"

namespace rnn {

// Without the end token.
std::vector<Token> composeTune(const Style& style, const Tonic& tonic, Random& random);

}  // namespace rnn
