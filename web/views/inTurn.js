// Elements that take long to draw do so in turn, so that no frame is held up by all of them at once.

const kShare = 6; // milliseconds of a frame, after which the others wait for the next one

/** @type {(() => void)[]} */
const seen = [];
/** What nobody sees yet: it waits for all that is seen. @type {(() => void)[]} */
const unseen = [];
let isAsked = false;

/**
 * Draws in one of the next frames, in the order in which it was asked for.
 * @param {() => unknown} draw
 * @param {{ isSeen?: boolean }} [options]
 * @returns {Promise<unknown>} resolved when it is drawn
 */
export function inTurn(draw, { isSeen = true } = {}) {
  return new Promise((resolve, reject) => {
    (isSeen ? seen : unseen).push(() => {
      try {
        resolve(draw());
      } catch (error) {
        reject(error);
      }
    });
    ask();
  });
}

function ask() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(drawNext);
}

async function drawNext() {
  const start = performance.now();
  do {
    (seen.shift() ?? unseen.shift())?.();
    await null; // what it leaves to microtasks counts, too: a chart draws its lines there
  } while (seen.length + unseen.length > 0 && performance.now() - start < kShare);
  isAsked = false;
  if (seen.length + unseen.length > 0) ask();
}
