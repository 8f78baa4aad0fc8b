import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Comparison } from '../../web/state/comparison.js';
import { defaults, offer } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const settings = offer({ main: ['hidden', 'learningRate', 'seed'], fallback: { hidden: 16 } });

/** @type {FakeClient[]} */
let clients;
/** @type {{ now: number, most: number }} how many train at a time */
let load;

/** One that takes a while over its steps; a pause ends them early, as the worker does it. */
class SteppingClient extends FakeClient {
  load = load;
  #end = () => {};

  /** @param {number} count */
  async step(count) {
    this.load.now += 1;
    this.load.most = Math.max(this.load.most, this.load.now);
    await new Promise((resolve) => {
      this.#end = () => resolve(null);
      setTimeout(resolve, 1);
    });
    this.load.now -= 1;
    return super.step(count);
  }

  async pause() {
    this.#end();
    await null;
    return super.pause();
  }

  async reset() {
    this.#end();
    await null;
    return super.reset();
  }
}

/** @param {object} [needs] */
function compare(needs) {
  return new Comparison({
    connect: async (options) => {
      clients.push(new SteppingClient(options));
      return clients[clients.length - 1];
    },
    settings,
    names: ['rnn', 'gru', 'lstm'],
    openings: ({ hidden, seed }) =>
      ['rnn', 'gru', 'lstm'].map((cell) => (client) => client.openTask({ network: { cell, hidden }, seed })),
    ...needs,
  });
}

/** @param {Comparison} comparison */
const steps = ({ models }) => models.map(({ progress }) => progress?.step ?? 0);

beforeEach(() => {
  clients = [];
  load = { now: 0, most: 0 };
});

describe('models side by side', () => {
  test('are built in workers of their own from the same settings', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    expect(clients.map(({ tasks }) => tasks)).toEqual(
      ['rnn', 'gru', 'lstm'].map((cell) => [{ network: { cell, hidden: 16 }, seed: 1 }]),
    );
    expect(comparison.state).toMatchObject({ training: true, opening: false });
    comparison.dispose();
  });

  test('stay at the same step while they train', async () => {
    const comparison = compare({ cores: 2 });
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(20));
    await comparison.pause();
    const [least, most] = [Math.min(...steps(comparison)), Math.max(...steps(comparison))];
    expect(most).toBeLessThanOrEqual(2 * least + 2); // a round doubles at most
    comparison.dispose();
  });

  test.each([1, 2, 3])('train on %i cores as many at a time', async (cores) => {
    const comparison = compare({ cores });
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(10));
    await comparison.pause();
    expect(load.most).toBe(cores);
    comparison.dispose();
  });

  test('tell how fast they learn together, from the very beginning', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(comparison.state.progress?.charactersPerSecond).toBeGreaterThan(0));
    await comparison.reset();
    expect(comparison.state.progress?.charactersPerSecond).toBeGreaterThanOrEqual(0);
    comparison.dispose();
  });

  test('rest when they are paused, and take one step each when that is asked for', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    await comparison.pause();
    await comparison.reset();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steps(comparison)).toEqual([0, 0, 0]);
    await comparison.step();
    expect(steps(comparison)).toEqual([1, 1, 1]);
    comparison.dispose();
  });

  test('go back to step 0 together, and train on', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(30));
    await comparison.reset();
    expect(Math.max(...steps(comparison))).toBeLessThan(30);
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(5));
    comparison.dispose();
  });

  test('are all as they were when one of them cannot be built', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    clients[1].refuseNext({ code: 'too-large', field: 'hidden', value: '900 MB' });
    await comparison.changeSetting('hidden', '512');
    await vi.waitFor(() => expect(comparison.state.opening).toBe(false));
    expect(comparison.state).toMatchObject({ chosen: { hidden: 16 }, wrong: { hidden: { written: '512' } } });
    expect(clients.map(({ tasks }) => tasks.at(-1).network.hidden)).toEqual([16, 16, 16]);
    const before = Math.min(...steps(comparison));
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(before));
    comparison.dispose();
  });

  test('that diverge are left out while the others go on', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(2));
    clients[0].diverge();
    await vi.waitFor(() => expect(comparison.state.notice?.kind).toBe('diverged'));
    expect(comparison.state.training).toBe(true);
    const [, gru] = steps(comparison);
    await vi.waitFor(() => expect(steps(comparison)[1]).toBeGreaterThan(gru + 10));
    await comparison.recover(0.001);
    expect([clients[0].recovered, clients[1].configured]).toEqual([[0.001], [{ learningRate: 0.001 }]]);
    comparison.dispose();
  });

  test('end with their lesson', async () => {
    const comparison = compare();
    await comparison.begin({ chosen: defaults(settings) });
    comparison.dispose();
    await vi.waitFor(() => expect(clients.every(({ disposed }) => disposed)).toBe(true));
  });
});

describe('what is looked at', () => {
  test('is asked for again as the models learn, and at once when something else is looked at', async () => {
    const asked = [];
    const comparison = compare({
      looks: {
        example: {
          ask: async ({ state }) => asked.push(state.subject.example),
          key: ({ state }) => String(state.subject.example),
          pause: 1,
        },
      },
    });
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2));
    await comparison.pause();
    comparison.turnTo({ example: 7 });
    await vi.waitFor(() => expect(asked.at(-1)).toBe(7));
    expect(comparison.seen('example')).toBe(asked.length);
    comparison.dispose();
  });

  test('belongs to the present models only', async () => {
    const comparison = compare({ looks: { step: { ask: async ({ state }) => state.progress?.step ?? 0 } } });
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(comparison.seen('step')).not.toBe(null));
    await comparison.pause();
    const open = comparison.changeSetting('hidden', '8');
    await open;
    await vi.waitFor(() => expect(comparison.seen('step')).toBe(0));
    comparison.dispose();
  });
});

describe('the goals', () => {
  test('say how far it is, and keep when they were reached first', async () => {
    let accuracy = 0.5;
    const goals = () => [
      { name: 'accuracy', unit: 'share', of: () => accuracy, side: 'least', bound: 0.9, seconds: 20 },
    ];
    const comparison = compare({ goals });
    await comparison.begin({ chosen: defaults(settings) });
    await vi.waitFor(() => expect(Math.min(...steps(comparison))).toBeGreaterThan(2));
    expect(comparison.goals()).toMatchObject([{ value: 0.5, isReached: false, reachedAfter: Number.NaN }]);
    accuracy = 0.95;
    await vi.waitFor(() => expect(comparison.goals()[0].reachedAfter).toBeGreaterThan(0));
    const [{ reachedAfter }] = comparison.goals();
    accuracy = 0.8; // what was reached once was reached
    expect(comparison.goals()).toMatchObject([{ value: 0.8, isReached: false, reachedAfter }]);
    await comparison.pause();
    await comparison.reset();
    expect(comparison.goals()[0].reachedAfter).toBeNaN();
    comparison.dispose();
  });
});
