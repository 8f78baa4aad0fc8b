// The numbers of a heatmap: their colours and what a table says about them.

/** @import { Rows } from '../worker/protocol.js' */

import { indexOf } from './palette.js';

/** What the strongest colours stand for: 1, or the largest of all where some are larger. @param {Rows} rows */
export function mostOf({ numbers }) {
  let most = 1;
  for (const number of numbers) most = Math.max(most, Math.abs(number));
  return Number(most.toPrecision(2));
}

/**
 * One pixel for each number: time to the right, units downwards.
 * @param {Rows} rows
 * @param {number} most
 * @param {Uint32Array} colours of palette.js
 * @param {Uint32Array} pixels size × steps
 */
export function fillPixels({ steps, size, numbers }, most, colours, pixels) {
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < size; i++) pixels[i * steps + t] = colours[indexOf(numbers[t * size + i] / most)];
  }
}

/** @param {Rows} rows @param {number} step */
export function summaryAt({ size, numbers }, step) {
  const row = numbers.subarray(step * size, (step + 1) * size);
  const lowest = row.indexOf(Math.min(...row));
  const highest = row.indexOf(Math.max(...row));
  return {
    mean: row.reduce((sum, number) => sum + number, 0) / size,
    lowest: { unit: lowest, value: row[lowest] },
    highest: { unit: highest, value: row[highest] },
  };
}
