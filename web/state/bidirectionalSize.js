// How large the states of a bidirectional network are to be, so that it has as many weights as another one.

/** @import { Cell, TaskShape } from '../worker/protocol.js' */

/** Blocks of weights in a cell. @type {Record<Cell, number>} */
const kBlocks = { rnn: 1, gru: 3, lstm: 4 };

/**
 * The weights of one layer in both directions, and of its output; each block has two biases, as PyTorch's have.
 * @param {Cell} cell
 * @param {Pick<TaskShape, 'inputSize' | 'outputSize'>} shape
 * @param {number} hidden units in each direction
 */
export const bidirectionalWeights = (cell, { inputSize, outputSize }, hidden) =>
  2 * kBlocks[cell] * hidden * (inputSize + hidden + 2) + outputSize * (2 * hidden + 1);

/**
 * @param {Cell} cell
 * @param {Pick<TaskShape, 'inputSize' | 'outputSize'>} shape
 * @param {number} weights of the other network
 * @returns {number} units in each direction with which the number of weights comes nearest to that, without being larger
 */
export function bidirectionalSize(cell, shape, weights) {
  let hidden = 1;
  while (bidirectionalWeights(cell, shape, hidden + 1) <= weights) hidden += 1;
  return hidden;
}
