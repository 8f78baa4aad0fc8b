// The browsers' part of tests/unit/determinism.test.cpp: its text, its settings, and the bits that it expects.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/journey.js';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The pieces of a C++ string literal are strings of JSON, too. */
const kStory = /kStory =\n([\s\S]*?);\n/
  .exec(read('../support/texts.hpp'))[1]
  .split('\n')
  .map((line) => JSON.parse(line.trim()))
  .join('');

const kExpected = [
  ...read('../unit/determinism.test.cpp').matchAll(/CellKind::(\w+), OptimiserKind::(\w+)\) == "(\w+)"/g),
].map(([, cell, optimiser, bits]) => ({ cell, optimiser, bits }));

const settingsFor = ({ cell, optimiser }) => ({
  cell,
  optimiser,
  hidden: 30,
  layers: 2,
  batch: 7,
  steps: 20,
  learningRate: optimiser === 'sgd' ? 0.3 : 0.005,
  momentum: 0.9,
  clip: 5,
  seed: 42,
});

/** FNV-1a over the bytes of all losses, as the native test computes it. @param {number[]} bytes */
function fingerprint(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

test('where the same numbers are asked for, the losses of 200 updates have the same bits as natively @firefox', async ({
  page,
  playground,
}) => {
  expect(kExpected).toHaveLength(3);
  await playground.open({ reproducible: true });
  await playground.pause();
  for (const expected of kExpected) {
    const { build, bytes } = await page.evaluate(
      async ({ settings, text }) => {
        const client = await document.querySelector('rnn-playground').experiment.models[0].client();
        const training = [];
        const heldOut = [];
        const take = ({ newTrainLosses, newHeldOutLosses }) => {
          training.push(...newTrainLosses);
          heldOut.push(...newHeldOutLosses);
        };
        client.onSnapshot = take;
        const opened = await client.open(settings, { kind: 'text', text });
        take(await client.step(200));
        const losses = new Float32Array([...training, ...heldOut]);
        return { build: opened.build, bytes: Array.from(new Uint8Array(losses.buffer)) };
      },
      { settings: settingsFor(expected), text: kStory },
    );
    expect(build).toBe('baseline');
    expect(fingerprint(bytes)).toBe(expected.bits);
  }
});
