import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bidirectionalSize, bidirectionalWeights } from '../../web/state/bidirectionalSize.js';
import { Letters, plainOf } from '../../web/state/letters.js';
import { defaults, offer } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const settings = offer({ main: ['cell', 'hidden'], fallback: { cell: 'gru', hidden: 20 } });
const inputNames = [...' .aegimnorst'];
const outputNames = [...' .aegimnorstöüşığç'];

/** @type {LettersClient[]} */
let clients;

/** Puts a mark on every o. */
class LettersClient extends FakeClient {
  /** @param {number} count */
  async step(count) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return super.step(count);
  }

  /** @param {any} request */
  async openTask(request) {
    await super.openTask(request);
    const { hidden, bidirectional } = request.network;
    const shape = { inputSize: inputNames.length, outputSize: outputNames.length };
    const oneWay = 3 * hidden * (shape.inputSize + hidden + 2) + shape.outputSize * (hidden + 1);
    const parameters = bidirectional ? bidirectionalWeights('gru', shape, hidden) : oneWay;
    return { task: { ...shape, inputNames, outputNames }, parameters, tensors: [] };
  }

  async graph() {
    return { nodes: [], edges: [], columns: 0 };
  }

  /** @param {{ input: { tokens: Int32Array } }} request */
  async traceInput({ input }) {
    const size = outputNames.length;
    const numbers = new Float64Array(input.tokens.length * size);
    input.tokens.forEach((token, t) => {
      const sign = inputNames[token] === 'o' ? 'ö' : inputNames[token];
      numbers[t * size + outputNames.indexOf(sign)] = 0.75;
    });
    return { layers: [], outputs: { steps: input.tokens.length, size, numbers } };
  }
}

async function begun() {
  clients = [];
  const letters = new Letters({
    connect: async (/** @type {any} */ options) => {
      clients.push(new LettersClient(options));
      return /** @type {any} */ (clients.at(-1));
    },
    cores: 2,
    settings,
    goals: () => [],
  });
  await letters.begin({ chosen: defaults(settings) });
  await letters.pause();
  return letters;
}

/** @param {Letters} letters @param {'oneWay' | 'bothWays'} ways */
const written = (letters, ways) =>
  letters
    .lettersOf(ways)
    .map(({ character }) => character)
    .join('');

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async (/** @type {string} */ url) => new Response(readFileSync(url.replace(/^\//, ''), 'utf8')),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('the letters experiment', () => {
  test('sizes the second network by the weights of the first, and never beyond them', async () => {
    const letters = await begun();
    const tasks = clients.flatMap(({ tasks: asked }) => asked);
    const [one, both] = [false, true].map((ways) => tasks.find(({ network }) => network.bidirectional === ways));
    expect(one.network.hidden).toBe(20);
    expect(both.network.hidden).toBeLessThan(20);
    const [ofOne, ofBoth] = letters.models.map(({ opened }) => /** @type {any} */ (opened).parameters);
    expect(ofBoth).toBeLessThanOrEqual(ofOne);
    expect(ofBoth).toBeGreaterThan(0.85 * ofOne);
    expect(one.task.text).toBe(readFileSync('web/data/turkce.txt', 'utf8'));
  });

  test('answers in one direction at each key, in both only at the end', async () => {
    const letters = await begun();
    letters.type('son');
    await vi.waitFor(() => expect(written(letters, 'oneWay')).toBe('sön'));
    expect(letters.hasEnded).toBe(false);
    expect(written(letters, 'bothWays')).not.toBe('sön');
    letters.end();
    await vi.waitFor(() => expect(written(letters, 'bothWays')).toBe('sön'));
    letters.type('sonra');
    expect(letters.hasEnded).toBe(false);
    letters.type('sonra.');
    expect(letters.hasEnded).toBe(true);
    await vi.waitFor(() => expect(written(letters, 'bothWays')).toBe('sönra.'));
  });

  test('reads what has Turkish letters as if it had none', async () => {
    expect(plainOf('Çağrı, İzmir’de üşüdü; kâğıt')).toBe('Cagri, Izmir’de usudu; kagit');
    const letters = await begun();
    letters.type('önemsiz.');
    await vi.waitFor(() => expect(written(letters, 'oneWay')).toBe('önemsi.'));
  });

  test('is drawn as the network that is looked at', async () => {
    const letters = await begun();
    letters.turnTo({ model: 0 });
    letters.type('son');
    await vi.waitFor(() => expect(letters.seen('reading')?.inputs).toEqual(['s', 'o', 'n']));
    letters.turnTo({ model: 1 });
    expect(letters.seen('reading')?.inputs).not.toEqual(['s', 'o', 'n']);
  });

  test('knows by how much the second direction is better on the ambiguous letters', async () => {
    const letters = await begun();
    expect(letters.gain).toBeNaN();
    const [one, both] = [false, true].map((ways) =>
      clients.find(({ tasks }) => tasks[0].network.bidirectional === ways),
    );
    one?.report({
      step: 25,
      heldOutParts: new Float32Array([0.75, 0.5]),
      heldOutAccuracy: 0.96,
    });
    both?.report({ step: 25, heldOutParts: new Float32Array([0.75, 0.625]), heldOutAccuracy: 0.95 });
    expect(letters.gain).toBeCloseTo(0.125);
    expect(letters.accuracy('oneWay', 'decided')).toBe(0.75);
    expect(letters.accuracy('bothWays', 'all')).toBeCloseTo(0.95);
  });
});

test.each(/** @type {const} */ (['rnn', 'gru', 'lstm']))(
  'a %s in both directions comes as near to a number of weights as it can',
  (cell) => {
    const shape = { inputSize: 60, outputSize: 70 };
    const hidden = bidirectionalSize(cell, shape, 50_000);
    expect(bidirectionalWeights(cell, shape, hidden)).toBeLessThanOrEqual(50_000);
    expect(bidirectionalWeights(cell, shape, hidden + 1)).toBeGreaterThan(50_000);
  },
);
