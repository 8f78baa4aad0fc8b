import { describe, expect, it } from 'vitest';
import { RnnError } from '../../web/engine/rnnError.js';
import { kOpen, startFakeWorker } from './support/fakeWorker.js';

async function opened(speed) {
  const worker = await startFakeWorker(speed);
  worker.ask(kOpen);
  return worker;
}

const lossesOf = (responses) =>
  responses.flatMap((response) => {
    const snapshot = response.type === 'snapshot' ? response.snapshot : response.value;
    return [...(snapshot?.newTrainLosses ?? [])];
  });

const upTo = (count) => Array.from({ length: count }, (_, index) => index + 1);

describe('opening', () => {
  it('tells what was read and built', async () => {
    const worker = await startFakeWorker();
    const source = { kind: 'bytes', bytes: new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a]).buffer };
    expect(worker.ask({ ...kOpen, source })).toMatchObject({
      type: 'result',
      value: {
        settings: { cell: 'lstm' },
        vocabulary: ['a', 'b'],
        parameters: 7,
        build: 'baseline',
        notes: ['byte-order-mark', 'line-endings'],
        beginning: 'a\n',
      },
    });
  });

  it('gives the first 2,000 characters and cuts none in half', async () => {
    const worker = await startFakeWorker();
    const { value } = worker.ask({ ...kOpen, source: { kind: 'text', text: `a${'😀'.repeat(3000)}` } });
    expect(value.beginning).toBe(`a${'😀'.repeat(1999)}`);
  });

  it('frees the session that it replaces', async () => {
    const worker = await opened();
    worker.ask(kOpen);
    expect(worker.sessions.map((session) => session.deleted)).toEqual([true, false]);
  });

  it('keeps the former session, training, when the new one is refused', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    const refuse = new RnnError('text-empty', 'empty', { field: 'text' });
    expect(worker.ask({ ...kOpen, settings: { refuse } })).toMatchObject({
      type: 'error',
      error: { code: 'text-empty', field: 'text' },
    });
    worker.turnFor(100);
    expect(worker.sessions[0].steps).toBeGreaterThan(10);
    expect(worker.sessions[0].deleted).toBe(false);
  });

  it('answers what was being done in the session that it replaces', async () => {
    const worker = await opened();
    const step = worker.send({ type: 'step', count: 1000 });
    const write = worker.send({ type: 'write', prompt: 'x', temperature: 1, length: 1000, seed: 1 });
    worker.turn();
    worker.ask(kOpen);
    expect(worker.answerTo(step)).toMatchObject({ type: 'result', value: { training: false } });
    expect(worker.answerTo(write)).toMatchObject({ type: 'result', value: { cancelled: true } });
    worker.turn();
    expect(worker.isIdle()).toBe(true);
  });
});

describe('requests in the wrong order', () => {
  it.each(['train', 'pause', 'step', 'reset', 'configure', 'recover', 'write', 'cancel'])(
    'answers %s with not-open before a text is open and after it was closed',
    async (type) => {
      const worker = await startFakeWorker();
      expect(worker.ask({ type })).toMatchObject({ type: 'error', error: { code: 'not-open' } });
      worker.ask(kOpen);
      worker.ask({ type: 'close' });
      expect(worker.ask({ type })).toMatchObject({ type: 'error', error: { code: 'not-open' } });
    },
  );

  it('closes nothing without complaint', async () => {
    const worker = await startFakeWorker();
    expect(worker.ask({ type: 'close' })).toMatchObject({ type: 'result', value: null });
  });
});

describe('training', () => {
  it('goes on slice by slice until it is paused, and then does nothing more', async () => {
    const worker = await opened();
    expect(worker.ask({ type: 'train' }).value.training).toBe(true);
    worker.turnFor(1000);
    const paused = worker.ask({ type: 'pause' });
    expect(paused.value).toMatchObject({ training: false, charactersPerSecond: 0, step: worker.sessions[0].steps });
    worker.turn();
    expect(worker.isIdle()).toBe(true);
    expect(worker.sessions[0].steps).toBe(paused.value.step);
  });

  it('gives messages their turn at least every 20 ms, however long a step takes', async () => {
    const worker = await opened({ stepMilliseconds: 3000 });
    worker.ask({ type: 'train' });
    worker.send({ type: 'write', prompt: 'x', temperature: 1, length: 1000, seed: 1 });
    for (let turn = 0; turn < 100; turn++) {
      const before = worker.clock.time;
      worker.turn();
      expect(worker.clock.time - before).toBeLessThanOrEqual(20);
    }
  });

  it('sends at most 30 snapshots a second, and enough to look alive', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(2000);
    expect(worker.snapshots().length).toBeLessThanOrEqual(60);
    expect(worker.snapshots().length).toBeGreaterThanOrEqual(40);
  });

  it('sends no snapshot in which nothing is new', async () => {
    const worker = await opened({ stepMilliseconds: 500 });
    worker.ask({ type: 'train' });
    worker.turnFor(2100);
    expect(worker.snapshots().length).toBe(4);
  });

  it('sends every loss once and in order, whatever is asked in between', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(100);
    worker.ask({ type: 'configure', clip: 1 });
    worker.turnFor(15);
    worker.ask({ type: 'pause' });
    worker.ask({ type: 'step', count: 2 });
    worker.ask({ type: 'train' });
    worker.turnFor(50);
    worker.ask({ type: 'pause' });
    expect(lossesOf(worker.responses)).toEqual(upTo(worker.sessions[0].steps));
  });

  it('names the step of the first loss in each snapshot', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(200);
    for (const { snapshot } of worker.snapshots()) expect(snapshot.firstNewStep).toBe(snapshot.newTrainLosses[0]);
  });

  it('measures its speed over the last second', async () => {
    const worker = await opened({ stepMilliseconds: 10 });
    worker.ask({ type: 'train' });
    worker.turnFor(5000);
    expect(worker.snapshots().at(-1).snapshot.charactersPerSecond).toBeCloseTo(10_000, -3);
    worker.sessions[0].stepMilliseconds = 20;
    worker.turnFor(1100);
    expect(worker.snapshots().at(-1).snapshot.charactersPerSecond).toBeCloseTo(5000, -3);
  });

  it('does not count a pause as training', async () => {
    const worker = await opened({ stepMilliseconds: 10 });
    worker.ask({ type: 'train' });
    worker.turnFor(500);
    worker.ask({ type: 'pause' });
    worker.clock.time += 60_000;
    worker.ask({ type: 'train' });
    worker.turnFor(500);
    expect(worker.snapshots().at(-1).snapshot.charactersPerSecond).toBeCloseTo(10_000, -3);
  });

  it('knows its speed also when one step takes longer than a second', async () => {
    const worker = await opened({ stepMilliseconds: 2000 });
    worker.ask({ type: 'train' });
    worker.turnFor(9000);
    expect(worker.snapshots().at(-1).snapshot.charactersPerSecond).toBeCloseTo(50, -1);
  });

  it('stops by itself when the loss diverges, and says so at once', async () => {
    const worker = await opened();
    worker.sessions[0].divergesAt = 1;
    worker.ask({ type: 'train' });
    worker.turn();
    expect(worker.snapshots()).toHaveLength(1);
    expect(worker.snapshots()[0].snapshot).toMatchObject({ diverged: true, training: false });
    expect(worker.isIdle()).toBe(true);
    expect(worker.ask({ type: 'train' }).value.training).toBe(false);
  });
});

describe('single steps', () => {
  it('makes exactly so many and then stays paused', async () => {
    const worker = await opened();
    const id = worker.send({ type: 'step', count: 100 });
    worker.turnFor(10_000);
    expect(worker.answerTo(id)).toMatchObject({ type: 'result', value: { step: 100, training: false } });
    expect(worker.isIdle()).toBe(true);
  });

  it('stops training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(50);
    const before = worker.sessions[0].steps;
    worker.send({ type: 'step', count: 3 });
    worker.turnFor(1000);
    expect(worker.sessions[0].steps).toBe(before + 3);
  });

  it('is ended early by pause and answered before it', async () => {
    const worker = await opened();
    const step = worker.send({ type: 'step', count: 1000 });
    worker.turnFor(100);
    const pause = worker.send({ type: 'pause' });
    const answered = worker.responses.filter(({ type }) => type === 'result').map(({ id }) => id);
    expect(answered.slice(-2)).toEqual([step, pause]);
    worker.turn();
    expect(worker.isIdle()).toBe(true);
  });

  it('changes nothing when the count is wrong', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    expect(worker.ask({ type: 'step', count: Number.NaN })).toMatchObject({ type: 'error', error: { field: 'count' } });
    expect(worker.ask({ type: 'train' }).value.training).toBe(true);
    worker.turnFor(50);
    expect(worker.snapshots().at(-1).snapshot.training).toBe(true);
  });
});

describe('resetting and recovering', () => {
  it('goes back to step 0, forgets losses that were not sent, and goes on training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turn();
    const { value } = worker.ask({ type: 'reset' });
    expect(value).toMatchObject({ step: 0, training: true });
    expect(value.newTrainLosses).toHaveLength(0);
    worker.turnFor(100);
    expect(worker.snapshots().at(-1).snapshot.step).toBeGreaterThan(10);
  });

  it('goes back to the last good state, paused, after the loss diverged', async () => {
    const worker = await opened();
    worker.sessions[0].divergesAt = 3;
    worker.ask({ type: 'train' });
    worker.turnFor(100);
    expect(worker.ask({ type: 'recover', learningRate: 0.01 }).value).toMatchObject({
      step: 2,
      diverged: false,
      training: false,
    });
    expect(worker.ask({ type: 'train' }).value.training).toBe(true);
  });

  it('sends the losses from before it recovered, and goes on training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.turnFor(60);
    const { steps } = worker.sessions[0];
    expect(worker.ask({ type: 'recover', learningRate: 0.01 }).value).toMatchObject({
      step: steps - 1,
      training: true,
    });
    expect(lossesOf(worker.responses)).toEqual(upTo(steps));
  });

  it('says when there is no good state, and goes on', async () => {
    const worker = await opened();
    expect(worker.ask({ type: 'recover', learningRate: 0.01 })).toMatchObject({ error: { code: 'no-good-state' } });
    expect(worker.ask({ type: 'train' }).type).toBe('result');
  });
});

describe('settings that can change while it trains', () => {
  it('keeps the one that is not named', async () => {
    const worker = await opened();
    worker.ask({ type: 'configure', clip: 1 });
    worker.ask({ type: 'configure', learningRate: 0.5 });
    expect(worker.sessions[0].configured).toEqual({ learningRate: 0.5, clip: 1 });
  });

  it('refuses a wrong one and goes on training', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    expect(worker.ask({ type: 'configure', learningRate: -1 })).toMatchObject({ error: { field: 'learningRate' } });
    worker.turnFor(100);
    expect(worker.snapshots().length).toBeGreaterThan(0);
  });
});

describe('a trap of the module', () => {
  it('while training is told as a crash, and nothing of the module is called any more', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.sessions[0].train = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    worker.turn();
    expect(worker.responses.at(-1)).toMatchObject({ type: 'crashed', error: { code: 'engine-crashed' } });
    expect(worker.isIdle()).toBe(true);
    expect(worker.ask(kOpen)).toMatchObject({ type: 'error', error: { code: 'engine-crashed' } });
    expect(worker.sessions[0].deleted).toBe(false);
  });

  it('while answering is the answer, and then told as a crash', async () => {
    const worker = await opened();
    worker.ask({ type: 'train' });
    worker.sessions[0].reset = () => {
      throw new WebAssembly.RuntimeError('memory access out of bounds');
    };
    expect(worker.ask({ type: 'reset' })).toMatchObject({ type: 'error', error: { code: 'engine-crashed' } });
    expect(worker.responses.at(-1).type).toBe('crashed');
    worker.turn();
    expect(worker.sessions[0].steps).toBe(0);
  });
});
