import { describe, expect, test } from 'vitest';
import { encodeText } from '../../web/engine/utf8.js';
import { numbersOf, valuesAt } from '../../web/views/cell/cellValues.js';
import { open } from './support/session.js';

const kText = 'Damlaya damlaya göl olur.';
const kPlace = { part: 'stack', direction: 'forward' };

/** The equations that are written in an opened cell, on the numbers that are written under them. */
const kEquations = {
  rnn: ({ hidden, a }) => [[hidden, a]],
  gru: ({ update, candidate, aPrevious, a }) => [[update * aPrevious + (1 - update) * candidate, a]],
  lstm: ({ update, forget, candidate, output, cPrevious, c, a }) => [
    [forget * cPrevious + update * candidate, c],
    [output * Math.tanh(c), a],
  ],
};
const logistic = (z) => 1 / (1 + Math.exp(-z));

describe.each(Object.keys(kEquations))('an opened cell of a %s', (cell) => {
  const hidden = 5;
  const traced = () => open({ cell, hidden, layers: 2 }).traceText(encodeText(kText)).trace;

  test('shows numbers of the engine that fulfil its equations at every step', () => {
    const trace = traced();
    for (let layer = 0; layer < 2; layer++) {
      for (let step = 0; step < kText.length; step++) {
        const values = valuesAt(trace, { ...kPlace, layer, step });
        for (let unit = 0; unit < hidden; unit++) {
          for (const [computed, shown] of kEquations[cell](numbersOf(values, unit)))
            expect(computed).toBeCloseTo(shown, 6);
          for (const [name, { z, value }] of Object.entries(values.gates)) {
            const activation = name === 'candidate' || name === 'hidden' ? Math.tanh : logistic;
            expect(activation(z[unit])).toBeCloseTo(value[unit], 6);
          }
        }
      }
    }
  });

  test('goes on from the state of the step before and reads the layer below', () => {
    const trace = traced();
    for (let step = 1; step < kText.length; step++) {
      const [before, now] = [step - 1, step].map((t) => valuesAt(trace, { ...kPlace, layer: 1, step: t }));
      expect(now.aPrevious).toEqual(before.a);
      expect(now.cPrevious).toEqual(before.c);
      expect(now.x).toEqual(valuesAt(trace, { ...kPlace, layer: 0, step }).a);
    }
  });

  test('has an output only on top', () => {
    const trace = traced();
    expect(valuesAt(trace, { ...kPlace, layer: 0, step: 3 }).output).toBeNull();
    const { y } = valuesAt(trace, { ...kPlace, layer: 1, step: 3 }).output;
    expect(y.reduce((sum, probability) => sum + probability)).toBeCloseTo(1, 6);
  });
});
