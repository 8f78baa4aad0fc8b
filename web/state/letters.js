// The Turkish letters put back into a text without them, by a network that reads in one direction and by one that reads in
// both, of as many weights: how they are built, what they make of what a person types, and when the second may answer.

/** @import { TaskOpened } from '../worker/protocol.js' */
/** @import { Client } from './engineLink.js' */
/** @import { Model } from './model.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen } from './settings.js' */

import { kTexts } from '../data/texts.js';
import { Comparison } from './comparison.js';
import { bidirectionalSize } from './bidirectionalSize.js';
import { readWeights } from './reading.js';
import { fetchText } from './textSource.js';
import { tokensOf, typedProblem } from './tokens.js';

export const kLongestTyped = 200; // characters
const kLearned = 0.95; // right of all held-out characters; before, a difference between the two is chance
const kFirst = 'Ogretmen, ogrencinin cantasini actigini gorunce sasirdi.';
const kTextUrl = /** @type {{ url: string }} */ (kTexts.find(({ id }) => id === 'turkce')).url;

/** The directions in which the two networks read. @typedef {'oneWay' | 'bothWays'} Ways */
/** @type {readonly Ways[]} */
export const kWays = ['oneWay', 'bothWays'];
/** Parts of the held-out letters in the order of the engine's task: src/rnn/data/tasks/turkishLettersTask.hpp. */
const kParts = /** @type {const} */ (['decided', 'ambiguous']);

/** @typedef {{ character: string, plain: string, chance: number }} Letter as it was put back, and how likely that was */
/** @typedef {Reading & { letters: Letter[] }} LettersReading */

/** @type {Record<string, import('./looks.js').Seen>} */
const kLooks = {
  oneWay: {
    ask: (/** @type {Letters} */ letters) => readLetters(letters.model('oneWay'), letters.typed),
    key: (/** @type {Letters} */ letters) => (letters.problem ? null : letters.typed),
    share: 0.1,
  },
  // Its answer to the first letter hangs on the last one: there is none before the end.
  bothWays: {
    ask: (letters) => readLetters(letters.model('bothWays'), letters.typed),
    key: (/** @type {Letters} */ letters) => (letters.problem || !letters.hasEnded ? null : letters.typed),
    share: 0.1,
  },
  weights: {
    ask: (letters) => readWeights(letters.models[letters.state.subject.model], letters.state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify([state.subject.model, state.subject.cell]),
  },
};

export class Letters extends Comparison {
  /** What was said to be at its end. */
  #ended = kFirst;

  /** @param {import('../lessons/lesson.js').Needs} needs */
  constructor(needs) {
    super({ ...needs, names: kWays, openings: lettersOpenings, looks: kLooks });
    this.turnTo({ typed: kFirst, model: kWays.indexOf('bothWays') });
  }

  /** The one that is drawn is the one that is read. @param {string} name */
  seen(name) {
    return super.seen(name === 'reading' ? kWays[this.state.subject.model] : name);
  }

  get typed() {
    return this.state.subject.typed ?? '';
  }

  /** @param {string} typed what they are to read */
  type(typed) {
    this.turnTo({ typed });
  }

  /** Nothing more will come. */
  end() {
    this.#ended = this.typed;
    this.turnTo({});
  }

  /** Whether what is typed is at its end: said so, or by its last character. */
  get hasEnded() {
    return this.typed === this.#ended || /[.!?]\s*$/u.test(this.typed);
  }

  get problem() {
    return typedProblem(plainOf(this.typed), this.known, kLongestTyped);
  }

  /** The characters that the networks know. */
  get known() {
    const { task } = /** @type {TaskOpened} */ (this.models[0].opened ?? {});
    return task?.inputNames ?? [];
  }

  /** What a network put back last. @param {Ways} ways @returns {Letter[]} */
  lettersOf(ways) {
    return super.seen(ways)?.letters ?? [];
  }

  /** @param {Ways} ways @param {'all' | 'decided' | 'ambiguous'} part @returns {number} the share of held-out characters that are right; NaN while it is not known */
  accuracy(ways, part) {
    const { progress } = this.model(ways);
    if (part === 'all') return progress?.heldOutAccuracy ?? Number.NaN;
    return progress?.heldOutParts[kParts.indexOf(part)] ?? Number.NaN;
  }

  /** By how much the second direction makes the ambiguous letters better; NaN until both know the others. */
  get gain() {
    if (kWays.some((ways) => !(this.accuracy(ways, 'all') >= kLearned))) return Number.NaN;
    return this.accuracy('bothWays', 'ambiguous') - this.accuracy('oneWay', 'ambiguous');
  }
}

/** The second network is sized by the weights of the first. @param {Chosen} chosen */
async function lettersOpenings({ cell, hidden, batch, optimiser, momentum, learningRate, clip, seed }) {
  const task = { name: 'turkishLetters', text: await fetchText(kTextUrl) };
  const training = { batch, optimiser, momentum, learningRate, clip, seed };
  /** @param {Client} client @param {number} units @param {boolean} bidirectional */
  const open = (client, units, bidirectional) =>
    client.openTask({ network: { type: 'manyToMany', cell, hidden: units, bidirectional }, task, training });
  /** @type {(opened: Promise<TaskOpened>) => void} */
  let opens = () => {};
  /** @type {Promise<TaskOpened>} */
  const first = new Promise((resolve) => {
    opens = resolve;
  });
  return [
    (/** @type {Client} */ client) => {
      const opened = open(client, hidden, false);
      opens(opened);
      return opened;
    },
    async (/** @type {Client} */ client) => {
      const { task: shape, parameters } = await first;
      return open(client, bidirectionalSize(cell, shape, parameters), true);
    },
  ];
}

/** As a plain keyboard writes it. @param {string} typed */
export const plainOf = (typed) => typed.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');

/**
 * @param {Model<any>} model
 * @param {string} typed
 * @returns {Promise<LettersReading>}
 */
async function readLetters(model, typed) {
  const { inputNames, outputNames } = /** @type {TaskOpened} */ (model.opened).task;
  const tokens = tokensOf(plainOf(typed), inputNames);
  const trace = await (await model.client()).traceInput({ input: { tokens } });
  const { size, numbers } = trace.outputs;
  const letters = Array.from(tokens, (token, t) => {
    const chances = numbers.subarray(t * size, (t + 1) * size);
    const chance = Math.max(...chances);
    return { character: outputNames[chances.indexOf(chance)], plain: inputNames[token], chance };
  });
  const graph = await model.graph(tokens.length, tokens.length);
  return { trace, graph, inputs: letters.map(({ plain }) => plain), features: null, classes: outputNames, letters };
}
