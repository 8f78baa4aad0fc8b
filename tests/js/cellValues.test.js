import { describe, expect, test } from 'vitest';
import { numbersOf, valuesAt } from '../../web/views/cell/cellValues.js';

/** @import { Direction, TracedLayer } from '../../web/worker/protocol.js' */

/** Rows of two numbers: @param {number[][]} rows */
const rowsOf = (rows) => ({ steps: rows.length, size: rows[0].length, numbers: Float64Array.from(rows.flat()) });
const kNoRows = { steps: 0, size: 0, numbers: new Float64Array() };

/**
 * @param {TracedLayer['part']} part
 * @param {Direction} direction
 * @param {number[][]} c
 * @param {number} [layer]
 */
const traced = (part, direction, c, layer = 0) => ({
  ...{ part, direction, layer },
  x: kNoRows,
  gates: [{ name: /** @type {const} */ ('forget'), preActivation: rowsOf(c), value: rowsOf(c) }],
  a: rowsOf(c),
  aPrevious: rowsOf(c),
  c: rowsOf(c),
});

/** @param {TracedLayer[]} layers @param {number[][]} outputs */
const traceOf = (layers, outputs) => ({
  layers,
  z: rowsOf(outputs.map((row) => row.map((y) => 10 * y))),
  outputs: rowsOf(outputs),
  losses: new Float64Array(outputs.length),
  attention: null,
});

const kForward = { part: /** @type {const} */ ('stack'), layer: 0, direction: /** @type {const} */ ('forward') };
const kC = [
  [1, 2],
  [3, 4],
  [5, 6],
];

describe('the values of a cell', () => {
  const both = traceOf([traced('stack', 'forward', kC), traced('stack', 'backward', kC)], [[0.1], [0.2], [0.3]]);

  test('are those of its layer at its step', () => {
    const values = valuesAt(both, { ...kForward, step: 1 });
    expect([...(values?.c ?? [])]).toEqual([3, 4]);
    expect([...(values?.cPrevious ?? [])]).toEqual([1, 2]);
    expect(values?.steps).toBe(3);
    expect(values?.output?.y[0]).toBe(0.2);
    expect(values?.output?.z[0]).toBe(2);
    expect(numbersOf(/** @type {NonNullable<typeof values>} */ (values), 1)).toEqual({
      ...{ aPrevious: 4, a: 4, cPrevious: 2, c: 4, forget: 4 },
    });
  });

  test('begin with a c of zeros, in time on the left or, backward, on the right', () => {
    expect([...(valuesAt(both, { ...kForward, step: 0 })?.cPrevious ?? [])]).toEqual([0, 0]);
    expect([...(valuesAt(both, { ...kForward, direction: 'backward', step: 2 })?.cPrevious ?? [])]).toEqual([0, 0]);
    expect([...(valuesAt(both, { ...kForward, direction: 'backward', step: 0 })?.cPrevious ?? [])]).toEqual([3, 4]);
  });

  test('of a decoder begin with the last c of its encoder, of both directions together', () => {
    const ended = [...kC, [0, 0]]; // the example has three steps
    const trace = traceOf(
      [traced('encoder', 'forward', ended), traced('encoder', 'backward', kC), traced('decoder', 'forward', kC)],
      [[0.1], [0.2], [0.3]],
    );
    const decoder = { ...kForward, part: /** @type {const} */ ('decoder') };
    expect([...(valuesAt(trace, { ...decoder, step: 0 })?.cPrevious ?? [])]).toEqual([5 + 1, 6 + 2]);
    expect([...(valuesAt(trace, { ...decoder, step: 1 })?.cPrevious ?? [])]).toEqual([1, 2]);
    expect(valuesAt(trace, { ...kForward, part: 'encoder', step: 0 })?.output).toBeNull();
  });

  test('have an output only where one is read from them', () => {
    const one = traceOf([traced('stack', 'forward', kC), traced('stack', 'backward', kC)], [[0.7]]);
    const read = ['forward', 'backward'].map((direction) =>
      [0, 1, 2].map((step) => {
        const cell = { ...kForward, direction: /** @type {Direction} */ (direction), step };
        return valuesAt(one, cell)?.output?.y[0] ?? null;
      }),
    );
    expect(read).toEqual([
      [null, null, 0.7],
      [0.7, null, null],
    ]);
    const deep = traceOf([traced('stack', 'forward', kC), traced('stack', 'forward', kC, 1)], [[0.1], [0.2], [0.3]]);
    expect(valuesAt(deep, { ...kForward, step: 0 })?.output).toBeNull();
    expect(valuesAt(deep, { ...kForward, layer: 1, step: 0 })?.output?.y[0]).toBe(0.1);
  });

  test('are none where the trace has no such cell', () => {
    expect(valuesAt(both, { ...kForward, layer: 1, step: 0 })).toBeNull();
    expect(valuesAt(both, { ...kForward, step: 3 })).toBeNull();
  });
});
