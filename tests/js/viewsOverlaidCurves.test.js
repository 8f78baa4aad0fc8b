import { expect, test } from 'vitest';
import { accuracyRange, lossRange } from '../../web/views/overlaidCurves.js';

test('losses stand between halves of a nat that seldom change, never below 0', () => {
  expect(lossRange(1.74, 4.2)).toEqual([1.5, 4.5]);
  expect(lossRange(1.71, 4.1)).toEqual([1.5, 4.5]);
  expect(lossRange(0.004, 0.7)).toEqual([0, 1]);
  expect(lossRange(0.004, 0.3)).toEqual([0, 1]);
  expect(lossRange(Number.NaN, Number.NaN)).toEqual([0, 1]);
});

test('accuracies stand between a quarter that holds all of them and all', () => {
  expect(accuracyRange(0.97)[0]).toBe(0.5);
  expect(accuracyRange(0.49)[0]).toBe(0.25);
  expect(accuracyRange(0)[0]).toBe(0);
  expect(accuracyRange(0.5)[1]).toBeGreaterThan(1);
});
