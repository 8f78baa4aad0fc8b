import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RnnError } from '../../web/engine/rnnError.js';
import { Composition } from '../../web/state/composition.js';
import { defaults, offer } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const settings = offer({ main: ['hidden', 'seed'] });
const kHead = 'M:4/4\nL:1/8\nQ:1/4=120\nK:D';
const kNames = ['|:', '|', ':|', '', 'D4', 'E4'];
const kTune = [0, 4, 5, 1, 5, 4, 2];

/** One that always composes the same tune; the seed decides whether it is whole. */
class ComposingClient extends FakeClient {
  /** @type {{ input: number, temperature: number, seed: number }[]} */
  generated = [];
  isWhole = () => true;

  async openTask(request) {
    const opened = await super.openTask(request);
    return { ...opened, task: { inputNames: Array(24).fill(kHead), outputNames: kNames, end: 3 } };
  }

  async generate({ input, temperature, seed }) {
    this.generated.push({ input: input.tokens[0], temperature, seed });
    return { tokens: Int32Array.from(kTune), ended: true, logProbability: -1, wellFormed: this.isWhole(seed) };
  }

  async traceInput(request) {
    return { traced: request.input };
  }

  async graph(request) {
    return { graphOf: request };
  }
}

/** Plays until it is told that it has come to the end. */
class FakePlayer {
  isPlaying = false;
  played = [];
  #end = () => {};

  async play(tune, onNote) {
    if (this.refusal) throw this.refusal;
    this.isPlaying = true;
    this.played.push(tune);
    onNote(tune.notes[0]);
    await new Promise((resolve) => {
      this.#end = resolve;
    });
    this.isPlaying = false;
  }

  stop() {
    this.isPlaying = false;
    this.#end();
  }

  end() {
    this.stop();
  }

  close() {
    this.stop();
  }
}

/** @type {ComposingClient} */
let client;
/** @type {FakePlayer} */
let player;
/** @type {Composition} */
let composition;

beforeEach(async () => {
  player = new FakePlayer();
  composition = new Composition({
    connect: async (options) => {
      client = new ComposingClient(options);
      return client;
    },
    settings,
    player,
  });
  await composition.begin({ chosen: defaults(settings) });
  await vi.waitFor(() => expect(composition.tune).not.toBe(null));
  return () => composition.dispose();
});

/** Training goes on by itself until a condition holds. @param {() => void} condition */
async function whileTraining(condition) {
  let step = composition.state.progress?.step ?? 0;
  await vi.waitFor(() => {
    client.report({ step: ++step });
    condition();
  }, 10_000);
}

const written = () => composition.written('A tune')?.text;

describe('a tune', () => {
  test('is composed by itself, and anew as the model learns', async () => {
    expect(written()).toBe(`X:1\nT:A tune\n${kHead}\n|: D4 E4 | E4 D4 :|\n`);
    expect(composition.tune).toMatchObject({ step: 0, isWhole: true, tokens: [...kTune, 3] });
    await whileTraining(() => expect(composition.tune.step).toBeGreaterThan(0));
  });

  test('is asked for by style × key, and by how daring it may be', async () => {
    composition.wishFor({ style: 'waltz' });
    composition.wishFor({ key: 'G' });
    composition.wishFor({ temperature: 0.5 });
    await vi.waitFor(() =>
      expect(client.generated).toContainEqual(expect.objectContaining({ input: 1 * 4 + 2, temperature: 0.5 })),
    );
  });

  test('that was asked for stays, and each is another one', async () => {
    await composition.compose();
    await composition.compose();
    const seeds = client.generated.slice(-2).map(({ seed }) => seed);
    expect(composition.state.follows).toBe(false);
    const { tune } = composition;
    client.report({ step: 99 });
    expect(composition.tune).toBe(tune);
    expect(new Set(seeds).size).toBe(2);
  });

  test('in another style comes at once when the model does not compose by itself', async () => {
    await composition.compose();
    await composition.wishFor({ style: 'horon' });
    expect(composition.tune.wish).toMatchObject({ style: 'horon' });
  });

  test('is traced as the network made it, with its own outputs fed back', async () => {
    await vi.waitFor(() => expect(composition.seen('reading')).not.toBe(null));
    const { trace, graph, inputs, made } = composition.seen('reading');
    expect(trace.traced).toEqual({ tokens: Int32Array.of(16), targets: Int32Array.from([...kTune, 3]) });
    expect(graph.graphOf).toEqual({ inputSteps: 1, outputSteps: 8 });
    expect(inputs).toEqual(['D', '|:', 'D4', 'E4', '|', 'E4', 'D4', ':|']);
    expect(made).toEqual([...kTune, 3]);
  });

  test('of the model before is forgotten after a reset', async () => {
    await composition.compose();
    await composition.reset();
    expect(composition.state).toMatchObject({ kept: null, follows: true });
  });
});

describe('the share of whole tunes', () => {
  test('is not known before a hundred have been drawn, from every style and key', async () => {
    expect(composition.wholeShare).toBeNaN();
    client.isWhole = (seed) => seed % 4 !== 0;
    await whileTraining(() => expect(composition.sampled).toHaveLength(100));
    expect(composition.wholeShare).toBeGreaterThan(0.7);
    expect(composition.wholeShare).toBeLessThan(0.8);
    expect(new Set(client.generated.map(({ input }) => input)).size).toBe(24);
  });

  test('begins anew with another temperature', async () => {
    await vi.waitFor(() => expect(composition.sampled.length).toBeGreaterThan(0));
    composition.wishFor({ temperature: 0.3 });
    expect(composition.sampled).toEqual([]);
  });
});

describe('ABC of one’s own', () => {
  test('takes the place of the tune until it is given up', async () => {
    await composition.edit('X:1\nK:D\nD E F |\n');
    expect(composition.state).toMatchObject({ edited: 'X:1\nK:D\nD E F |\n', problem: null, follows: false });
    composition.discard();
    expect(composition.state.edited).toBe(null);
    expect(written()).toContain('D4 E4');
  });

  test('that cannot be read is told, and is no longer when it can', async () => {
    await composition.edit('nothing of the kind');
    expect(composition.state.problem).toMatchObject({ code: 'abc-unreadable' });
    await composition.edit('X:1\nK:D\nD |\n');
    expect(composition.state.problem).toBe(null);
  });
});

describe('the sound', () => {
  test('plays the tune, which stays meanwhile, and comes to its end', async () => {
    const heard = [];
    const playing = composition.play(written(), (note) => heard.push(note.midi));
    await vi.waitFor(() => expect(player.isPlaying).toBe(true));
    expect(composition.state).toMatchObject({ isPlaying: true, follows: false });
    expect(heard).toEqual([62]);
    player.end();
    await playing;
    expect(composition.state.isPlaying).toBe(false);
  });

  test('stops when it is told to, and when another tune comes', async () => {
    for (const stop of [() => composition.stop(), () => composition.compose()]) {
      composition.play(written(), () => {});
      await vi.waitFor(() => expect(player.isPlaying).toBe(true));
      await stop();
      expect([player.isPlaying, composition.state.isPlaying]).toEqual([false, false]);
    }
  });

  test('that is refused is told', async () => {
    player.refusal = new RnnError('audio-refused', 'No device.');
    await composition.play(written(), () => {});
    expect(composition.state).toMatchObject({ isPlaying: false, problem: { code: 'audio-refused' } });
  });
});

describe('the files', () => {
  test('are the ABC itself and MIDI', async () => {
    expect(await (await composition.file('abc', written())).text()).toBe(written());
    const midi = await composition.file('midi', written());
    expect((await midi.text()).slice(0, 4)).toBe('MThd');
  });

  test('are none where the ABC cannot be read', async () => {
    expect(await composition.file('midi', '?!')).toBe(null);
    expect(composition.state.problem).toHaveProperty('code', expect.stringMatching(/^abc-/));
  });
});
