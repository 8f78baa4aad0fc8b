import { describe, expect, test } from 'vitest';
import { progressOf } from '../../web/views/goalBar.js';

describe('how far a goal is', () => {
  const accuracy = /** @type {const} */ ({ side: 'least', bound: 0.99, from: 0.5 });
  const loss = /** @type {const} */ ({ side: 'most', bound: 2.2, from: 4.2 });

  test('goes from where a model begins to the goal', () => {
    expect(progressOf({ ...accuracy, value: 0.5 })).toBe(0);
    expect(progressOf({ ...accuracy, value: 0.745 })).toBeCloseTo(0.5, 9);
    expect(progressOf({ ...loss, value: 3.2 })).toBeCloseTo(0.5, 9);
  });

  test('is all of it only when it is reached', () => {
    expect(progressOf({ ...accuracy, value: 0.98999 })).toBeLessThan(1);
    expect(progressOf({ ...accuracy, value: 0.99 })).toBe(1);
    expect(progressOf({ ...loss, value: 2.2 })).toBe(1);
    expect(progressOf({ ...loss, value: 1 })).toBe(1);
  });

  test('is nothing below the beginning, before anything was measured, and where nobody knows the beginning', () => {
    expect(progressOf({ ...accuracy, value: 0.2 })).toBe(0);
    expect(progressOf({ ...loss, value: Number.NaN })).toBe(0);
    expect(progressOf({ ...loss, value: 3, from: Number.NaN })).toBe(0);
  });
});
