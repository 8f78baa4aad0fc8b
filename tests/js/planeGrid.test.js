import { describe, expect, test } from 'vitest';
import { ChanceGrid, gridFeatures } from '../../web/state/planeGrid.js';

const kSide = 60;

/** @param {(x: number, y: number) => number} chance @param {number} [side] */
function gridOf(chance, side = kSide) {
  const features = gridFeatures(side);
  const numbers = Float64Array.from({ length: side * side }, (_, i) => chance(features[2 * i], features[2 * i + 1]));
  return new ChanceGrid({ steps: side * side, size: 1, numbers });
}

describe('the grid that a network is asked about', () => {
  test('goes row by row from the top left, through the middles of its cells', () => {
    expect([...gridFeatures(2)]).toEqual([-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5]);
  });
});

describe('the chance of class 1', () => {
  test('lies where it was asked for, and on a slope also between', () => {
    const grid = gridOf((x, y) => 0.5 + 0.3 * x - 0.1 * y);
    for (const [x, y] of [
      [0, 0],
      [0.31, -0.77],
      [-0.9, 0.9],
    ])
      expect(grid.at(x, y)).toBeCloseTo(0.5 + 0.3 * x - 0.1 * y, 6);
  });

  test('is at the rim that of the last cell', () => {
    const grid = gridOf((x) => (x > 0 ? 1 : 0));
    expect(grid.at(1, 1)).toBe(1);
    expect(grid.at(-1, -1)).toBe(0);
  });

  test('is the second number where a network has one for each class', () => {
    const grid = new ChanceGrid({
      steps: 4,
      size: 2,
      numbers: new Float64Array([0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4]),
    });
    expect([...grid.chances]).toEqual([0.1, 0.2, 0.3, 0.4]);
  });
});

describe('the boundary', () => {
  test('of a disc is its circle: every piece lies on it, and together they are as long as it', () => {
    const pieces = gridOf((x, y) => 1 / (1 + Math.exp(20 * (Math.hypot(x, y) - 0.6)))).boundary();
    let length = 0;
    for (let i = 0; i < pieces.length; i += 4) {
      const [x, y, nextX, nextY] = pieces.slice(i, i + 4);
      expect(Math.hypot(x, y)).toBeCloseTo(0.6, 2);
      length += Math.hypot(nextX - x, nextY - y);
    }
    expect(length).toBeCloseTo(2 * Math.PI * 0.6, 1);
  });

  test('is not there where one class has the whole plane', () => {
    expect(gridOf(() => 0.7).boundary()).toEqual([]);
  });

  test('of a saddle has two pieces', () => {
    expect(gridOf((x, y) => (x * y > 0 ? 1 : 0), 2).boundary()).toHaveLength(8);
  });
});
