// After the first steps of a configuration nothing is allocated any more: a page may train for days.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "rnn/train/characterTrainer.hpp"
#include "support/texts.hpp"

#if !defined(__SANITIZE_ADDRESS__)  // which counts in its own way

namespace {

long allocations = 0;
long live = 0;

void* allocate(std::size_t size, std::size_t alignment) {
  ++allocations;
  ++live;
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  if (void* pointer = std::aligned_alloc(alignment, rounded > 0 ? rounded : alignment)) return pointer;
  throw std::bad_alloc();
}

void release(void* pointer) noexcept {
  if (!pointer) return;
  --live;
  std::free(pointer);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* pointer) noexcept { release(pointer); }
void operator delete(void* pointer, std::size_t) noexcept { release(pointer); }
void operator delete(void* pointer, std::align_val_t) noexcept { release(pointer); }
void operator delete(void* pointer, std::size_t, std::align_val_t) noexcept { release(pointer); }

using namespace rnn;

TEST_CASE("After the first update no update allocates, and no measurement leaves anything behind") {
  const CellKind cell = GENERATE(CellKind::rnn, CellKind::gru, CellKind::lstm);
  CharacterSettings settings;
  settings.cell = cell;
  settings.hidden = 20;
  settings.layers = 2;
  settings.batch = 5;
  settings.steps = 60;
  const CharacterText text(rnn::test::kStory, settings.steps);
  CharacterModel<float> model(cell, text.vocabulary().size(), settings.hidden, settings.layers);
  Random random(1);
  model.initialise(random);
  CharacterTrainer<float> trainer(model, text, settings);
  while (trainer.step() < 1) trainer.advance();

  const long before = allocations;
  while (trainer.step() < 49) trainer.advance();
  const long after = allocations;
  CHECK(after == before);

  while (trainer.step() < 51) trainer.advance();  // past a measurement
  const long liveBefore = live;
  while (trainer.step() < 151) trainer.advance();
  const long liveAfter = live;
  CHECK(liveAfter == liveBefore);
}

#endif
