import { beforeEach, describe, expect, test, vi } from 'vitest';
import lesson from '../../web/lessons/points.js';
import { PointsExperiment } from '../../web/state/pointsExperiment.js';
import { defaults } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

/** Of one layer and two units, and with two held-out points. */
class PlaneClient extends FakeClient {
  /** @type {{ features: Float32Array, count: number }[]} */
  predicted = [];
  /** @type {number[]} */
  examples = [];
  /** @type {number[]} */
  traced = [];

  async openTask(request) {
    const opened = await super.openTask(request);
    return {
      ...opened,
      task: { tokensOut: false, outputSize: 1, heldOutExamples: 2, inputNames: [], outputNames: [] },
    };
  }

  async example({ index }) {
    this.examples.push(index);
    return { inputFeatures: rows(0.25 * index, -0.5), targetValues: rows(index) };
  }

  async trace({ index }) {
    this.traced.push(index);
    return { example: { inputTokens: null, inputFeatures: rows(0.5, index) }, trace: { outputs: rows(0.75) } };
  }

  async graph({ inputSteps, outputSteps }) {
    return { nodes: [], edges: [], columns: Math.max(inputSteps, outputSteps) };
  }

  async predict(request) {
    this.predicted.push(request);
    return { steps: request.count, size: 1, numbers: new Float64Array(request.count) };
  }
}

/** @param {number[]} numbers of one step */
const rows = (...numbers) => ({ steps: 1, size: numbers.length, numbers: Float64Array.from(numbers) });

/** @type {PlaneClient} */
let client;
/** @type {PointsExperiment} */
let experiment;

beforeEach(() => {
  const connect = async (options) => {
    client = new PlaneClient(options);
    return client;
  };
  experiment = new PointsExperiment({ connect, settings: lesson.settings, goals: lesson.goals });
  return () => experiment.dispose();
});

/** @param {object} [chosen] */
const begin = (chosen) => experiment.begin({ chosen: { ...defaults(lesson.settings), ...chosen } });

/** What the network that was opened last learns. */
const task = () => client.tasks.at(-1).task;

describe('points in the plane', () => {
  test('are learned by a network of one step, built from the settings', async () => {
    await begin({ points: 'circles', noise: 0.1, hidden: 12, layers: 3, g: 'relu', seed: 5 });
    expect(client.tasks).toHaveLength(1);
    expect(client.tasks[0]).toMatchObject({
      network: { type: 'oneToOne', cell: 'rnn', g: 'relu', hidden: 12, layers: 3 },
      task: { name: 'circles', options: { noise: 0.1 } },
      training: { optimiser: 'adam', seed: 5 },
    });
    expect(experiment.state.training).toBe(true);
  });

  test('are all fetched once, and the plane is looked at again and again', async () => {
    await begin();
    await vi.waitFor(() => expect(experiment.seen('heldOut')).toEqual(new Float32Array([0, -0.5, 0, 0.25, -0.5, 1])));
    await vi.waitFor(() => expect(experiment.seen('surface')).toMatchObject({ steps: 4096, size: 1 }));
    const looks = client.predicted.length;
    for (let step = 1; client.predicted.length < looks + 2; step++) {
      client.report({ step });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(client.examples).toEqual([0, 1]);
  });

  test('are read one at a time, the one that a person asks for', async () => {
    await begin();
    await experiment.pause();
    await vi.waitFor(() => expect(experiment.seen('reading')?.features).toEqual(rows(0.5, 0)));
    experiment.turnTo({ example: 1 });
    await vi.waitFor(() => expect(experiment.seen('reading')?.features).toEqual(rows(0.5, 1)));
    expect(experiment.seen('reading')).toMatchObject({ inputs: [''], classes: [], graph: { columns: 1 } });
  });
});

describe('the speed', () => {
  const stepsNow = () => experiment.state.progress?.step ?? 0;

  test('is no higher than it may be, and is changed without building the network anew', async () => {
    await begin({ speed: 200 });
    const start = performance.now();
    await vi.waitFor(() => expect(stepsNow()).toBeGreaterThan(40));
    const seconds = (performance.now() - start) / 1000;
    expect(stepsNow()).toBeLessThan(200 * (seconds + 0.1));
    await experiment.changeSetting('speed', '50000');
    await vi.waitFor(() => expect(stepsNow()).toBeGreaterThan(1000));
    expect(client.training).toBe(false); // but told every few steps to go on
    await experiment.changeSetting('speed', '100000');
    expect(client.training).toBe(true);
    expect([client.tasks.length, client.configured.length]).toEqual([1, 0]);
  });

  test('is kept while training rests', async () => {
    await begin({ speed: 100 });
    await experiment.pause();
    const step = stepsNow();
    await experiment.changeSetting('speed', '50');
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(stepsNow()).toBe(step);
    await experiment.train();
    await vi.waitFor(() => expect(stepsNow()).toBeGreaterThan(step));
  });
});

test('a step is as many as are asked for', async () => {
  await begin({ speed: 100 });
  await experiment.pause();
  const before = experiment.state.progress?.step ?? 0;
  await experiment.step(20);
  expect(experiment.state.progress?.step).toBe(before + 20);
});

describe('points of one’s own', () => {
  test('begin with some of both classes', async () => {
    await begin({ points: 'ownPoints' });
    expect(task()).toEqual({ name: 'ownPoints', points: experiment.ownPoints });
    const classes = experiment.ownPoints.filter((_, i) => i % 3 === 2);
    expect(new Set(classes)).toEqual(new Set([0, 1]));
  });

  test('are learned as soon as they are placed or removed', async () => {
    await begin({ points: 'ownPoints' });
    await experiment.clearPoints();
    await experiment.placePoint({ x: 0.5, y: -0.25, label: 1 });
    await experiment.placePoint({ x: -1, y: 0, label: 0 });
    expect([...task().points]).toEqual([0.5, -0.25, 1, -1, 0, 0]);
    expect(experiment.state.subject.example).toBe(1); // the one placed last
    await experiment.removePoint(0);
    expect([...task().points]).toEqual([-1, 0, 0]);
    expect(experiment.state.subject.example).toBe(0);
  });

  test('that are all removed leave the last model at rest until there is one again', async () => {
    await begin({ points: 'ownPoints' });
    await experiment.clearPoints();
    expect(experiment.state.training).toBe(false);
    const learned = client.tasks.length;
    await experiment.train();
    await experiment.step();
    expect(experiment.state).toMatchObject({ training: false, notice: { error: { code: 'points-none' } } });
    expect(client.tasks).toHaveLength(learned);
    await experiment.placePoint({ x: 0, y: 0, label: 1 });
    expect(experiment.state).toMatchObject({ training: true, notice: null });
  });

  test('stay at rest where training was at rest', async () => {
    await begin({ points: 'ownPoints' });
    await experiment.pause();
    await experiment.placePoint({ x: 0, y: 0, label: 1 });
    expect(experiment.state.training).toBe(false);
  });

  test('are kept while others are looked at, and are there again afterwards', async () => {
    await begin({ points: 'ownPoints' });
    await experiment.placePoint({ x: 0.125, y: 0.5, label: 1 });
    const own = experiment.ownPoints;
    await experiment.changeSetting('points', 'spiral');
    expect(experiment.ownPoints).toBeNull();
    expect(task().name).toBe('spiral');
    await experiment.changeSetting('points', 'ownPoints');
    expect(task().points).toEqual(own);
  });

  test('are so many at most', async () => {
    await begin({ points: 'ownPoints' });
    await experiment.pause();
    while (experiment.ownPoints.length < 3 * 256) await experiment.placePoint({ x: 0, y: 0, label: 0 });
    await experiment.placePoint({ x: 0, y: 0, label: 0 });
    expect(experiment.ownPoints).toHaveLength(3 * 256);
    expect(experiment.state.notice).toMatchObject({ error: { code: 'points-too-many', allowed: '256' } });
  });
});

describe('the goals', () => {
  test.each([
    ['xor', [0.99]],
    ['circles', [0.99]],
    ['spiral', [0.95]],
    ['ownPoints', []],
  ])('of %s are the share of held-out points that is right: %o', async (points, bounds) => {
    await begin({ points });
    client.report({ step: 25, heldOutAccuracy: 0.97 });
    expect(experiment.goals()).toMatchObject(bounds.map((bound) => ({ bound, value: 0.97, isReached: bound < 0.97 })));
  });
});
