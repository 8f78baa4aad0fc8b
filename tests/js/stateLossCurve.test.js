import { describe, expect, test } from 'vitest';
import { LossCurve } from '../../web/state/lossCurve.js';

/** @param {number} firstNewStep @param {number[]} losses @param {[number, number][]} heldOut */
const news = (firstNewStep, losses, heldOut = []) => ({
  firstNewStep,
  newTrainLosses: new Float32Array(losses),
  newHeldOutSteps: new Float64Array(heldOut.map(([step]) => step)),
  newHeldOutLosses: new Float32Array(heldOut.map(([, loss]) => loss)),
});

describe('the curve of the losses', () => {
  test('keeps every step of a short run', () => {
    const curve = new LossCurve();
    curve.add(news(1, [4, 3.5]));
    curve.add(news(3, [3], [[3, 3.25]]));
    expect(curve.training.columns.slice(0, 2)).toEqual([
      [1, 2, 3],
      [4, 3.5, 3],
    ]);
    expect(curve.heldOut.columns).toEqual([[3], [3.25]]);
  });

  test('has no more than a thousand points after a hundred thousand steps, evenly spread and in order', () => {
    const curve = new LossCurve();
    for (let step = 1; step <= 100_000; step++) curve.add(news(step, [1 / step]));
    const [steps] = curve.training.columns;
    expect(steps.length).toBeGreaterThan(500);
    expect(steps.length).toBeLessThanOrEqual(1000);
    expect(new Set(steps.slice(1).map((step, i) => step - steps[i])).size).toBe(1);
  });

  test('smooths: a lone spike hardly moves the line, a lasting change does', () => {
    const curve = new LossCurve();
    curve.add(news(1, Array(100).fill(2)));
    curve.add(news(101, [4]));
    expect(curve.smoothed).toBeLessThan(2.3);
    curve.add(news(102, Array(100).fill(1)));
    expect(curve.smoothed).toBeCloseTo(1, 1);
  });

  test('goes back when the run does', () => {
    const curve = new LossCurve();
    curve.add(news(1, [4, 3, 9, 9], [[4, 9]]));
    curve.add(news(3, [2.5], [[4, 2.75]]));
    expect(curve.training.columns[0]).toEqual([1, 2, 3]);
    expect(curve.training.columns[1]).toEqual([4, 3, 2.5]);
    expect(curve.heldOut.columns).toEqual([[4], [2.75]]);
  });

  test('keeps the accuracies of a task where they were measured, and goes back with them too', () => {
    const curve = new LossCurve();
    const accuracies = (/** @type {number[]} */ ...values) => ({ newHeldOutAccuracies: new Float32Array(values) });
    curve.add({
      ...news(
        1,
        [4, 3],
        [
          [1, 4],
          [2, 3],
        ],
      ),
      ...accuracies(0.5, 0.75),
    });
    curve.add({ ...news(2, [2.5], [[2, 2.5]]), ...accuracies(0.875) });
    expect(curve.accuracy.columns).toEqual([
      [1, 2],
      [0.5, 0.875],
    ]);
  });

  test('leaves out losses that are no numbers', () => {
    const curve = new LossCurve();
    curve.add(news(1, [4, Number.NaN, Number.POSITIVE_INFINITY]));
    expect(curve.training.columns[0]).toEqual([1]);
    expect(curve.smoothed).toBe(4);
  });
});
