// What is measured, and how much work it is.
import { Problem } from '../tools/lib/step.mjs';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {'train'|'write'|'label'|'translate'} task
 *   train: a character model on a text
 *   write: characters drawn one after another from a trained model, each fed back
 *   label: many to many, both directions; each of T tokens gets one of V classes
 *   translate: encoder–decoder with dot attention, T tokens to T tokens; the written ones are counted
 * @property {'rnn'|'gru'|'lstm'} cell
 * @property {number} hidden H, units per layer
 * @property {number} layers
 * @property {number} batch B, sequences side by side
 * @property {number} steps T, of back-propagation through time
 * @property {number} vocab V, different characters, entering one-hot and leaving through a softmax
 * @property {Goals} [goals]
 */

/**
 * What our relaxed build must reach at least.
 * @typedef {object} Goals
 * @property {number} [pytorch] times as fast as PyTorch
 * @property {number} [tfjs] times as fast as TF.js
 * @property {number} [ceiling] share of the ceiling
 * @property {number} [charsPerSecond]
 */

const usual = { task: /** @type {const} */ ('train'), layers: 1, batch: 32, steps: 64, vocab: 65 };

/** @type {Case[]} */
export const cases = [
  { ...usual, name: 'rnn-128', cell: 'rnn', hidden: 128, goals: { pytorch: 1.5, ceiling: 0.65 } },
  { ...usual, name: 'lstm-128', cell: 'lstm', hidden: 128, goals: { pytorch: 1.8, tfjs: 45, ceiling: 0.75 } },
  {
    ...usual,
    name: 'lstm-2x128',
    cell: 'lstm',
    hidden: 128,
    layers: 2,
    batch: 50,
    steps: 50,
    goals: { pytorch: 1.4, tfjs: 45, ceiling: 0.75 },
  },
  { ...usual, name: 'lstm-256', cell: 'lstm', hidden: 256, goals: { pytorch: 1.2, tfjs: 45, ceiling: 0.8 } },
  { ...usual, name: 'gru-256', cell: 'gru', hidden: 256, goals: { pytorch: 1.2, tfjs: 45, ceiling: 0.8 } },
  { ...usual, name: 'lstm-2x512', cell: 'lstm', hidden: 512, layers: 2, goals: { pytorch: 0.9, ceiling: 0.8 } },
  { ...usual, name: 'lstm-128-batch1', cell: 'lstm', hidden: 128, batch: 1 },
  {
    ...usual,
    name: 'sample-lstm-128',
    task: 'write',
    cell: 'lstm',
    hidden: 128,
    batch: 1,
    steps: 1,
    goals: { charsPerSecond: 50_000 },
  },
  { ...usual, name: 'seq2seq-attention-128', task: 'translate', cell: 'lstm', hidden: 128 },
  { ...usual, name: 'bi-lstm-128', task: 'label', cell: 'lstm', hidden: 128 },
];

export const gates = { rnn: 1, gru: 3, lstm: 4 };

/**
 * Floating-point operations per character: products only, two each multiply-add; a backward pass takes two products
 * for each one of the forward pass. A one-hot input is no product.
 * @param {Case} c
 */
export function workPerCharacter(c) {
  return 2 * (c.task === 'write' ? 1 : 3) * multiplyAdds(c);
}

/** @param {Case} c one layer for label and translate */
function multiplyAdds({ task, cell, hidden, layers, steps, vocab }) {
  const layer = (/** @type {number} */ input) => gates[cell] * hidden * (hidden + input);
  if (task === 'label') return 2 * layer(0) + 2 * hidden * vocab;
  // Encoder and decoder; a key for each step read; scores and mixture over all of them; ã from [m; a].
  if (task === 'translate')
    return 2 * layer(0) + hidden * hidden + 2 * steps * hidden + 2 * hidden * hidden + hidden * vocab;
  return layer(0) + (layers - 1) * layer(hidden) + hidden * vocab;
}

/**
 * @param {string|undefined} names separated by commas; all cases when there are none
 * @param {Case[]} all
 */
export function chosenCases(names, all = cases) {
  if (!names) return all;
  return names.split(',').map((name) => {
    const found = all.find((c) => c.name === name.trim());
    if (!found) throw new Problem(`There is no case ${name}; there are ${all.map((c) => c.name).join(', ')}.`);
    return found;
  });
}
