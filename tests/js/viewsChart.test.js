import uPlot from 'uplot';
import { describe, expect, test } from 'vitest';
import { apart, chartData, lastBefore, niceCeiling, spreadOver } from '../../web/views/chartOptions.js';

describe('the value of a line', () => {
  test('is the one at x, or the last one before it', () => {
    const points = /** @type {const} */ ([
      [1, 5, 9],
      [10, 50, 90],
    ]);
    expect([1, 4.9, 5, 100].map((x) => lastBefore(points, x))).toEqual([10, 10, 50, 90]);
  });

  test('is none before the line begins', () => {
    expect(lastBefore([[3], [1]], 2)).toBeNaN();
    expect(lastBefore([[], []], 2)).toBeNaN();
  });
});

test('lines measured at different steps share one x, with gaps where one of them was not measured', () => {
  const line = { name: '', colour: '', width: 1 };
  const data = chartData(uPlot, [
    {
      ...line,
      points: [
        [1, 2, 3],
        [7, 8, 9],
      ],
    },
    { ...line, points: [[2], [5]] },
  ]);
  expect(data.map((column) => [...column].map((value) => value ?? null))).toEqual([
    [1, 2, 3],
    [7, 8, 9],
    [null, 5, null],
  ]);
});

describe('labels at the ends of lines', () => {
  test('stay where they are when there is room', () => {
    expect(apart([10, 40, 90], 14, [0, 100])).toEqual([10, 40, 90]);
  });

  test('give way to each other, in their order and within the bounds', () => {
    const places = apart([50, 51, 98, 99], 14, [0, 100]);
    for (const [i, place] of places.slice(1).entries()) expect(place - places[i]).toBeGreaterThanOrEqual(14);
    expect(places.at(-1)).toBeLessThanOrEqual(100);
  });
});

test('a table takes so many rows at most, evenly, and always the first and the last one', () => {
  const values = Array.from({ length: 100 }, (_, i) => i + 1);
  expect(spreadOver(values, 12)).toEqual([1, 10, 19, 28, 37, 46, 55, 64, 73, 82, 91, 100]);
  expect(spreadOver([1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 9]);
  expect(spreadOver([1, 2], 12)).toEqual([1, 2]);
  expect(spreadOver([], 12)).toEqual([]);
});

test('an axis ends at a round number, and seldom at another one', () => {
  expect([0, Number.NaN, 50, 51, 900, 1000, 1001].map(niceCeiling)).toEqual([50, 50, 50, 60, 1000, 1000, 1500]);
});
