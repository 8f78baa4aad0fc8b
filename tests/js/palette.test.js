import { expect, test } from 'vitest';
import { coloursFor, fillOf, indexOf } from '../../web/views/palette.js';

const kEnds = { negative: 'rgb(181, 86, 12)', zero: 'rgb(245, 244, 242)', positive: 'rgb(90, 59, 158)' };

/** @param {Uint32Array} colours @param {number} value */
const channels = (colours, value) => [...new Uint8Array(colours.buffer, 4 * indexOf(value), 4)];

test('the scale meets its three colours at −1, 0 and 1 and stays there beyond', () => {
  const colours = coloursFor(kEnds);
  expect(channels(colours, -1)).toEqual([181, 86, 12, 255]);
  expect(channels(colours, 0)).toEqual([245, 244, 242, 255]);
  expect(channels(colours, 1)).toEqual([90, 59, 158, 255]);
  expect(channels(colours, -7)).toEqual(channels(colours, -1));
  expect(channels(colours, 7)).toEqual(channels(colours, 1));
});

test('the further from zero, the darker on paper', () => {
  const colours = coloursFor(kEnds);
  const brightness = (/** @type {number} */ value) => {
    const [r, g, b] = channels(colours, value);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let value = 0; value < 1; value += 0.05) {
    expect(brightness(value + 0.05)).toBeLessThan(brightness(value));
    expect(brightness(-value - 0.05)).toBeLessThan(brightness(-value));
  }
});

test('a style sheet mixes the same three, and a missing value has no colour', () => {
  expect(fillOf(-0.25)).toBe('color-mix(in oklab, var(--zero), var(--negative) 25%)');
  expect(fillOf(3)).toBe('color-mix(in oklab, var(--zero), var(--positive) 100%)');
  expect(fillOf(Number.NaN)).toBe('none');
});
