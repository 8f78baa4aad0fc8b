import { describe, expect, test } from 'vitest';
import { nodeLooks } from '../../web/element/nodeLooks.js';
import { wordsFor } from '../../web/locales/words.js';

/** @param {number[][]} steps */
const rows = (...steps) => ({
  steps: steps.length,
  size: steps[0].length,
  numbers: Float64Array.from(steps.flat()),
});

/** One step from the input to the output. */
const kGraph = {
  columns: 1,
  edges: [],
  nodes: [
    { role: 'input', column: 0, step: 0, layer: 0, direction: 'forward', decoder: false },
    { role: 'hidden', column: 0, step: 0, layer: 1, direction: 'forward', decoder: false },
    { role: 'output', column: 0, step: 0, layer: 2, direction: 'forward', decoder: false },
  ],
};

/** @param {object} what */
const looksOf = (what, unit = 0) => {
  const layer = { part: 'stack', layer: 0, direction: 'forward', a: rows([0.5, -0.25]) };
  const reading = { graph: kGraph, inputs: [''], features: null, classes: [], ...what };
  reading.trace = { layers: [layer], outputs: rows([0.875]), ...what.trace };
  return nodeLooks(reading, unit, wordsFor('en'));
};

describe('what a node shows', () => {
  test('of a character is the character, and of what follows the likeliest', () => {
    const outputs = rows([0.25, 0.75]);
    const [input, , output] = looksOf({ inputs: [' '], classes: ['a', 'b'], trace: { outputs } });
    expect(input).toEqual({ label: '␣' });
    expect(output).toEqual({ label: 'b', note: '75%' });
  });

  test('of a point are its two numbers, and of its class the probability, coloured from one class to the other', () => {
    const [input, , output] = looksOf({ features: rows([0.5, -0.25]) });
    expect(input).toEqual({ label: '0.50', note: '−0.25' });
    expect(output).toEqual({ label: '0.88', value: 0.75 });
  });

  test('of a state is the value of one unit', () => {
    expect([0, 1, 7].map((unit) => looksOf({}, unit)[1])).toEqual([{ value: 0.5 }, { value: -0.25 }, { value: -0.25 }]);
  });
});
