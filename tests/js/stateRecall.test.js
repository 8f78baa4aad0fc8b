import { describe, expect, test } from 'vitest';
import vanishing from '../../web/lessons/vanishing.js';
import { LossCurve } from '../../web/state/lossCurve.js';
import { bestOfPlain, kRecallCells, recallOpenings } from '../../web/state/recall.js';
import { defaults } from '../../web/state/settings.js';

/**
 * Models as they stand after so many measurements, one every 25 steps.
 * @param {Record<string, number[]>} accuracies of each
 */
function comparisonOf(accuracies) {
  const models = Object.fromEntries(
    Object.entries(accuracies).map(([name, list]) => {
      const curve = new LossCurve();
      curve.add({
        firstNewStep: 1,
        newTrainLosses: new Float32Array(),
        newHeldOutSteps: Float64Array.from(list, (_, i) => 25 * i),
        newHeldOutLosses: Float32Array.from(list, () => 1),
        newHeldOutAccuracies: Float32Array.from(list),
      });
      return [name, { curve, progress: { step: 25 * (list.length - 1), heldOutAccuracy: list.at(-1) } }];
    }),
  );
  return /** @type {any} */ ({ model: (/** @type {string} */ name) => models[name] });
}

/** @param {string} name @param {any} comparison */
const goalOf = (name, comparison) =>
  vanishing
    .goals(defaults())
    .find((goal) => goal.name === name)
    ?.of(comparison);

describe('delayed recall', () => {
  test('is learned by three cells that differ in nothing else', async () => {
    const chosen = { ...defaults(vanishing.settings), lag: 50, window: 20, seed: 3 };
    const requests = [];
    const client = /** @type {any} */ ({ openTask: async (/** @type {any} */ request) => requests.push(request) });
    for (const open of recallOpenings(chosen)) await open(client);
    expect(requests.map(({ network }) => network.cell)).toEqual(kRecallCells);
    for (const { network, task, training } of requests) {
      expect({ ...network, cell: '' }).toEqual({ ...requests[0].network, cell: '' });
      expect(task).toEqual({ name: 'delayedRecall', options: { lag: 50 } });
      expect(training).toEqual(requests[0].training);
      expect(training).toMatchObject({ seed: 3, window: 20 });
    }
  });
});

describe('whether the plain network fails', () => {
  // The slower one has solved it at step 75, measurement 3; five times that is measurement 15.
  const upTo = (/** @type {number} */ last) => {
    /** @param {number[]} first */
    const thenSolved = (first) => Array.from({ length: last + 1 }, (_, i) => first[i] ?? 1);
    return { gru: thenSolved([0.25, 0.5, 0.995]), lstm: thenSolved([0.25, 0.3, 0.6, 1]) };
  };
  const guesses = (/** @type {number} */ last) => Array(last + 1).fill(0.25);

  test('is not known before the others have solved the task', () => {
    const { gru } = upTo(40);
    expect(bestOfPlain(comparisonOf({ rnn: guesses(40), gru, lstm: guesses(40) }))).toBeNaN();
  });

  test('is not known before it has had five times as many updates as the slower one of them', () => {
    expect(bestOfPlain(comparisonOf({ rnn: guesses(14), ...upTo(14) }))).toBeNaN();
    expect(bestOfPlain(comparisonOf({ rnn: guesses(15), ...upTo(15) }))).toBe(0.25);
  });

  test('is told by the best that it has ever done, not by a bad moment', () => {
    const rnn = guesses(15).with(2, 0.75);
    expect(goalOf('rnn', comparisonOf({ rnn, ...upTo(15) }))).toBe(0.75);
  });

  test('says nothing of the others: they are measured as they are now', () => {
    const comparison = comparisonOf({ rnn: [0.25], gru: [0.5], lstm: [0.75] });
    expect([goalOf('gru', comparison), goalOf('lstm', comparison)]).toEqual([0.5, 0.75]);
  });
});
