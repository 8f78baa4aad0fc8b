import { expect, test } from 'vitest';
import { buffersIn } from '../../web/worker/buffersIn.js';

test('the buffers of an answer are found wherever they lie in it, each once', () => {
  const [a, z] = [new Float64Array([1, 2]), new Uint8Array([3])];
  const trace = {
    layers: [{ part: 'stack', a: { steps: 1, numbers: a } }],
    z: { numbers: z },
    again: a,
    running: null,
  };
  expect(buffersIn(trace)).toEqual([a.buffer, z.buffer]);
  expect(buffersIn('a text')).toEqual([]);
});

test('an answer whose buffers are handed over arrives whole, and leaves nothing behind', () => {
  const trace = { numbers: new Float64Array([0.5, -0.25]), steps: 2 };
  const arrived = structuredClone(trace, { transfer: buffersIn(trace) });
  expect(arrived).toEqual({ numbers: new Float64Array([0.5, -0.25]), steps: 2 });
  expect(trace.numbers).toHaveLength(0);
});
