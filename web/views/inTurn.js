// Elements that take long to draw do so in turn, so that no frame is held up by all of them at once.

const kShare = 6; // milliseconds of a frame, after which the others wait for the next one

/** @type {(() => void)[]} */
const waiting = [];

/**
 * Draws in one of the next frames, in the order in which it was asked for.
 * @param {() => unknown} draw
 * @returns {Promise<unknown>} resolved when it is drawn
 */
export function inTurn(draw) {
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(draw());
      } catch (error) {
        reject(error);
      }
    });
    if (waiting.length === 1) requestAnimationFrame(drawNext);
  });
}

function drawNext() {
  const start = performance.now();
  let drawn = 0;
  // Those that are done stay in the row until the end: whoever comes meanwhile must not ask for a frame of its own.
  while (drawn < waiting.length && performance.now() - start < kShare) waiting[drawn++]();
  waiting.splice(0, drawn);
  if (waiting.length > 0) requestAnimationFrame(drawNext);
}
