import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** @type {(() => void)[]} */
let frames;
let time = 0;
/** @type {string[]} */
let drawn;
/** @type {typeof import('../../web/views/inTurn.js').inTurn} */
let inTurn;

beforeEach(async () => {
  frames = [];
  drawn = [];
  vi.stubGlobal('requestAnimationFrame', (/** @type {() => void} */ frame) => frames.push(frame));
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  vi.resetModules();
  ({ inTurn } = await import('../../web/views/inTurn.js'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets the next frame draw what it has time for. @returns {Promise<string[]>} what that was */
async function nextFrame() {
  drawn = [];
  frames.shift()?.();
  for (let i = 0; i < 20; i++) await null;
  return drawn;
}

/** @param {string} name @param {number} milliseconds that it takes */
const drawing = (name, milliseconds) => () => {
  drawn.push(name);
  time += milliseconds;
};

test('as many draw in a frame as its share has time for, the others in the next ones, each once', async () => {
  for (const name of ['a', 'b', 'c', 'd']) inTurn(drawing(name, 4));
  expect(await nextFrame()).toEqual(['a', 'b']);
  expect(await nextFrame()).toEqual(['c', 'd']);
  expect(frames).toEqual([]);
});

test('one that takes longer than a share has a frame of its own', async () => {
  inTurn(drawing('long', 40));
  inTurn(drawing('short', 1));
  expect(await nextFrame()).toEqual(['long']);
  expect(await nextFrame()).toEqual(['short']);
});

test('what is not seen waits for all that is', async () => {
  inTurn(drawing('below', 10), { isSeen: false });
  inTurn(drawing('first', 10));
  inTurn(drawing('second', 10));
  expect([await nextFrame(), await nextFrame(), await nextFrame()].flat()).toEqual(['first', 'second', 'below']);
});

test('what a drawing leaves to a microtask counts in its frame', async () => {
  inTurn(() => {
    drawn.push('chart');
    queueMicrotask(drawing('its lines', 20));
  });
  inTurn(drawing('next', 1));
  expect(await nextFrame()).toEqual(['chart', 'its lines']);
  expect(await nextFrame()).toEqual(['next']);
});

test('one that fails says so, and the others are drawn', async () => {
  const failed = inTurn(() => {
    throw new Error('no');
  });
  const done = inTurn(() => 'drawn');
  nextFrame();
  await expect(failed).rejects.toThrow('no');
  expect(await done).toBe('drawn');
});
