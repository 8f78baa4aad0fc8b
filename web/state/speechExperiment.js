// A network that learns which phoneme is being spoken, and what a person lets it hear: a word in a voice of the
// synthesiser, or a microphone.

/** @import { ErrorBody, Sound, Spoken, SpokenWord, TaskOpened, Wish } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Goal } from './goals.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen, Setting } from './settings.js' */

import { listen } from '../speech/microphone.js';
import { SoundPlayer } from '../speech/soundPlayer.js';
import { Experiment } from './experiment.js';
import { readWeights } from './reading.js';
import { SoundBuffer } from './soundBuffer.js';

const kLongest = 4; // seconds of the microphone
const kAgain = 300; // milliseconds of sound between two times that what was spoken so far is heard
const kFirstWords = { turkce: 8, other: 17 }; // sekiz, seven

/** An unseen voice. @type {Wish} */
const kFirstWish = { word: kFirstWords.other, pitch: 140, tract: 16.0, background: 0.02, seed: 1 };

/**
 * @typedef {object} Heard what the network is given to hear
 * @property {number} id
 * @property {Sound} sound
 * @property {Int32Array | null} labels null where nobody knows them
 * @property {Spoken['voice'] | null} voice null of a microphone
 *
 * @typedef {object} AboutSpeech
 * @property {SpokenWord[]} words all that can be spoken
 * @property {Wish} wish
 * @property {Heard | null} heard
 * @property {boolean} playing
 * @property {'off' | 'asking' | 'on'} recording
 * @property {ErrorBody | null} soundProblem
 *
 * @typedef {ExperimentState & AboutSpeech} SpeechState
 * @typedef {Reading & { heard: Heard }} HeardReading
 */

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  reading: {
    ask: (/** @type {SpeechExperiment} */ experiment) => experiment.read(),
    key: ({ state }) => (state.heard ? String(state.heard.id) : null),
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify(state.subject.cell.layer),
  },
};

/** @extends {Experiment<TaskOpened, SpeechState>} */
export class SpeechExperiment extends Experiment {
  #sounds = 0;
  /** Ends the listening that is under way. @type {AbortController | null} */
  #listening = null;

  /**
   * @param {{ connect: Connect, settings: readonly Setting[], goals?: (chosen: Chosen) => readonly Goal[] }} needs
   * @param {{ player?: Pick<SoundPlayer, 'play' | 'stop' | 'close' | 'heard'>, microphone?: typeof listen }} [devices]
   */
  constructor({ connect, settings, goals }, { player = new SoundPlayer(), microphone = listen } = {}) {
    super({ connect, settings, goals, looks: kLooks });
    this.player = player;
    this.microphone = microphone;
    this.patch({
      words: [],
      wish: kFirstWish,
      heard: null,
      playing: false,
      recording: 'off',
      soundProblem: null,
    });
  }

  get model() {
    return this.models[0];
  }

  /** @param {{ chosen: Chosen, textId?: string, problems?: ErrorBody[] }} first textId: tells the language */
  begin({ textId, ...first }) {
    const word = textId === 'turkce' ? kFirstWords.turkce : kFirstWords.other;
    this.patch({ wish: { ...kFirstWish, word } });
    return super.begin(first);
  }

  /** @param {Chosen} chosen */
  async openings({ cell, hidden, layers, bidirectional, batch, optimiser, momentum, learningRate, clip, seed }) {
    const request = {
      network: { type: /** @type {const} */ ('manyToMany'), cell, hidden, layers, bidirectional },
      task: { name: 'speech' },
      training: { batch, optimiser, momentum, learningRate, clip, seed },
    };
    return [(/** @type {Client} */ client) => client.openTask(request)];
  }

  opened() {
    if (this.state.words.length === 0) this.#prepare();
    return {};
  }

  /** What can be spoken, and the first of it. */
  async #prepare() {
    try {
      this.patch({ words: await (await this.model.client()).spokenWords() });
      await this.speak({});
    } catch (error) {
      this.failed(/** @type {ErrorBody} */ (error));
    }
  }

  /** Speaks, in the engine, without a sound yet. @param {Partial<Wish>} change */
  async speak(change) {
    this.#leave();
    const wish = { ...this.state.wish, ...change };
    this.patch({ wish });
    await this.#orTold(async () => {
      const { sound, labels, voice } = await (await this.model.client()).speak({ wish });
      if (wish === this.state.wish) this.#hear({ sound, labels, voice });
    });
  }

  /** Lets a person hear what the network hears. */
  async play() {
    const { heard } = this.state;
    if (!heard) return;
    this.patch({ playing: true, soundProblem: null });
    await this.#orTold(() => this.player.play(heard.sound.samples, heard.sound.rate));
    if (this.state.heard === heard) this.patch({ playing: false });
  }

  /** What has been heard by then stays. */
  stop() {
    this.player.stop();
    this.#listening?.abort();
    this.patch({ playing: false });
  }

  /** Something else is to be heard now. */
  #leave() {
    const listening = this.#listening;
    this.#listening = null;
    listening?.abort();
    this.player.stop();
    this.patch({ playing: false, recording: 'off', soundProblem: null });
  }

  /** The microphone, from now until stop() or for some seconds. */
  async listen() {
    this.#leave();
    const listening = new AbortController();
    this.#listening = listening;
    this.patch({ recording: 'asking' });
    const buffer = new SoundBuffer(kLongest);
    let hearing = Promise.resolve();
    let heardSeconds = 0;
    const hear = async () => {
      heardSeconds = buffer.seconds;
      const { samples, rate } = buffer;
      const sound = await (await this.model.client()).hear({ samples, rate });
      if (this.#listening === listening) this.#hear({ sound, labels: null, voice: null });
    };
    const onBlock = (/** @type {Float32Array} */ samples, /** @type {number} */ rate) => {
      buffer.add(samples, rate);
      if (buffer.isFull) listening.abort();
      // Silence at the beginning is no reason to complain yet.
      else if (1000 * (buffer.seconds - heardSeconds) > kAgain) hearing = hearing.then(hear).catch(() => {});
    };
    await this.#orTold(async () => {
      const onBegun = () => this.patch({ recording: 'on' });
      await this.microphone({ onBlock, onBegun, signal: listening.signal });
      await hearing;
      if (this.#listening === listening) await hear();
    });
    if (this.#listening === listening) this.patch({ recording: 'off' });
  }

  /** @param {Omit<Heard, 'id'>} heard */
  #hear(heard) {
    this.patch({ heard: { ...heard, id: ++this.#sounds } });
    this.looked();
  }

  /** What the network says to what it hears. @returns {Promise<HeardReading>} */
  async read() {
    const heard = /** @type {Heard} */ (this.state.heard);
    const { features, bands } = heard.sound;
    const client = await this.model.client();
    const trace = await client.traceInput({ input: { features, ...(heard.labels && { targets: heard.labels }) } });
    const steps = features.length / bands;
    const graph = await this.model.graph(steps, steps);
    return {
      graph,
      trace,
      inputs: Array(steps).fill(''),
      features: { steps, size: bands, numbers: Float64Array.from(features) },
      classes: this.model.opened?.task.outputNames ?? [],
      heard,
    };
  }

  /** What goes wrong with a sound is told beside it. @param {() => Promise<void>} act */
  async #orTold(act) {
    try {
      await act();
    } catch (error) {
      const body = /** @type {ErrorBody} */ (error);
      if (/^(audio|microphone|sound)-/.test(body.code)) this.patch({ soundProblem: body });
      else this.failed(body);
    }
  }

  dispose() {
    this.#leave();
    this.player.close();
    super.dispose();
  }
}
