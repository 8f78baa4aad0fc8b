// Delayed recall, learned side by side by a plain, a GRU and an LSTM network from the same seed and the same examples: how
// they are built, what can be seen of them, and what it means that one solves the task or fails.

/** @import { StateGradientNorms, TaskOpened } from '../worker/protocol.js' */
/** @import { Comparison } from './comparison.js' */
/** @import { Client } from './engineLink.js' */
/** @import { Model } from './model.js' */
/** @import { Seen } from './looks.js' */
/** @import { Reading } from './reading.js' */
/** @import { Chosen } from './settings.js' */

import { readExample, readWeights } from './reading.js';

/** @typedef {'rnn' | 'gru' | 'lstm'} RecallCell */

/** @type {readonly RecallCell[]} */
export const kRecallCells = ['rnn', 'gru', 'lstm'];
/** The accuracy from which on the task counts as solved. */
export const kSolved = 0.99;
/** So many times the updates that the gated ones needed the plain one has before it counts as failed. */
const kPatience = 5;

/** @param {Chosen} chosen */
export function recallOpenings({ lag, g, hidden, recurrent, spectralRadius, forgetBias, ...chosen }) {
  const { batch, optimiser, momentum, learningRate, clip, window, seed } = chosen;
  const training = { batch, optimiser, momentum, learningRate, clip, window, seed };
  const task = { name: 'delayedRecall', options: { lag } };
  const initialiser = { recurrent, spectralRadius, forgetBias };
  return kRecallCells.map((cell) => (/** @type {Client} */ client) => {
    const network = { type: /** @type {const} */ ('manyToOne'), cell, g, hidden, initialiser };
    return client.openTask({ network, task, training });
  });
}

/** @type {Record<string, Seen>} */
export const kRecallLooks = {
  reading: {
    ask: (comparison) => readRecall(drawn(comparison), comparison.state.subject.example),
    key: ({ state }) => `${state.subject.model} ${state.subject.example}`,
    share: 0.1,
  },
  weights: {
    ask: (comparison) => readWeights(drawn(comparison), comparison.state.subject.cell),
    key: ({ state }) => state.subject.cell && `${state.subject.model} ${state.subject.cell.layer}`,
  },
  gradients: { ask: gradientsOf, key: ({ state }) => `${state.subject.steps}`, share: 0.1 },
  eigenvalues: {
    ask: (comparison) => eigenvaluesOf(drawn(comparison), comparison.names[comparison.state.subject.model]),
    key: ({ state }) => `${state.subject.model}`,
    share: 0.1,
  },
};

/** The model that is drawn. @param {Comparison} comparison */
const drawn = ({ models, state }) => /** @type {Model<TaskOpened>} */ (models[state.subject.model]);

/**
 * A held-out example, with letters for its tokens: capitals to be recalled, small ones that mean nothing.
 * @param {Model<TaskOpened>} model
 * @param {number} index
 * @returns {Promise<Reading>}
 */
async function readRecall(model, index) {
  const reading = await readExample(model, index);
  const { inputSize, outputSize } = /** @type {TaskOpened} */ (model.opened).task;
  const capitals = letters('A', outputSize);
  const signs = [...capitals, ...letters('a', inputSize - outputSize - 1), '?'];
  return { ...reading, inputs: reading.inputs.map((token) => signs[Number(token)]), classes: capitals };
}

/** @param {string} first @param {number} count */
const letters = (first, count) =>
  Array.from({ length: count }, (_, i) => String.fromCodePoint(/** @type {number} */ (first.codePointAt(0)) + i));

/**
 * ‖∂L/∂a⟨t⟩‖ over t, of every model.
 * @param {Comparison} comparison
 */
async function gradientsOf({ models, state }) {
  const { steps } = state.subject;
  const ask = async (/** @type {Model<any>} */ model) => {
    const client = await model.client();
    const [{ norms }] = await client.stateGradients(steps > 0 ? { steps } : {});
    return norms;
  };
  return { steps, norms: await Promise.all(models.map(ask)) };
}

/** @typedef {{ steps: number, norms: StateGradientNorms['norms'][] }} Gradients steps: as the subject asked for */

/**
 * Of W_aa; of a gated cell, of the block that makes the candidate.
 * @param {Model<any>} model
 * @param {string} cell
 * @returns {Promise<Float64Array>}
 */
async function eigenvaluesOf(model, cell) {
  const client = await model.client();
  return client.eigenvalues({ tensor: 'weight_hh_l0', ...(cell !== 'rnn' && { gate: 'candidate' }) });
}

/**
 * The share of the held-out questions that a network answers right.
 * @param {Comparison} comparison
 * @param {RecallCell} cell
 */
export const accuracyOf = (comparison, cell) => comparison.model(cell).progress?.heldOutAccuracy ?? Number.NaN;

/**
 * The best that the plain network has ever done by the time it has made five times as many updates as the slower one of
 * the others needed; NaN before. One that has merely not learned yet is not called a failure so.
 * @param {Comparison} comparison
 */
export function bestOfPlain(comparison) {
  const needed = Math.max(solvedAt(comparison, 'gru'), solvedAt(comparison, 'lstm'));
  const { progress, curve } = comparison.model('rnn');
  return (progress?.step ?? 0) >= kPatience * needed ? Math.max(...curve.accuracy.columns[1]) : Number.NaN;
}

/**
 * The step at which a network had solved the task; NaN before.
 * @param {Comparison} comparison
 * @param {RecallCell} cell
 */
function solvedAt(comparison, cell) {
  const [steps, accuracies] = comparison.model(cell).curve.accuracy.columns;
  return steps[accuracies.findIndex((accuracy) => accuracy >= kSolved)] ?? Number.NaN;
}
