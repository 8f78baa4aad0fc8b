// Two encoder–decoders that learn the same translations, one with attention and one without: how they are built, what they
// make of a text, and how many whole translations are right.

/** @import { Generated, TaskOpened } from '../worker/protocol.js' */
/** @import { Client } from './engineLink.js' */
/** @import { Seen } from './looks.js' */
/** @import { Model } from './model.js' */
/** @import { PiecesProblem } from './pieces.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen } from './settings.js' */

import { Comparison } from './comparison.js';
import { readPieces, signOfPiece, textOf } from './pieces.js';
import { readWeights } from './reading.js';

/** The names of the two. */
export const kTranslators = /** @type {const} */ (['attentive', 'plain']);

export class Translation extends Comparison {
  #languages = '';

  /** @param {Pick<ConstructorParameters<typeof Comparison>[0], 'connect' | 'cores' | 'settings' | 'goals'>} needs */
  constructor(needs) {
    super({ ...needs, names: kTranslators, openings: translationOpenings, looks: kTranslationLooks });
  }

  /** A text of one's own is forgotten when it would be in another language now. */
  opened() {
    const { pairs, direction } = this.built;
    const languages = `${pairs} ${direction}`;
    const isOther = languages !== this.#languages;
    this.#languages = languages;
    return isOther ? { subject: { ...this.state.subject, typed: null } } : {};
  }
}

const kExamplesAtOnce = 32;
const kLengthsInABin = 2;
const kSpareSteps = 4; // an output may be so much longer than the longest right one

/** @param {Chosen} chosen */
export function translationOpenings({ pairs, direction, attention, cell, hidden, ...chosen }) {
  const { batch, optimiser, momentum, learningRate, clip, seed } = chosen;
  const schedule = { kind: /** @type {const} */ ('cosine'), cosineSteps: kCosineSteps[pairs], cosineFloor: 0.02 };
  const training = { batch, optimiser, momentum, learningRate, schedule, clip, seed };
  const options = { sentences: Number(pairs === 'sentences'), toEnglish: Number(direction === 'toEnglish') };
  const task = { name: 'translation', options };
  const network = { type: /** @type {const} */ ('encoderDecoder'), cell, hidden };
  return /** @type {const} */ ([attention, 'none']).map(
    (kind) => (/** @type {Client} */ client) =>
      client.openTask({ network: { ...network, attention: kind }, task, training }),
  );
}

/** Updates until the learning rate has come down. */
const kCosineSteps = { numbers: 2000, sentences: 8000 };

/** @type {Record<string, Seen>} */
export const kTranslationLooks = {
  reading: {
    ask: translate,
    key: (comparison) => {
      const { typed, example, width, model } = comparison.state.subject;
      return sourceProblem(comparison) ? null : JSON.stringify([typed ?? example, width, model]);
    },
    share: 0.15,
  },
  weights: {
    ask: ({ models, state }) => readWeights(models[state.subject.model], state.subject.cell),
    key: ({ state }) => state.subject.cell && JSON.stringify([state.subject.model, state.subject.cell]),
  },
  exact: { ask: measureExactness, pause: 2500, share: 0.1 },
};

/** Which language goes in, and which comes out. @param {Chosen} chosen */
export const languagesOf = ({ direction }) =>
  direction === 'toEnglish' ? { from: 'tr', to: 'en' } : { from: 'en', to: 'tr' };

/**
 * Why what was typed cannot be translated; null where it can.
 * @param {Comparison} comparison
 * @returns {PiecesProblem | null}
 */
export function sourceProblem({ models, state, built }) {
  const { typed } = state.subject;
  const names = /** @type {TaskOpened | null} */ (models[0].opened)?.task.inputNames;
  return typed === null || !names ? null : readPieces(typed, names, languagesOf(built).from).problem;
}

/**
 * @typedef {{ text: string, logProbability: number, ended: boolean }} Candidate
 *
 * @typedef {object} Translated
 * @property {string} source
 * @property {string} right translation, where the text is a held-out example; else ''
 * @property {Candidate[][]} candidates of each model, the best first
 * @property {string[]} said pieces of the best candidate of the model that is looked at, and the end
 *
 * @typedef {Reading & Translated} TranslationSeen
 */

/**
 * @param {Comparison} comparison
 * @returns {Promise<TranslationSeen>}
 */
async function translate(comparison) {
  const { models, state } = comparison;
  const opened = models.map((model) => /** @type {TaskOpened} */ (model.opened).task);
  const { inputNames, outputNames, end, outputSteps } = opened[0];
  const { tokens, target } = await sourceOf(comparison);
  const mostSteps = outputSteps + kSpareSteps;
  const beams = await Promise.all(
    models.map(async (model) => {
      const client = await model.client();
      return client.beam({ input: { tokens }, width: state.subject.width, mostSteps });
    }),
  );
  const drawn = state.subject.model;
  const best = beams[drawn][0];
  const said = [...best.tokens, ...(best.ended ? [end] : [])];
  const client = await models[drawn].client();
  const trace = await client.traceInput({ input: { tokens, targets: Int32Array.from(said) } });
  const graph = await models[drawn].graph(tokens.length, said.length);
  const classes = outputNames.map((name, token) => (token === end ? kEndSign : signOfPiece(name)));
  return {
    graph,
    trace,
    inputs: Array.from(tokens, (token) => signOfPiece(inputNames[token])),
    features: null,
    classes,
    source: textOf(tokens, inputNames),
    right: target ? textOf(target, outputNames) : '',
    candidates: beams.map((beam) => beam.map((one) => candidateOf(one, outputNames))),
    said: said.map((token) => classes[token]),
  };
}

const kEndSign = '■';

/** @param {Generated} generated @param {string[]} names */
const candidateOf = ({ tokens, logProbability, ended }, names) => ({
  text: textOf(tokens, names),
  logProbability,
  ended,
});

/**
 * What is to be translated: what was typed, or else a held-out example, of which the right translation is known.
 * @param {Comparison} comparison
 */
async function sourceOf({ models, state, built }) {
  const { typed, example } = state.subject;
  const { inputNames, end } = /** @type {TaskOpened} */ (models[0].opened).task;
  if (typed !== null) {
    return { tokens: Int32Array.from(readPieces(typed, inputNames, languagesOf(built).from).tokens), target: null };
  }
  const client = await models[0].client();
  const { inputTokens, targetTokens } = await client.example({ index: example });
  const target = /** @type {Int32Array} */ (targetTokens).filter((token) => token >= 0 && token !== end);
  return { tokens: /** @type {Int32Array} */ (inputTokens), target };
}

/**
 * @typedef {{ from: number, to: number, count: number, right: number[] }} LengthBin from, to: pieces of the input; right: of
 *   each model
 * @typedef {{ count: number, right: number[], bins: LengthBin[] }} Exactness of all held-out examples
 */

/**
 * How many whole translations of held-out examples are right, by the length of what is translated.
 * @param {Comparison} comparison
 * @returns {Promise<Exactness>}
 */
async function measureExactness({ models }) {
  const marks = await Promise.all(models.map(marksOf));
  /** @type {Map<number, LengthBin>} */
  const bins = new Map();
  marks[0].lengths.forEach((length, i) => {
    const from = length - ((length - 1) % kLengthsInABin);
    const bin = bins.get(from) ?? { from, to: from + kLengthsInABin - 1, count: 0, right: marks.map(() => 0) };
    bins.set(from, bin);
    bin.count += 1;
    for (const [model, { right }] of marks.entries()) bin.right[model] += right[i];
  });
  return {
    count: marks[0].lengths.length,
    right: marks.map(({ right }) => right.reduce((sum, mark) => sum + mark, 0)),
    bins: [...bins.values()].sort((one, other) => one.from - other.from),
  };
}

/**
 * A few examples at a time, so that training and pause do not wait.
 * @param {Model<any>} model
 */
async function marksOf(model) {
  const client = await model.client();
  const { heldOutExamples } = model.opened.task;
  /** @type {{ right: number[], lengths: number[] }} */
  const marks = { right: [], lengths: [] };
  for (let from = 0; from < heldOutExamples; from += kExamplesAtOnce) {
    const count = Math.min(kExamplesAtOnce, heldOutExamples - from);
    const { right, lengths } = await client.exactMatches({ from, count });
    marks.right.push(...right);
    marks.lengths.push(...lengths);
  }
  return marks;
}

/**
 * The share of held-out examples whose whole translation is right; NaN before it was measured.
 * @param {Comparison} comparison
 * @param {typeof kTranslators[number]} name
 */
export function exactnessOf(comparison, name) {
  const exact = /** @type {Exactness | null} */ (comparison.seen('exact'));
  return exact ? exact.right[comparison.names.indexOf(name)] / exact.count : Number.NaN;
}
