import { afterEach, describe, expect, it } from 'vitest';
import { engine, losses, refusal } from './support/session.js';

const kNetwork = { type: 'manyToOne', cell: 'gru', hidden: 8 };
const kTask = { name: 'delayedRecall', options: { lag: 6, heldOut: 40 } };
const kTraining = { batch: 16, optimiser: 'adam', learningRate: 0.01, clip: 1, seed: 1 };
const kPlane = { type: 'oneToOne', cell: 'rnn', hidden: 8 };

const opened = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.delete();
});

function open({ network = {}, task = kTask, training = {} } = {}) {
  const session = engine.openTask({ ...kNetwork, ...network }, task, { ...kTraining, ...training });
  opened.push(session);
  return session;
}
const openPlane = (task = { name: 'xor' }) => open({ network: kPlane, task });

describe('a task', () => {
  it('says what its examples are', () => {
    expect(open().task()).toEqual({
      tokensIn: true,
      inputSize: 13,
      tokensOut: true,
      outputSize: 4,
      inputSteps: 7,
      outputSteps: 1,
      heldOutExamples: 40,
      inputNames: [],
      outputNames: [],
      end: -1,
    });
    expect(openPlane().task()).toMatchObject({ tokensIn: false, inputSize: 2, tokensOut: false, inputSteps: 1 });
  });

  it('trains the same run from the same seed, also after a reset', () => {
    const session = open();
    const run = losses(session, 40);
    expect(losses(open(), 40)).toEqual(run);
    expect(losses(open({ training: { seed: 2 } }), 40)).not.toEqual(run);
    expect(session.reset().step).toBe(0);
    expect(losses(session, 40)).toEqual(run);
  });

  it('tells how it does on the held-out examples, every 25 steps', () => {
    const session = open();
    const told = [];
    let snapshot = session.snapshot();
    expect(snapshot.heldOutAccuracy).toBeNaN();
    while (snapshot.step < 60) {
      snapshot = session.train(60 - snapshot.step, 1);
      expect(snapshot.newHeldOutAccuracies).toHaveLength(snapshot.newHeldOutLosses.length);
      told.push(...snapshot.newHeldOutSteps);
    }
    expect(told).toEqual([0, 25, 50]);
    expect(snapshot.characters).toBe(60 * 16);
    expect(snapshot.heldOutAccuracy).toBeGreaterThan(0);
  });

  it.each([
    ['sgd', { momentum: 0.9 }],
    ['adagrad', {}],
    ['rmsprop', {}],
    ['adam', {}],
    ['adamw', { decay: 0.1 }],
  ])('learns with %s', (optimiser, more) => {
    const session = openPlane({ name: 'circles' });
    const network = { ...kPlane, initialiser: { input: 'xavier-uniform', recurrent: 'orthogonal', forgetBias: null } };
    const training = { optimiser, learningRate: 0.05, schedule: { kind: 'cosine', cosineSteps: 500 }, ...more };
    const other = open({ network, task: { name: 'circles' }, training });
    expect(losses(other, 50)).not.toEqual(losses(session, 50));
    expect(other.train(350, 60_000).heldOutAccuracy).toBeGreaterThan(0.7);
  });

  it.each(['gru', 'lstm'])('begins with the gate that keeps its state as open as is asked for (%s)', (cell) => {
    const hidden = 8;
    const biases = (/** @type {number | null} */ forgetBias) => {
      const session = open({ network: { cell, hidden, initialiser: { forgetBias } } });
      return ['bias_ih_l0', 'bias_hh_l0'].map((name) => [...session.tensor(name).numbers]);
    };
    const drawn = biases(null);
    for (const [i, bias] of biases(4).entries()) {
      expect(bias.slice(hidden, 2 * hidden)).toEqual(Array(hidden).fill(i === 0 ? 4 : 0));
      expect(bias.slice(0, hidden)).toEqual(drawn[i].slice(0, hidden));
      expect(bias.slice(2 * hidden)).toEqual(drawn[i].slice(2 * hidden));
    }
  });

  it('has its learning rate and clip changed while it trains, both or neither', () => {
    const session = open();
    session.configure(0.5, 2);
    expect(session.settings()).toEqual({ learningRate: 0.5, clip: 2 });
    expect(refusal(() => session.configure(0.1, -1))).toMatchObject({ field: 'clip' });
    expect(session.settings()).toEqual({ learningRate: 0.5, clip: 2 });
  });

  it('goes back to its last good state', () => {
    const session = open();
    expect(refusal(() => session.restoreLastGood(0.1))).toMatchObject({ code: 'no-good-state' });
    losses(session, 30);
    expect(session.restoreLastGood(0.001)).toMatchObject({ step: 25, diverged: false });
  });
});

describe('an example', () => {
  it('is told with its tokens, and traced', () => {
    const session = open();
    const example = session.example(3);
    expect(example).toMatchObject({ inputFeatures: null, targetValues: null });
    expect([...example.judged]).toEqual([1]);
    expect(example.inputTokens).toHaveLength(7);
    expect(example.inputTokens[6]).toBe(12); // the question mark
    expect(example.targetTokens[0]).toBe(example.inputTokens[0]);
    const { layers, outputs, losses: each } = session.trace(3);
    expect(layers[0].a).toMatchObject({ steps: 7, size: 8 });
    expect(layers[0].gates.map(({ name }) => name)).toEqual(['reset', 'update', 'candidate']);
    expect(each[0]).toBeCloseTo(-Math.log(outputs.numbers[example.targetTokens[0]]), 5);
  });

  it('says with −1 and 0 where nothing is judged', () => {
    const { targetTokens, judged } = open({ network: { type: 'manyToMany' } }).example(0);
    expect([...targetTokens.slice(0, 6)]).toEqual(Array(6).fill(-1));
    expect([...judged]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('may be made of features and values', () => {
    const { inputTokens, inputFeatures, targetValues } = openPlane().example(0);
    expect(inputTokens).toBeNull();
    expect(inputFeatures).toMatchObject({ steps: 1, size: 2 });
    const [x, y] = inputFeatures.numbers;
    expect(targetValues.numbers[0]).toBe(x < 0 !== y < 0 ? 1 : 0);
  });

  it('of an encoder and decoder is traced with its attention', () => {
    const task = { name: 'randomTokens', options: { inputTokens: 20, outputTokens: 9, steps: 6, targetSteps: 4 } };
    const session = open({ network: { type: 'encoderDecoder', attention: 'additive', bidirectional: true }, task });
    const { layers, attention } = session.trace(0);
    expect(layers.map(({ part, direction }) => `${part} ${direction}`)).toEqual([
      'encoder forward',
      'encoder backward',
      'decoder forward',
    ]);
    expect(attention).toMatchObject({ steps: 4, size: 6 });
    expect(attention.numbers.slice(0, 6).reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
  });
});

describe('the gradients of the states', () => {
  it('reach back over a lag of 1,000', () => {
    const session = open({ task: { name: 'delayedRecall', options: { lag: 1000, heldOut: 8 } } });
    const [{ part, layer, direction, norms }] = session.stateGradients();
    expect({ part, layer, direction }).toEqual({ part: 'stack', layer: 0, direction: 'forward' });
    expect(norms).toHaveLength(1001);
    expect(norms[1000]).toBeGreaterThan(0);
  });

  it('reach back over 10,000 steps in little memory, and the training goes on as if nobody had looked', () => {
    const session = open({ network: { cell: 'lstm', hidden: 64 } });
    const [{ norms }] = session.stateGradientsOver(10001);
    expect(norms).toHaveLength(10001);
    expect(norms.every(Number.isFinite)).toBe(true);
    expect(losses(session, 5)).toEqual(losses(open({ network: { cell: 'lstm', hidden: 64 } }), 5));
  });

  it('end at the window', () => {
    const [{ norms }] = open({ training: { window: 3 } }).stateGradients();
    expect([...norms.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(norms[4]).toBeGreaterThan(0);
  });
});

describe('a plane', () => {
  it('is predicted point by point', () => {
    const session = openPlane();
    while (session.snapshot().step < 400) session.train(400, 1000);
    const points = [0.5, 0.5, -0.5, 0.5, -0.5, -0.5, 0.5, -0.5];
    const { steps, size, numbers } = session.predict(new Float32Array(points), 4);
    expect([steps, size]).toEqual([4, 1]);
    expect([...numbers].map((share) => Math.round(share))).toEqual([0, 1, 0, 1]);
  });

  it('learns points of one’s own', () => {
    const points = new Float32Array([-1, -1, 0, 1, 1, 0, -1, 1, 1, 1, -1, 1]);
    const session = openPlane({ name: 'ownPoints', points });
    while (session.snapshot().step < 600) session.train(600, 1000);
    expect(session.snapshot().heldOutAccuracy).toBe(1);
  });
});

describe('what does not go together', () => {
  it.each([
    ['type', { network: { type: 'oneToOne' } }],
    ['output', { network: { output: 'sigmoid' } }],
    ['task', { task: { name: 'recall' } }],
    ['option', { task: { name: 'delayedRecall', options: { delay: 4 } } }],
    ['lag', { task: { name: 'delayedRecall', options: { lag: 4 } } }],
    ['lag', { task: { name: 'delayedRecall', options: { lag: Number.NaN } } }],
    ['points', { network: kPlane, task: { name: 'ownPoints' } }],
    ['points', { network: kPlane, task: { name: 'ownPoints', points: new Float32Array([99, 0, 0]) } }],
    ['batch', { training: { batch: 1e9 } }],
    ['optimiser', { training: { optimiser: 'magic' } }],
    ['learningRate', { training: { learningRate: -1 } }],
    ['momentum', { training: { momentum: 1 } }],
    ['schedule', { training: { schedule: { kind: 'weekly' } } }],
    ['window', { training: { window: 2.5 } }],
    ['window', { network: { bidirectional: true }, training: { window: 2 } }],
    ['seed', { training: { seed: -1 } }],
    ['hidden', { network: { hidden: 1024, layers: 8, cell: 'lstm' } }],
  ])('is refused for its %s: %o', (field, wrong) => {
    expect(refusal(() => open(wrong))).toMatchObject({ name: 'RnnError', field });
  });

  it.each([
    ['index', (session) => session.example(40)],
    ['index', (session) => session.trace(Number.NaN)],
    ['steps', (session) => session.stateGradientsOver(1e9)],
    ['type', (session) => session.predict(new Float32Array(2), 1)],
    ['count', (session) => session.train(0, 1)],
  ])('is refused for its %s', (field, action) => {
    expect(refusal(() => action(open()))).toMatchObject({ name: 'RnnError', field });
  });
});

describe('an input of one’s own', () => {
  const kRandom = {
    name: 'randomTokens',
    options: { inputTokens: 9, outputTokens: 6, steps: 5, targetSteps: 4, heldOut: 8 },
  };
  const openTranslator = () => open({ network: { type: 'encoderDecoder' }, task: kRandom });

  it('is traced as the same example of the task is', () => {
    const session = open();
    const { inputTokens, targetTokens } = session.example(2);
    expect(session.traceInput({ tokens: inputTokens, targets: targetTokens })).toEqual(session.trace(2));
    expect(session.traceInput({ tokens: inputTokens }).outputs).toEqual(session.trace(2).outputs);
  });

  it('says of each of its steps how much an output would change with it', () => {
    const session = open();
    const { steps, size, numbers } = session.saliency({ tokens: session.example(0).inputTokens }, 0, 1);
    expect([steps, size]).toEqual([7, 13]);
    expect(numbers.some((number) => number !== 0)).toBe(true);
  });

  it('is answered by what is drawn, or by the best outputs of a beam', () => {
    const session = openTranslator();
    const input = { tokens: Int32Array.of(3, 1, 4) };
    const drawn = session.generate(input, 9, { temperature: 0, seed: 1 });
    expect(drawn.tokens).toHaveLength(9);
    const beam = session.beam(input, { width: 3, mostSteps: 9 });
    expect(beam).toHaveLength(3);
    expect(beam[0].logProbability).toBeGreaterThanOrEqual(drawn.logProbability - 1e-9);
    expect(session.beam(input, { width: 1, mostSteps: 9 })[0].tokens).toEqual(drawn.tokens);
  });

  it('is refused when the network cannot read it', () => {
    const session = open();
    expect(refusal(() => session.traceInput({ tokens: new Int32Array(0) }))).toMatchObject({ code: 'text-empty' });
    expect(refusal(() => session.traceInput({ tokens: Int32Array.of(-2) }))).toMatchObject({
      code: 'setting-out-of-range',
    });
    expect(refusal(() => session.traceInput({ features: Float32Array.of(1) }))).toMatchObject({ code: 'text-empty' });
  });
});
