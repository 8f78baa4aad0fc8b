import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/createEngine.js';
import { RequestHandler } from '../../web/worker/requestHandler.js';
import { kSettings, kText } from './support/session.js';

// The worker's own code on the real engine and the real clock, without the thread.
let responses;
let handler;
let waiting;
let lastId;

beforeEach(async () => {
  responses = [];
  waiting = new Map();
  lastId = 0;
  handler = new RequestHandler({
    post(response) {
      responses.push(response);
      if (response.type === 'result' || response.type === 'error') waiting.get(response.id)?.(response);
    },
    now: () => performance.now(),
    later: (task) => void setImmediate(task),
    loadEngine: createEngine,
  });
  await ask({ type: 'start', build: 'baseline' });
});

afterEach(() => ask({ type: 'close' }));

function ask(request) {
  const id = ++lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    handler.handle({ ...request, id });
  });
}

const open = (settings = {}) =>
  ask({ type: 'open', settings: { ...kSettings, ...settings }, source: { kind: 'text', text: kText } });
/** Each loss is told once, in a snapshot or in an answer. */
const lossesTold = () => responses.flatMap(({ snapshot, value }) => [...((snapshot ?? value)?.newTrainLosses ?? [])]);
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the worker on the real engine', () => {
  it('opens, trains, writes meanwhile, and pauses', async () => {
    expect(await open()).toMatchObject({
      type: 'result',
      value: { build: 'baseline', characters: kText.length, notes: [] },
    });
    await ask({ type: 'train' });
    await wait(300);
    const written = await ask({ type: 'write', prompt: 'Ağaç', temperature: 1, length: 200, seed: 1 });
    expect([...written.value.text]).toHaveLength(200);
    const { value: paused } = await ask({ type: 'pause' });
    await wait(50);
    expect((await ask({ type: 'pause' })).value.step).toBe(paused.step);

    const snapshots = responses.filter(({ type }) => type === 'snapshot').map(({ snapshot }) => snapshot);
    expect(snapshots.length).toBeGreaterThan(2);
    expect(snapshots.at(-1).charactersPerSecond).toBeGreaterThan(0);
    const counted = [...snapshots, paused].reduce((sum, snapshot) => sum + snapshot.newTrainLosses.length, 0);
    expect(counted).toBe(paused.step);
  });

  it('answers a pause in the midst of an update of a large model, and goes on from there to the same losses', async () => {
    const large = { hidden: 512, layers: 2, batch: 32, steps: 64 };
    await open(large);
    await ask({ type: 'step', count: 3 });
    const expected = lossesTold();
    await open(large);
    ask({ type: 'write', prompt: 'A', temperature: 1, length: 100_000, seed: 1 });
    responses.length = 0;
    let answers = 0;
    for (let step = 0; step < 3; answers++) {
      await ask({ type: 'train' });
      await wait(1);
      step = (await ask({ type: 'pause' })).value.step;
    }
    expect(answers).toBeGreaterThan(6); // more than two for each update: it was not waited for
    expect(lossesTold().slice(0, 3)).toEqual(expected);
  });

  it('repeats a run exactly after a reset', async () => {
    await open();
    const first = (await ask({ type: 'step', count: 10 })).value.newTrainLosses;
    await ask({ type: 'reset' });
    expect((await ask({ type: 'step', count: 10 })).value.newTrainLosses).toEqual(first);
    expect(first).toHaveLength(10);
  });

  it('refuses a hidden size of "abc" and goes on with the model that it has', async () => {
    await open();
    await ask({ type: 'step', count: 3 });
    for (const hidden of ['abc', -1, 0, 1e9, 1e300]) {
      expect(await open({ hidden })).toMatchObject({ type: 'error', error: { field: 'hidden', allowed: '1–1024' } });
    }
    expect((await ask({ type: 'step', count: 1 })).value.step).toBe(4);
  });

  it('saves while it trains, and goes on from the file with the same losses, text and settings', async () => {
    await open({ cell: 'gru' });
    await ask({ type: 'step', count: 5 });
    const { value: file } = await ask({ type: 'save', setup: 'lesson=characters', withText: true });
    responses.length = 0;
    await ask({ type: 'step', count: 5 });
    const expected = lossesTold();
    const { value: opened } = await ask({ type: 'load', model: file.buffer });
    expect(opened).toMatchObject({ characters: kText.length, settings: { ...kSettings, cell: 'gru' }, notes: [] });
    expect((await ask({ type: 'pause' })).value.step).toBe(5);
    responses.length = 0;
    await ask({ type: 'step', count: 5 });
    expect(lossesTold()).toEqual(expected);
  });

  it('takes a task up from its file, and goes on with what it has when the file belongs to another', async () => {
    const network = { type: 'manyToOne', cell: 'gru', hidden: 8 };
    const task = {
      type: 'openTask',
      network,
      task: { name: 'delayedRecall', options: { lag: 6, heldOut: 40 } },
      training: { batch: 16, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 },
    };
    await ask(task);
    await ask({ type: 'step', count: 5 });
    const { value: file } = await ask({ type: 'save' });
    responses.length = 0;
    await ask({ type: 'step', count: 2 });
    const expected = lossesTold();
    expect(await ask({ ...task, model: file.buffer })).toMatchObject({ type: 'result', value: { build: 'baseline' } });
    responses.length = 0;
    expect((await ask({ type: 'step', count: 2 })).value.step).toBe(7);
    expect(lossesTold()).toEqual(expected);
    const refused = await ask({ ...task, network: { ...network, hidden: 9 }, model: file.buffer });
    expect(refused).toMatchObject({ type: 'error', error: { code: 'file-shape' } });
    expect((await ask({ type: 'step', count: 1 })).value.step).toBe(8);
  });

  it('says which characters of a beginning are unknown', async () => {
    await open();
    const { value } = await ask({ type: 'write', prompt: 'Ağaç 🦖', temperature: 1, length: 5, seed: 1 });
    expect(value.unknown).toEqual(['🦖']);
  });

  it('says so when the module cannot be loaded', async () => {
    const unloadable = createEngine({ wasmUrl: new URL('nowhere.wasm', import.meta.url).href });
    await expect(unloadable).rejects.toMatchObject({ name: 'RnnError', code: 'engine-not-loaded' });
  });
});
