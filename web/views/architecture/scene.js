// What a drawing consists of, and what the folded and the unrolled one have in common: sizes, arrows, their labels.

/** @import { Graph, GraphEdge, GraphNode } from '../../worker/protocol.js' */
/** @import { Point } from '../paths.js' */
/** @import { Box } from './routes.js' */
/** @import { Rows } from './rows.js' */

import { factsOf } from './graph.js';
import { routeOf } from './routes.js';
import { kBoxHeight, kCircle } from './rows.js';

/**
 * @typedef {object} Room
 * @property {number} width what there is
 * @property {number} tallest the height that is wished for
 * @property {number} now the present column
 *
 * @typedef {Box & { index: number, shown: number }} PlacedNode shown: 0 invisible … 1
 * @typedef {{ index: number, points: Point[], shown: number, label: Point | null, beside: -1 | 0 | 1 }} PlacedEdge
 *   label: where its weight may be written; beside: to the left of that point, over it, to the right
 * @typedef {{ key: string, x: number, y: number, points: Point[], layer: number, direction: string, shown: number }} Start a⟨0⟩
 * @typedef {{ key: string, x: number, ys: number[], columns: number, shown: number }} Gap columns that are not shown
 * @typedef {{ x: number, width: number, shown: number }} Band behind the present column
 *
 * @typedef {object} Scene
 * @property {number} width
 * @property {number} height
 * @property {Map<number, PlacedNode>} nodes
 * @property {Map<number, PlacedEdge>} edges
 * @property {Start[]} starts
 * @property {Gap[]} gaps
 * @property {Band} band
 */

const kLabelWidth = 31; // what W_aa needs between two cells

/** Widths that follow from the graph. @param {Graph} graph */
export function measure(graph) {
  const { layers, bidirectional } = factsOf(graph);
  const deep = layers > 1;
  const letters = String(graph.columns).length + (deep ? 3 : 0);
  const cell = 40 + 5 * Math.max(letters - 2, 0);
  const aside = bidirectional ? cell / 2 + 4 : 0;
  const wide = bidirectional ? 2 * aside + 20 : Math.max(cell, 44);
  return {
    cell,
    bidirectional,
    aside,
    wide,
    start: deep ? 68 : 52,
    leastPitch: wide + (bidirectional ? 16 : 24),
    mostPitch: wide + 48,
  };
}

/** @param {GraphNode} node @param {number} x @param {ReturnType<typeof measure>} sizes @param {Rows} rows @returns {Box} */
export function placed(node, x, { cell, bidirectional, aside, wide }, rows) {
  const y = rows.yOf(node);
  const isPaired = bidirectional && !node.decoder; // a decoder has one direction
  if (node.role === 'attention') return { x, y, width: kCircle, height: kCircle };
  if (node.role !== 'hidden') {
    return { x, y, width: isPaired ? wide : Math.max(cell, 44), height: kBoxHeight };
  }
  const offset = isPaired ? aside : 0;
  return { x: node.direction === 'backward' ? x + offset : x - offset, y, width: cell, height: kBoxHeight };
}

/**
 * @param {Graph} graph
 * @param {Iterable<number>} indices of edges
 * @param {(node: GraphNode) => Box} boxOf
 * @param {Rows} rows
 * @returns {Scene['edges']}
 */
export function drawEdges(graph, indices, boxOf, rows) {
  /** @type {Scene['edges']} */
  const edges = new Map();
  const { bidirectional } = factsOf(graph);
  for (const index of indices) {
    const edge = graph.edges[index];
    const [from, to] = [graph.nodes[edge.from], graph.nodes[edge.to]];
    const points = routeOf(edge, { node: from, box: boxOf(from) }, { node: to, box: boxOf(to) }, rows);
    edges.set(index, { index, points, shown: 1, ...labelOf(edge, points, to, bidirectional) });
  }
  return edges;
}

/** Of each column, those that belong to one of these, in their order. @param {number[][]} indicesAt @param {number[]} columns */
export const indicesIn = (indicesAt, columns) =>
  [...new Set(columns.flatMap((column) => indicesAt[column]))].sort((a, b) => a - b);

/**
 * @param {GraphEdge} edge
 * @param {Point[]} points
 * @param {GraphNode} to
 * @param {boolean} bidirectional
 * @returns {Pick<PlacedEdge, 'label' | 'beside'>}
 */
function labelOf({ role }, points, to, bidirectional) {
  const isStraight = points[0][0] === points[3][0];
  const isLoop = role === 'recurrent' && isStraight;
  const isForward = bidirectional && !to.decoder && to.direction === 'forward';
  if (isLoop) return { label: [points[1][0], points[1][1] - 9], beside: points[1][0] > points[0][0] ? 1 : -1 };
  switch (role) {
    case 'recurrent': {
      // In two directions other arrows cross its middle.
      const [x, y] = between(points[bidirectional ? 2 : 1], points[bidirectional ? 3 : 2]);
      const isNarrow = Math.abs(points[3][0] - points[0][0]) < kLabelWidth;
      return { label: [x, isNarrow ? y - kBoxHeight / 2 : y], beside: 0 };
    }
    case 'input':
      return { label: isStraight ? between(points[isForward ? 2 : 0], points[3]) : null, beside: isForward ? -1 : 1 };
    case 'output':
      return { label: between(points[isStraight ? 0 : 2], points[3]), beside: 1 };
    case 'feedback':
      return {
        label: points[4][0] > points[0][0] ? between(points[3], points[4]) : between(points[1], points[2]),
        beside: 1,
      };
    default:
      return { label: null, beside: 0 };
  }
}

/** @param {Point} a @param {Point} b @returns {Point} */
const between = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
