import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RnnError } from '../../web/engine/rnnError.js';
import { defaults } from '../../web/state/settings.js';
import { SpeechExperiment } from '../../web/state/speechExperiment.js';
import { FakeClient } from './support/fakeClient.js';

const kBands = 2;

class SpeakingClient extends FakeClient {
  /** @type {object[]} */
  wishes = [];
  /** @type {any[]} */
  traced = [];

  async spokenWords() {
    return [{ written: 'bir', kind: 'turkishDigit', phonemes: ['b', 'i', 'ɾ'] }];
  }

  /** @param {{ wish: object }} request */
  async speak({ wish }) {
    this.wishes.push(wish);
    return { sound: soundOf(3), labels: new Int32Array([0, 1, 0]), voice: 'heldOut' };
  }

  /** @param {{ samples: Float32Array }} request */
  async hear({ samples }) {
    if (samples.length === 0) throw new RnnError('sound-too-short', '');
    return soundOf(samples.length);
  }

  /** @param {any} request */
  async traceInput({ input }) {
    this.traced.push(input);
    return { layers: [], outputs: { steps: 3, size: 2, numbers: new Float64Array(6) } };
  }

  async graph() {
    return { nodes: [], edges: [], columns: 3 };
  }
}

/** @param {number} frames */
const soundOf = (frames) => ({
  samples: new Float32Array(frames),
  rate: 16000,
  features: new Float32Array(frames * kBands),
  bands: kBands,
});

/** @type {SpeakingClient} */
let client;
/** @type {{ play: any, stop: any, close: any, heard: number }} */
let player;

/** @param {any} [microphone] */
async function begin(microphone) {
  const connect = async (/** @type {any} */ options) => {
    client = new SpeakingClient(options);
    return /** @type {any} */ (client);
  };
  const experiment = new SpeechExperiment({ connect, settings: [] }, { player, microphone });
  await experiment.begin({ chosen: defaults(), textId: 'turkce' });
  await vi.waitFor(() => expect(experiment.seen('reading')).not.toBeNull());
  return experiment;
}

beforeEach(() => {
  player = { play: vi.fn(async () => {}), stop: vi.fn(), close: vi.fn(), heard: Number.NaN };
});

describe('a word', () => {
  test('is spoken as soon as there is a network, in the language of the page', async () => {
    const { state } = await begin();
    expect(client.wishes).toHaveLength(1);
    expect(client.wishes[0]).toMatchObject({ word: 8 });
    expect(state.words).toHaveLength(1);
  });

  test('is read by the network together with what was spoken', async () => {
    const experiment = await begin();
    await experiment.pause();
    await experiment.speak({ pitch: 100 });
    expect(client.wishes[1]).toMatchObject({ word: 8, pitch: 100 });
    await vi.waitFor(() => expect(experiment.seen('reading').heard).toBe(experiment.state.heard));
    expect([...client.traced[0].targets]).toEqual([0, 1, 0]);
  });

  test('is played on request only', async () => {
    const experiment = await begin();
    expect(player.play).not.toHaveBeenCalled();
    const playing = experiment.play();
    expect(experiment.state.playing).toBe(true);
    await playing;
    expect(player.play).toHaveBeenCalledWith(experiment.state.heard?.sound.samples, 16000);
    expect(experiment.state.playing).toBe(false);
  });

  test('that the browser does not play is told beside it, and training goes on', async () => {
    player.play = async () => {
      throw new RnnError('audio-refused', '');
    };
    const experiment = await begin();
    await experiment.play();
    expect(experiment.state.soundProblem?.code).toBe('audio-refused');
    expect(experiment.state.playing).toBe(false);
    expect(experiment.state.training).toBe(true);
    await experiment.speak({ pitch: 100 });
    expect(experiment.state.soundProblem).toBeNull();
  });
});

describe('the microphone', () => {
  /** Gives one block, then waits for its end. */
  const speaks = (/** @type {any} */ { onBlock, onBegun, signal }) => {
    onBegun();
    onBlock(new Float32Array(16), 16);
    return new Promise((resolve) => signal.addEventListener('abort', resolve));
  };

  test('is listened to until it is stopped; nobody knows what was spoken', async () => {
    const experiment = await begin(speaks);
    await experiment.pause();
    const listening = experiment.listen();
    expect(experiment.state.recording).toBe('on');
    experiment.stop();
    await listening;
    expect(experiment.state.recording).toBe('off');
    expect(experiment.state.heard).toMatchObject({ labels: null, voice: null });
    expect(experiment.state.heard?.sound.samples).toHaveLength(16);
    await vi.waitFor(() => expect(client.traced.at(-1).targets).toBeUndefined());
  });

  test('stops by itself after some seconds', async () => {
    const experiment = await begin((/** @type {any} */ options) => {
      const ended = speaks(options);
      for (let i = 0; i < 10; i++) options.onBlock(new Float32Array(16), 16);
      return ended;
    });
    await experiment.listen();
    expect(experiment.state.heard?.sound.samples).toHaveLength(4 * 16);
  });

  test('is left when another word is chosen, and what it heard does not take its place', async () => {
    const experiment = await begin(speaks);
    const listening = experiment.listen();
    await experiment.speak({ pitch: 200 });
    await listening;
    expect(experiment.state.recording).toBe('off');
    expect(experiment.state.heard?.voice).toBe('heldOut');
  });

  test.each(['microphone-refused', 'microphone-absent', 'microphone-failed'])(
    'that gives nothing is told: %s',
    async (code) => {
      const experiment = await begin(async () => {
        throw new RnnError(code, '');
      });
      const before = experiment.state.heard;
      await experiment.listen();
      expect(experiment.state.soundProblem?.code).toBe(code);
      expect(experiment.state.recording).toBe('off');
      expect(experiment.state.heard).toBe(before);
    },
  );

  test('that heard nothing is told', async () => {
    const experiment = await begin(async (/** @type {any} */ { onBegun }) => onBegun());
    await experiment.listen();
    expect(experiment.state.soundProblem?.code).toBe('sound-too-short');
  });
});

test('an experiment that ends stops its sound', async () => {
  const experiment = await begin();
  experiment.dispose();
  expect(player.close).toHaveBeenCalled();
});
