import { describe, expect, test } from 'vitest';
import { fillPixels, mostOf, summaryAt } from '../../web/views/heatmapRows.js';
import { coloursFor, indexOf } from '../../web/views/palette.js';

const colours = coloursFor({ negative: 'rgb(200, 90, 0)', zero: 'rgb(250, 250, 250)', positive: 'rgb(90, 60, 160)' });

/** @param {number} steps @param {number} size @param {number[]} numbers */
const rowsOf = (steps, size, numbers) => ({ steps, size, numbers: Float64Array.from(numbers) });

describe('a heatmap', () => {
  test('has time to the right and units downwards', () => {
    const pixels = new Uint32Array(6);
    fillPixels(rowsOf(3, 2, [-1, 1, 0, 0.5, 0.25, -0.5]), 1, colours, pixels);
    expect([...pixels]).toEqual([-1, 0, 0.25, 1, 0.5, -0.5].map((value) => colours[indexOf(value)]));
  });

  test('reaches from −1 to 1, and further only where a number does', () => {
    expect(mostOf(rowsOf(1, 2, [0.2, -0.3]))).toBe(1);
    expect(mostOf(rowsOf(1, 2, [0.2, -2.68]))).toBe(2.7);
    const pixels = new Uint32Array(1);
    fillPixels(rowsOf(1, 1, [2]), 4, colours, pixels);
    expect(pixels[0]).toBe(colours[indexOf(0.5)]);
  });

  test('is told step by step: mean, lowest and highest unit', () => {
    expect(summaryAt(rowsOf(2, 4, [9, 9, 9, 9, 0, -1, 2, 0.5]), 1)).toEqual({
      mean: 0.375,
      lowest: { unit: 1, value: -1 },
      highest: { unit: 2, value: 2 },
    });
  });
});
