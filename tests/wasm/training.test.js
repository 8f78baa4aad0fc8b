import { describe, expect, it } from 'vitest';
import { relaxedSimd } from 'wasm-feature-detect';
import { createEngine } from '../../web/engine/createEngine.js';
import { kSettings, kText, losses, open, refusal } from './support/session.js';

describe.each(['rnn', 'gru', 'lstm'])('%s', (cell) => {
  it('learns: the loss falls below half of where it began', () => {
    const session = open({ cell, hidden: 32 });
    const [first, ...rest] = losses(session, 300);
    expect(first).toBeGreaterThan(2.5);
    expect(rest.at(-1)).toBeLessThan(first / 2);
  });

  it('gives the same ten losses for the same seed and others for another', () => {
    const ten = losses(open({ cell }), 10);
    expect(losses(open({ cell }), 10)).toEqual(ten);
    expect(losses(open({ cell, seed: 2 }), 10)).not.toEqual(ten);
  });

  it('repeats exactly after a reset, held-out losses too', () => {
    const session = open({ cell });
    const first = losses(session, 60);
    expect(session.reset()).toMatchObject({ step: 0, characters: 0, trainLoss: Number.NaN, heldOutLoss: Number.NaN });
    expect(losses(session, 60)).toEqual(first);
  });
});

describe('a slice of training', () => {
  it('may end in the middle of a step, without changing what comes out', () => {
    const whole = losses(open({ hidden: 64 }), 5);
    const session = open({ hidden: 64 });
    const sliced = [];
    let calls = 0;
    while (sliced.length < 5) {
      sliced.push(...session.train(5 - sliced.length, 0).newTrainLosses);
      calls += 1;
    }
    expect(calls).toBeGreaterThan(5);
    expect(sliced).toEqual(whole);
  });

  it('is a small part of a step when the model is large', () => {
    const session = open({ hidden: 128, layers: 2, batch: 32, steps: 64 });
    losses(session, 1); // and the first measurement of the held-out loss
    let slices = 0;
    while (session.snapshot().step < 2) {
      session.train(1, 0);
      slices += 1;
    }
    expect(slices).toBeGreaterThan(20);
  });

  it('counts steps and the characters trained on', () => {
    const session = open({ batch: 4, steps: 8 });
    losses(session, 7);
    expect(session.snapshot()).toMatchObject({ step: 7, characters: 7 * 4 * 8, diverged: false });
  });

  it('tells of each held-out measurement once, with its step', () => {
    const session = open();
    const steps = [];
    let last;
    for (let step = 0; step < 120; step++) {
      last = session.train(1, 1000);
      expect(last.newHeldOutSteps.length).toBe(last.newHeldOutLosses.length);
      steps.push(...last.newHeldOutSteps);
    }
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(last.heldOutStep).toBe(steps.at(-1));
  });
});

describe('a learning rate that is far too large', () => {
  it('is noticed, stops training, and the last good state can be taken up again', () => {
    const session = open({ learningRate: 0.01 });
    losses(session, 200);
    session.configure(1e6, 0);
    let snapshot = session.snapshot();
    for (let slice = 0; slice < 500 && !snapshot.diverged; slice++) snapshot = session.train(10, 1000);
    expect(snapshot.diverged).toBe(true);
    expect(session.train(10, 1000).step).toBe(snapshot.step);

    const restored = session.restoreLastGood(0.001);
    expect(restored.diverged).toBe(false);
    expect(restored.step).toBeGreaterThan(0);
    expect(session.settings().learningRate).toBe(0.001);
    expect(losses(session, 20).every((loss) => loss < 5)).toBe(true);
  });

  it('cannot be undone before there was a good state', () => {
    expect(refusal(() => open().restoreLastGood(0.001))).toMatchObject({ name: 'RnnError', code: 'no-good-state' });
  });
});

describe.runIf(await relaxedSimd())('the build with relaxed SIMD', () => {
  it('learns as the baseline does, within what rounding changes', async () => {
    const relaxed = await createEngine({ build: 'relaxed' });
    expect(relaxed.build).toBe('relaxed');
    const session = relaxed.open({ ...kSettings, hidden: 32 }, kText);
    const baseline = losses(open({ hidden: 32 }), 50);
    for (const [index, loss] of losses(session, 50).entries()) expect(loss).toBeCloseTo(baseline[index], 2);
    session.delete();
  });
});
