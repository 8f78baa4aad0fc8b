// A task from its name and its options as JavaScript and addresses write them.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rnn/data/task.hpp"

namespace rnn {

// The fields of the task's options struct by their names; a yes or no is 1 or 0. What is not given keeps its default.
using TaskOptions = std::map<std::string, double>;

// "xor", "circles", "spiral", "copyMemory", "adding", "delayedRecall", "parity", "randomTokens", "music", "speech",
// "translation"; "sentiment" or "turkishLetters", which read `text`, in UTF-8; or "ownPoints", which alone reads `points`
// (x, y, class of each) and has no options. Throws setting-unknown-choice for another name (field "task") or an option that
// the task does not have (field "option"), and what the task's constructor throws.
std::unique_ptr<Task> makeTask(std::string_view name, const TaskOptions& options = {}, std::span<const float> points = {},
                               std::string_view text = {});

}  // namespace rnn
