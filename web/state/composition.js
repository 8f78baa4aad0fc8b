// One model that composes from a style and a key: the tune at hand, how many of its tunes are whole, and their sound.

/** @import { ErrorBody, Generated, TaskOpened } from '../worker/protocol.js' */
/** @import { Connect } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Goal } from './goals.js' */
/** @import { Seen } from './looks.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen, Setting } from './settings.js' */
/** @import { SoundingNote } from '../music/readAbc.js' */

import { writeAbc } from '../music/abc.js';
import { Player } from '../music/player.js';
import { midiOf, readAbc } from '../music/readAbc.js';
import { wavOf } from '../music/wav.js';
import { Experiment } from './experiment.js';
import { readWeights } from './reading.js';

/** In the order in which the task counts them (src/rnn/data/music/styles.cpp): an input is style × key. */
export const kStyles = /** @type {const} */ (['march', 'waltz', 'jig', 'air', 'karsilama', 'horon']);
export const kKeys = /** @type {const} */ (['D', 'E', 'G', 'A']);

/** @typedef {typeof kStyles[number]} Style @typedef {typeof kKeys[number]} Key */

/**
 * @typedef {object} Wish what is asked of the model
 * @property {Style} style
 * @property {Key} key
 * @property {number} temperature
 *
 * @typedef {object} Tune
 * @property {Wish} wish
 * @property {number} step of training
 * @property {number[]} tokens with the end, where it came
 * @property {boolean} isWhole whether all its bars are full and its parts closed
 * @property {string} head in ABC: metre, unit note, tempo, key
 * @property {string[]} names of its tokens but the end, as ABC writes them
 *
 * @typedef {object} AboutMusic
 * @property {Wish} wish
 * @property {boolean} follows whether it composes anew by itself as it learns
 * @property {Tune | null} kept the tune at hand, where it does not
 * @property {string | null} edited the ABC that a person has written instead
 * @property {boolean} isPlaying
 * @property {ErrorBody | null} problem with the text or the sound
 *
 * @typedef {ExperimentState & AboutMusic} CompositionState
 */

const kMostTokens = 120; // the longest tune that is learned has some 90
const kSampled = 100; // tunes that the share is of
const kAtOnce = 10;
const kEndSign = '‖';

/** @type {Record<string, Seen>} */
const kLooks = {
  composed: {
    ask: (composition) => composition.composeNow(1),
    key: ({ state: { follows, wish } }) => (follows ? JSON.stringify(wish) : null),
    pause: 2000,
    share: 0.1,
  },
  sampled: {
    ask: (composition) => composition.sample(),
    key: ({ sampled }) => String(sampled.length),
    pause: 300,
    share: 0.1,
  },
  reading: {
    ask: (composition) => composition.read(),
    key: ({ tune }) => tune && `${tune.step} ${tune.tokens}`,
    pause: 500,
    share: 0.1,
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify(state.subject.cell.layer),
  },
};

/** @extends {Experiment<TaskOpened, CompositionState>} */
export class Composition extends Experiment {
  #player;
  /** The sound at hand; another one, or none, ends it. @type {object | null} */
  #playing = null;
  #seed = 1;
  /** Of the last tunes that were drawn, whether each is whole. @type {boolean[]} */
  sampled = [];

  /**
   * @param {object} needs
   * @param {Connect} needs.connect
   * @param {readonly Setting[]} needs.settings
   * @param {(chosen: Chosen) => readonly Goal[]} [needs.goals]
   * @param {Pick<Player, 'play' | 'stop' | 'isPlaying' | 'close'>} [needs.player]
   */
  constructor({ connect, settings, goals, player = new Player() }) {
    super({ connect, settings, goals, looks: kLooks });
    this.#player = player;
    this.patch({
      wish: { style: 'karsilama', key: 'D', temperature: 0.7 },
      follows: true,
      kept: null,
      edited: null,
      isPlaying: false,
      problem: null,
    });
  }

  get model() {
    return this.models[0];
  }

  /** The tune at hand. @returns {Tune | null} */
  get tune() {
    return this.state.kept ?? this.seen('composed');
  }

  /** The share of the last hundred tunes drawn that are whole; NaN before there are so many. */
  get wholeShare() {
    if (this.sampled.length < kSampled) return Number.NaN;
    return this.sampled.filter(Boolean).length / kSampled;
  }

  /** How the tune is written. @param {string} title */
  written(title) {
    const { tune } = this;
    return tune && writeAbc({ title, head: tune.head, tokens: tune.names });
  }

  /** @param {Chosen} chosen */
  async openings({ cell, hidden, layers, batch, learningRate, optimiser, momentum, clip, seed }) {
    const network = /** @type {const} */ ({ type: 'oneToMany', cell, hidden, layers });
    const training = { batch, optimiser, momentum, learningRate, clip, seed };
    return [
      (/** @type {import('./engineLink.js').Client} */ client) =>
        client.openTask({ network, task: { name: 'music' }, training }),
    ];
  }

  opened() {
    this.#startAnew();
    return { kept: null, follows: true, edited: null, problem: null };
  }

  async reset() {
    this.#startAnew();
    this.patch({ kept: null, follows: true, edited: null, problem: null });
    await super.reset();
  }

  #startAnew() {
    this.stop();
    this.sampled = [];
  }

  dispose() {
    this.stop();
    this.#player.close();
    super.dispose();
  }

  /** @param {Partial<Wish>} change */
  wishFor(change) {
    const isOtherChance = change.temperature !== undefined;
    if (isOtherChance) this.sampled = [];
    this.patch({ wish: { ...this.state.wish, ...change } });
    if (!this.state.follows && !isOtherChance) return this.compose();
    this.looked();
  }

  /** Whether it composes anew by itself as it learns. @param {boolean} follows */
  follow(follows) {
    this.stop();
    this.patch({ follows, kept: follows ? null : this.tune, edited: null, problem: null });
    this.looked();
  }

  /** Another tune in the same style and key. */
  async compose() {
    this.stop();
    this.#seed += 1;
    try {
      this.#keep(await this.composeNow(this.#seed));
    } catch (error) {
      this.failed(/** @type {ErrorBody} */ (error));
    }
    this.looked();
  }

  /** @param {Tune | null} kept */
  #keep(kept) {
    this.patch({ kept, follows: false, edited: null, problem: null });
  }

  /** @param {number} seed @returns {Promise<Tune>} */
  async composeNow(seed) {
    const { wish, progress } = this.state;
    const { inputNames, outputNames, end } = /** @type {TaskOpened} */ (this.model.opened).task;
    const input = inputOf(wish);
    const { tokens, ended, wellFormed } = await this.#generate(input, seed);
    return {
      wish,
      step: progress?.step ?? 0,
      tokens: ended ? [...tokens, end] : [...tokens],
      isWhole: wellFormed,
      head: inputNames[input],
      names: Array.from(tokens, (token) => outputNames[token]),
    };
  }

  /**
   * @param {number} input
   * @param {number} seed
   * @returns {Promise<Generated>}
   */
  async #generate(input, seed) {
    const { temperature } = this.state.wish;
    const client = await this.model.client();
    return client.generate({ input: { tokens: Int32Array.of(input) }, mostSteps: kMostTokens, temperature, seed });
  }

  /** Draws some tunes of all styles and keys, so that the share of whole ones is known. */
  async sample() {
    const { sampled } = this;
    const first = (this.state.progress?.step ?? 0) * kSampled + sampled.length;
    for (let i = 0; i < kAtOnce; i++) {
      const input = (first + i * 7) % (kStyles.length * kKeys.length);
      const { wellFormed } = await this.#generate(input, (first + i) % 2 ** 32);
      sampled.push(wellFormed);
    }
    sampled.splice(0, Math.max(0, sampled.length - kSampled));
    return sampled.length;
  }

  /** What the network computes while it makes the tune at hand. @returns {Promise<Reading>} */
  async read() {
    const { tokens, wish } = /** @type {Tune} */ (this.tune);
    const { outputNames, end } = /** @type {TaskOpened} */ (this.model.opened).task;
    const client = await this.model.client();
    const input = { tokens: Int32Array.of(inputOf(wish)), targets: Int32Array.from(tokens) };
    const trace = await client.traceInput({ input });
    const graph = await this.model.graph(1, tokens.length);
    const classes = outputNames.map((name, token) => (token === end ? kEndSign : name));
    const inputs = [wish.key, ...tokens.slice(0, -1).map((token) => classes[token])];
    return { graph, trace, inputs, features: null, classes, made: tokens };
  }

  /** ABC that a person writes; what cannot be read is told, and the tune stays. @param {string} edited */
  async edit(edited) {
    this.stop();
    this.patch({ edited, kept: this.tune, follows: false, problem: null });
    await this.#try(() => readAbc(edited));
  }

  /** Back to what the model has composed. */
  discard() {
    this.stop();
    this.patch({ edited: null, problem: null });
  }

  /**
   * Plays the tune, which stays the one at hand.
   * @param {string} text
   * @param {(note: SoundingNote) => void} onNote as each one is heard
   */
  async play(text, onNote) {
    const playing = {};
    this.#playing = playing;
    this.patch({ kept: this.tune, follows: false, problem: null, isPlaying: true });
    await this.#try(async () => {
      const tune = await readAbc(text);
      if (this.#playing === playing) await this.#player.play(tune, onNote);
    });
    if (this.#playing === playing) this.stop();
  }

  stop() {
    this.#playing = null;
    this.#player.stop();
    if (this.state.isPlaying) this.patch({ isPlaying: false });
  }

  /**
   * The tune as a file.
   * @param {'abc' | 'midi' | 'wav'} kind
   * @param {string} text
   * @returns {Promise<Blob | null>} null where the text cannot be read; then that is told
   */
  async file(kind, text) {
    return this.#try(async () => {
      if (kind === 'abc') return new Blob([text], { type: 'text/vnd.abc' });
      const tune = await readAbc(text);
      if (kind === 'midi') return new Blob([await midiOf(text)], { type: 'audio/midi' });
      return new Blob([await wavOf(tune)], { type: 'audio/wav' });
    });
  }

  /**
   * @template Value
   * @param {() => Promise<Value>} act
   * @returns {Promise<Value | null>}
   */
  async #try(act) {
    try {
      return await act();
    } catch (error) {
      this.patch({ problem: /** @type {ErrorBody} */ (error) });
      return null;
    }
  }
}

/** @param {Wish} wish */
const inputOf = ({ style, key }) => kStyles.indexOf(style) * kKeys.length + kKeys.indexOf(key);
