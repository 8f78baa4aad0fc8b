// One model that learns a text and writes.

/** @import { WrittenCharacter } from '../worker/protocol.js' */
/** @import { Connect } from './engineLink.js' */
/** @import { Goal } from './goals.js' */
/** @import { WriteSample } from './liveWriting.js' */
/** @import { Sampling, Write, WritingPart } from './promptedWriting.js' */
/** @import { Chosen, Setting } from './settings.js' */
/** @import { TextState } from './textExperiment.js' */
/** @import { LearnedText } from './textSource.js' */

import { lexiconOf, shareOfKnownWords } from './knownWords.js';
import { LiveWriting } from './liveWriting.js';
import { longestCopied } from './memorisation.js';
import { PromptedWriting } from './promptedWriting.js';
import { readText, readWeights } from './reading.js';
import { kSettings } from './settings.js';
import { TextExperiment } from './textExperiment.js';

/** @type {Sampling} */
const kSampling = { temperature: 0.8, topK: 0, topP: 1 };
const kJudged = { temperature: 0.5, topK: 0, topP: 1 };
const kJudgedLength = 1500; // characters, some 270 words
const kReadAgain = 160; // characters

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

/** @type {WeakMap<LearnedText, Set<string>>} */
const lexicons = new WeakMap();

/** @param {LearnedText} text */
function lexiconFor(text) {
  const lexicon = lexicons.get(text) ?? lexiconOf(text.content);
  lexicons.set(text, lexicon);
  return lexicon;
}

/**
 * What it writes at temperature 0.5, held against the text that it learns.
 * @param {Playground} playground
 * @returns {Promise<Judged | null>}
 */
async function judge(playground) {
  const { text } = playground.state;
  if (!text?.complete) return null;
  const lexicon = lexiconFor(text); // before the writing, so that not all of this is done at once
  const request = { ...kJudged, prompt: '', length: kJudgedLength, seed: playground.seedOfStep };
  const written = await playground.write(request, { onPart: () => {}, signal: new AbortController().signal });
  return {
    known: shareOfKnownWords(written.text, lexicon),
    passage: longestCopied(written.text, text.content),
    length: [...written.text].length,
  };
}

/** @typedef {{ known: number, passage: string, length: number }} Judged passage: the longest copied one; length: of all */

/** @typedef {TextState & { sampling: Sampling }} PlaygroundState sampling: of everything that is written */

/** @extends {TextExperiment<PlaygroundState>} */
export class Playground extends TextExperiment {
  /** @param {{ connect: Connect, settings?: readonly Setting[], goals?: (chosen: Chosen) => readonly Goal[] }} needs */
  constructor({ connect, settings = kSettings, goals }) {
    super({ connect, settings, goals, looks: kLooks });
    this.patch({ sampling: kSampling });
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

  /** The share of the words that it writes at temperature 0.5 that exist in the text; NaN while it is not known. */
  get knownWords() {
    return this.seen('judged')?.known ?? Number.NaN;
  }

  /** What it is watched reading: what it wrote last on a person's beginning, or else how the text begins. */
  get reads() {
    return [...this.prompted.ended].slice(0, kReadAgain).join('') || super.reads;
  }

  get seedOfStep() {
    return (this.state.chosen.seed + (this.state.progress?.step ?? 0)) % 2 ** 32;
  }

  /** @type {Write} */
  async write(request, options) {
    return (await this.model.client()).write(request, options);
  }

  /** @param {import('./experiment.js').Beginning} first */
  begin({ sampling = {}, ...first }) {
    this.patch({ sampling: { ...this.state.sampling, ...sampling } });
    return super.begin(first);
  }

  /** @param {import('./experiment.js').Beginning} saved */
  resume({ sampling = {}, ...saved }) {
    this.patch({ sampling: { ...this.state.sampling, ...sampling } });
    return super.resume(saved);
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

  opened() {
    this.live.restart();
    this.prompted.clear();
    return super.opened();
  }

  looked() {
    const { progress, training, sampling } = this.state;
    if (!this.isOpen || this.model.hasDiverged) return;
    this.live.follow(progress?.step ?? 0, sampling, training);
    super.looked();
  }
}
