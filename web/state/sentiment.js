// A network that reads a sentence and says whether it speaks for or against: what it learns from, what it is watched
// reading.

/** @import { Rows, TaskOpened } from '../worker/protocol.js' */
/** @import { Client } from './engineLink.js' */
/** @import { Model } from './model.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen } from './settings.js' */
/** @import { Language } from '../locales/words.js' */

import { kSentences } from '../data/sentences.js';
import { Experiment } from './experiment.js';
import { readWeights } from './reading.js';
import { fetchText } from './textSource.js';
import { tokensOf, typedProblem } from './tokens.js';

export const kLongestSentence = 200; // characters

/** What it is watched reading first. @type {Record<Language, string>} */
const kFirst = { tr: 'Film uzundu ama hiç sıkıcı değildi.', en: 'The film was long, but not boring at all.' };
const kStride = 37; // between two sentences by hand that are shown one after the other; prime to their number

/** @typedef {Reading & { running: Float64Array, slopes: number[] }} SentenceReading running: ŷ if the sentence ended after
 *   each character; slopes: ∂ŷ/∂x⟨t⟩ of the character that stands there */

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  reading: {
    ask: ({ model, typed }) => readSentence(model, typed),
    key: (/** @type {Sentiment} */ { model, typed }) =>
      typedProblem(typed, model.opened?.task.inputNames ?? [], kLongestSentence) ? null : typed,
    share: 0.1,
  },
  weights: {
    ask: ({ model, state }) => readWeights(model, state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify(state.subject.cell.layer),
  },
};

/** @extends {Experiment<TaskOpened>} */
export class Sentiment extends Experiment {
  /** Those written by hand. @type {Record<Language, string[]>} */
  #byHand = { tr: [], en: [] };
  #shown = 0;

  /** @param {import('../lessons/lesson.js').Needs} needs */
  constructor({ connect, settings, goals }) {
    super({ connect, settings, goals, looks: kLooks });
  }

  get model() {
    return this.models[0];
  }

  /** @param {Parameters<Experiment<TaskOpened>['begin']>[0]} first */
  begin(first) {
    this.type(kFirst[first.textId === 'turkce' ? 'tr' : 'en']);
    return super.begin(first);
  }

  /** @param {Chosen} chosen */
  async openings(chosen) {
    return [openingOf(chosen, await this.#text())];
  }

  get typed() {
    return this.state.subject.typed ?? '';
  }

  /** @param {string} typed what it is to read */
  type(typed) {
    this.turnTo({ typed });
  }

  /** Another sentence written by hand. @param {Language} language */
  another(language) {
    const sentences = this.#byHand[language];
    if (sentences.length === 0) return;
    this.#shown = (this.#shown + kStride) % sentences.length;
    this.type(sentences[this.#shown]);
  }

  /** The share of the sentences by hand that it judges rightly; NaN while it is not known. @param {Language} language */
  accuracy(language) {
    const part = kSentences.findIndex((one) => one.language === language);
    return this.model.progress?.heldOutParts[part] ?? Number.NaN;
  }

  async #text() {
    const parts = await Promise.all(
      kSentences.map(async ({ language, grammar, byHand }) => {
        const [rules, sentences] = await Promise.all([fetchText(grammar), fetchText(byHand)]);
        this.#byHand[language] = sentences
          .split('\n')
          .filter(Boolean)
          .map((line) => line.slice(2));
        return `== grammar ${language}\n${rules}== held out ${language}\n${sentences}`;
      }),
    );
    return parts.join('');
  }
}

/**
 * @param {Chosen} chosen
 * @param {string} text
 */
function openingOf({ cell, hidden, layers, batch, optimiser, momentum, learningRate, clip, seed }, text) {
  const network = { type: /** @type {const} */ ('manyToOne'), cell, hidden, layers };
  const training = { batch, optimiser, momentum, learningRate, clip, seed };
  return (/** @type {Client} */ client) => client.openTask({ network, task: { name: 'sentiment', text }, training });
}

/**
 * @param {Model<TaskOpened>} model
 * @param {string} sentence
 * @returns {Promise<SentenceReading>}
 */
async function readSentence(model, sentence) {
  const { inputNames } = /** @type {TaskOpened} */ (model.opened).task;
  const tokens = tokensOf(sentence, inputNames);
  const client = await model.client();
  const input = { tokens };
  const [trace, slopes] = await Promise.all([
    client.traceInput({ input }),
    client.saliency({ input, step: 0, output: 0 }),
  ]);
  return {
    trace,
    graph: await model.graph(tokens.length, 1),
    inputs: Array.from(tokens, (token) => inputNames[token]),
    features: null,
    classes: [],
    running: /** @type {Rows} */ (trace.running).numbers,
    slopes: Array.from(tokens, (token, t) => slopes.numbers[t * slopes.size + token]),
  };
}
