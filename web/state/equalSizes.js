// How large the hidden states of networks of several depths must be, so that all have about equally many weights.

/** @import { Cell } from '../worker/protocol.js' */

/** Blocks of weights in a cell. @type {Record<Cell, number>} */
const kBlocks = { rnn: 1, gru: 3, lstm: 4 };
/** By how much the common total may miss the one asked for, so that the networks miss one another by less. */
const kLeeway = 0.1;

/** @typedef {{ cell: Cell, hidden: number, layers: number, vocabulary: number }} Size vocabulary: different characters */

/**
 * @param {Size} size
 * @returns {number} weights of a network that reads and writes characters; each block has two biases, as PyTorch's have
 */
export function weightsOf({ cell, hidden, layers, vocabulary }) {
  const first = hidden * (vocabulary + hidden + 2);
  const further = hidden * (hidden + hidden + 2);
  return kBlocks[cell] * (first + (layers - 1) * further) + vocabulary * (hidden + 1);
}

/**
 * @param {{ cell: Cell, vocabulary: number, weights: number }} wanted weights: of each network, about
 * @param {readonly number[]} depths layers of each network
 * @returns {number[]} hidden units per layer of each
 */
export function equalSizes({ weights, ...network }, depths) {
  /** @param {number} total */
  const sizesFor = (total) => depths.map((layers) => nearest({ ...network, layers }, total));
  /** @param {number[]} sizes */
  const totalsOf = (sizes) => sizes.map((hidden, i) => weightsOf({ ...network, hidden, layers: depths[i] }));
  const middle = sizesFor(weights);
  const totals = Array.from({ length: 201 }, (_, i) => weights * (1 + kLeeway * (i / 100 - 1)));
  return totals
    .map(sizesFor)
    .reduce((best, sizes) => (spreadOf(totalsOf(sizes)) < spreadOf(totalsOf(best)) ? sizes : best), middle);
}

/** By what share of the largest one the smallest one falls short of it. @param {readonly number[]} totals */
export const spreadOf = (totals) => 1 - Math.min(...totals) / Math.max(...totals);

/**
 * The hidden size whose number of weights comes nearest to a total, from 1 on: the number grows with its square.
 * @param {Omit<Size, 'hidden'>} network
 * @param {number} total
 */
function nearest({ cell, layers, vocabulary }, total) {
  const blocks = kBlocks[cell];
  const square = blocks * (2 * layers - 1);
  const half = (blocks * (vocabulary + 2 * layers) + vocabulary) / 2;
  const exact = (Math.sqrt(half ** 2 + square * (total - vocabulary)) - half) / square;
  const [below, above] = [Math.floor(exact), Math.ceil(exact)].map((hidden) => Math.max(1, hidden || 1));
  /** @param {number} hidden */
  const missed = (hidden) => Math.abs(weightsOf({ cell, hidden, layers, vocabulary }) - total);
  return missed(above) < missed(below) ? above : below;
}
