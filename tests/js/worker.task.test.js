import { describe, expect, it } from 'vitest';
import { RnnError } from '../../web/engine/rnnError.js';
import { kOpen, kOpenTask, startFakeWorker } from './support/fakeWorker.js';

async function opened() {
  const worker = await startFakeWorker();
  worker.ask(kOpenTask);
  return worker;
}

describe('a task', () => {
  it('is opened with what was asked for, and says what it is', async () => {
    const worker = await startFakeWorker();
    expect(worker.ask(kOpenTask)).toMatchObject({
      type: 'result',
      value: { task: { heldOutExamples: 4 }, parameters: 7, tensors: [{ name: 'output.bias' }], build: 'baseline' },
    });
    const { network, task, training } = kOpenTask;
    expect(worker.sessions[0].openedWith).toEqual({ network, task, training });
  });

  it('trains, steps, pauses, resets and recovers as a text does', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(100);
    expect(worker.snapshots().length).toBeGreaterThan(1);
    const paused = worker.ask({ type: 'pause' }).value;
    expect(paused).toMatchObject({ training: false, step: worker.sessions[0].steps });
    const id = worker.send({ type: 'step', count: 3 });
    worker.turnFor(100);
    expect(worker.answerTo(id).value.step).toBe(paused.step + 3);
    expect(worker.ask({ type: 'configure', learningRate: 0.5 })).toMatchObject({ type: 'result' });
    expect(worker.sessions[0].configured).toEqual({ learningRate: 0.5, clip: 5 });
    expect(worker.ask({ type: 'recover', learningRate: 0.2 }).value.step).toBe(paused.step + 2);
    expect(worker.ask({ type: 'reset' }).value.step).toBe(0);
    worker.ask({ type: 'close' });
    expect(worker.sessions[0].deleted).toBe(true);
  });

  it('replaces what was open, and a text replaces it', async () => {
    const worker = await startFakeWorker();
    for (const request of [kOpen, kOpenTask, kOpenTask, kOpen]) worker.ask(request);
    expect(worker.sessions.map(({ deleted }) => deleted)).toEqual([true, true, true, false]);
  });

  it('leaves what was open as it was when it is refused', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    const refuse = new RnnError('setting-not-together', 'no', { field: 'type' });
    expect(worker.ask({ ...kOpenTask, task: { refuse } })).toMatchObject({ error: { field: 'type' } });
    worker.turnFor(100);
    expect(worker.sessions[0]).toMatchObject({ deleted: false });
    expect(worker.sessions[0].steps).toBeGreaterThan(10);
  });

  it.each([
    [{ type: 'example', index: 2 }, { exampleOf: 2 }],
    [
      { type: 'trace', index: 2 },
      { example: { exampleOf: 2 }, trace: { traceOf: 2 } },
    ],
    [{ type: 'stateGradients' }, 'of some examples'],
    [{ type: 'stateGradients', steps: 10001 }, 'over 10001 steps'],
    [
      { type: 'predict', features: new Float32Array([1, 2]), count: 1 },
      { predicted: [1, 2], count: 1 },
    ],
  ])('answers %o, which a text does not', async (request, value) => {
    const worker = await opened();
    expect(worker.ask(request)).toMatchObject({ type: 'result', value });
    worker.ask(kOpen);
    expect(worker.ask(request)).toMatchObject({ error: { code: 'not-open' } });
  });

  it.each([
    { type: 'write', prompt: 'x', temperature: 1, length: 3, seed: 1 },
    { type: 'cancel', request: 1 },
    { type: 'traceText', text: 'x' },
  ])('refuses what only a text can do: %o', async (request) => {
    const worker = await opened();
    expect(worker.ask(request)).toMatchObject({ error: { code: 'not-open' } });
  });
});
