// One model that learns a text and writes: which text it is, and what has been written.

/** @import { ErrorBody, Opened, WrittenCharacter } from '../worker/protocol.js' */
/** @import { Connect } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Goal } from './goals.js' */
/** @import { WriteSample } from './liveWriting.js' */
/** @import { Sampling, Write, WritingPart } from './promptedWriting.js' */
/** @import { Chosen, Setting } from './settings.js' */
/** @import { LearnedText } from './textSource.js' */

import { Experiment } from './experiment.js';
import { isAboutText } from './experimentState.js';
import { lexiconOf, shareOfKnownWords } from './knownWords.js';
import { LiveWriting } from './liveWriting.js';
import { longestCopied } from './memorisation.js';
import { PromptedWriting } from './promptedWriting.js';
import { readText, readWeights } from './reading.js';
import { forEngine, kSettings } from './settings.js';
import { builtInText, fileText, kLongestShown, ownText } from './textSource.js';

/** @type {Sampling} */
const kSampling = { temperature: 0.8, topK: 0, topP: 1 };
const kJudged = { temperature: 0.5, topK: 0, topP: 1 };
const kJudgedLength = 1500; // characters, some 270 words
const kReadFirst = 24; // characters
const kReadAgain = 160;

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  judged: { ask: judge, pause: 2500, share: 0.05 },
  reading: {
    ask: ({ model, reads }) => readText(model, reads),
    key: ({ reads }) => reads || null,
    share: 0.1,
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify(state.subject.cell.layer),
  },
};

/**
 * What it writes at temperature 0.5, held against the text that it learns.
 * @param {Playground} playground
 * @returns {Promise<Judged | null>}
 */
async function judge(playground) {
  const { text } = playground.state;
  if (!text?.complete) return null;
  const request = { ...kJudged, prompt: '', length: kJudgedLength, seed: playground.seedOfStep };
  const written = await playground.write(request, { onPart: () => {}, signal: new AbortController().signal });
  return {
    known: shareOfKnownWords(written.text, lexiconOf(text.content)),
    passage: longestCopied(written.text, text.content),
    length: [...written.text].length,
  };
}

/** @typedef {{ known: number, passage: string, length: number }} Judged passage: the longest copied one; length: of all */

/**
 * @typedef {object} AboutText
 * @property {LearnedText | null} text the one being learned
 * @property {LearnedText | null} wantedText the one asked for: the same, or one that is still being opened
 * @property {string | null} draft what stands in the text field instead of the text being learned
 * @property {ErrorBody | null} textProblem
 * @property {Sampling} sampling of everything that is written
 *
 * @typedef {ExperimentState & AboutText} PlaygroundState
 */

/** @extends {Experiment<Opened, PlaygroundState>} */
export class Playground extends Experiment {
  /** What was last typed or pasted, so that a look at another text does not lose it. */
  #ownText = '';

  /** @param {{ connect: Connect, settings?: readonly Setting[], goals?: (chosen: Chosen) => readonly Goal[] }} needs */
  constructor({ connect, settings = kSettings, goals }) {
    super({ connect, settings, goals, looks: kLooks });
    this.patch({ text: null, wantedText: null, draft: null, textProblem: null, sampling: kSampling });
    const changed = () => this.changed();
    /** @type {Write} */
    const write = (request, options) => this.write(request, options);
    this.prompted = new PromptedWriting(write, () => {
      changed();
      this.looked();
    });
    this.live = new LiveWriting(this.#writeSample, () => {
      changed();
      this.looked();
    });
  }

  /** @type {WriteSample} */
  #writeSample = async (length, sampling, signal) => {
    /** @type {WrittenCharacter[]} */
    const written = [];
    const request = { ...sampling, prompt: '', length, seed: this.seedOfStep };
    const onPart = (/** @type {WritingPart} */ { characters = [] }) => written.push(...characters);
    const { step } = await this.write(request, { onPart, signal });
    return { step, characters: written };
  };

  get model() {
    return this.models[0];
  }

  /** The share of the words that it writes at temperature 0.5 that exist in the text; NaN while it is not known. */
  get knownWords() {
    return this.seen('judged')?.known ?? Number.NaN;
  }

  /** What it is watched reading: what it wrote on a person's beginning, or else how the text begins. */
  get reads() {
    const { prompt, text, writing } = this.prompted.state;
    if (!writing && text) return [...(prompt + text)].slice(0, kReadAgain).join('');
    return [...(this.state.text?.content.slice(0, 2 * kReadFirst) ?? '')].slice(0, kReadFirst).join('');
  }

  get seedOfStep() {
    return (this.state.chosen.seed + (this.state.progress?.step ?? 0)) % 2 ** 32;
  }

  /** @type {Write} */
  async write(request, options) {
    return (await this.model.client()).write(request, options);
  }

  /**
   * Builds the first model and trains it.
   * @param {{ chosen: Chosen, textId?: string, problems?: ErrorBody[] }} first
   */
  begin({ chosen, textId = '', problems }) {
    this.patch({ wantedText: builtInText(textId) });
    return super.begin({ chosen, problems });
  }

  /** @param {string} id */
  chooseText(id) {
    return this.#learn(builtInText(id));
  }

  /** @param {File} file */
  useFile(file) {
    return this.#learn(fileText(file));
  }

  /** @param {string} content */
  useText(content) {
    this.#ownText = content.length <= kLongestShown ? content : '';
    return this.#learn(ownText(content));
  }

  /** A text of one's own: the one from before, if there was one. */
  beginOwnText() {
    this.editText(this.#ownText);
  }

  /** @param {string | null} draft what stands in the text field; null goes back to the text being learned */
  editText(draft) {
    this.#ownText = draft ?? '';
    this.patch({ draft, textProblem: null });
  }

  async reset() {
    this.prompted.clear();
    this.live.restart();
    await super.reset();
  }

  /** @param {number} learningRate */
  async recover(learningRate) {
    this.live.restart();
    await super.recover(learningRate);
  }

  /** @param {Partial<Sampling>} change */
  setSampling(change) {
    this.patch({ sampling: { ...this.state.sampling, ...change } });
    this.looked();
  }

  /** @param {string} prompt */
  startWriting(prompt) {
    return this.prompted.start(prompt, this.state.sampling);
  }

  stopWriting() {
    this.prompted.stop();
  }

  dispose() {
    this.prompted.stop();
    this.live.stop();
    super.dispose();
  }

  /** @param {LearnedText} text */
  #learn(text) {
    this.patch({ wantedText: text, textProblem: null });
    return this.open();
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    const text = /** @type {LearnedText} */ (this.state.wantedText);
    const source = await text.read();
    return [(/** @type {import('./engineLink.js').Client} */ client) => client.open(forEngine(chosen), source)];
  }

  opened() {
    this.live.restart();
    this.prompted.clear();
    const text = /** @type {LearnedText} */ (this.state.wantedText);
    const learned = text.learned(/** @type {Opened} */ (this.model.opened));
    // What is being typed meanwhile stays, unless it was this very text.
    const draft = text === this.state.text ? this.state.draft : null;
    return { text: learned, wantedText: learned, draft };
  }

  /**
   * @param {ErrorBody} error
   * @param {boolean} isTold
   */
  refused(error, isTold) {
    const { wantedText, draft, text } = this.state;
    const isOurs = !isTold && isAboutText(error);
    if (isOurs) this.patch({ textProblem: error, draft: wantedText?.draft ?? draft });
    if (this.isOpen) this.patch({ wantedText: text });
    return isTold || isOurs;
  }

  looked() {
    const { progress, training, sampling } = this.state;
    if (!this.isOpen || this.model.hasDiverged) return;
    this.live.follow(progress?.step ?? 0, sampling, training);
    super.looked();
  }
}
