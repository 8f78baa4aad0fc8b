import { describe, expect, test } from 'vitest';
import { likeliest, runsOf, shareRight } from '../../web/views/frameRuns.js';

describe('frames of one label', () => {
  test('that follow one another are one run', () => {
    expect(runsOf([0, 0, 4, 4, 4, 0])).toEqual([
      { label: 0, from: 0, to: 2 },
      { label: 4, from: 2, to: 5 },
      { label: 0, from: 5, to: 6 },
    ]);
    expect(runsOf([])).toEqual([]);
  });
});

describe('what the network says', () => {
  const rows = { steps: 3, size: 2, numbers: new Float64Array([0.2, 0.8, 0.7, 0.3, 0.5, 0.5]) };

  test('is the likeliest class of each frame, the first of equals', () => {
    expect([...likeliest(rows)]).toEqual([1, 0, 0]);
  });

  test('is right in a share of the frames', () => {
    expect(shareRight([1, 1, 0], likeliest(rows))).toBeCloseTo(2 / 3);
  });
});
