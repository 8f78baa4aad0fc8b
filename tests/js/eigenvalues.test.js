import { describe, expect, test } from 'vitest';
import { largestFirst, reachFor, spectralRadius } from '../../web/state/eigenvalues.js';

describe('eigenvalues', () => {
  // Of a rotation by 60° that shrinks to 0.9, and of a stretching by −1.1.
  const values = new Float64Array([0.45, -0.9 * Math.sin(Math.PI / 3), 0.45, 0.9 * Math.sin(Math.PI / 3), -1.1, 0]);

  test('are told with their size, the largest first and of a pair the upper one', () => {
    const list = largestFirst(values);
    expect(list.map(({ re }) => re)).toEqual([-1.1, 0.45, 0.45]);
    expect(list[1].im).toBeGreaterThan(0);
    expect(list[1].size).toBeCloseTo(0.9, 12);
  });

  test('have the largest size as their spectral radius, and without any there is none', () => {
    expect(spectralRadius(values)).toBeCloseTo(1.1, 12);
    expect(spectralRadius(new Float64Array())).toBeNaN();
  });
});

describe('the reach of the drawing', () => {
  test('holds everything, and the unit circle with room around it', () => {
    for (const radius of [0, 0.3, 1, 1.19, 1.3, 2.9, 7, 11, 40]) {
      expect(reachFor(radius, 0)).toBeGreaterThan(radius);
      expect(reachFor(radius, 0)).toBeGreaterThanOrEqual(1.25);
    }
  });

  test('does not follow a radius that wavers, but one that has become much smaller', () => {
    const wide = reachFor(1.25, 1.25);
    expect(wide).toBe(1.5);
    expect(reachFor(1.18, wide)).toBe(wide);
    expect(reachFor(0.7, wide)).toBe(1.25);
  });
});
