// Where the layers of a network stand: from the input at the bottom to the output at the top, two rows for a layer of two
// directions (→ above, ← below).

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */

import { factsOf } from './graph.js';

export const kBoxHeight = 36;
export const kCircle = 32; // diameter of an attention node
export const kOutside = 20; // for the symbols under the inputs and over the outputs

/** Pixels between a row and the one below it: as few, as many. @type {Record<string, [number, number]>} */
const kGaps = { input: [0, 0], layer: [22, 42], direction: [14, 22], attention: [34, 56], mixture: [20, 30] };

/** @typedef {{ key: string, height: number, gap: keyof typeof kGaps }} Row */

/**
 * @typedef {object} Rows
 * @property {number} height of all of them, with the symbols outside
 * @property {(node: GraphNode) => number} yOf the middle of its row, from the top
 * @property {(layer: number) => number} laneAbove where lines may run along between this layer and what is above it
 * @property {(layer: number) => number} gapAbove the height of that space
 */

/**
 * @param {Graph} graph
 * @param {number} tallest what the height should not exceed, as far as the smallest gaps allow
 * @returns {Rows}
 */
export function rowsOf(graph, tallest) {
  const rows = listRows(graph);
  const fixed = rows.reduce((sum, { height }) => sum + height, 2 * kOutside);
  const [least, most] = [0, 1].map((i) => rows.reduce((sum, { gap }) => sum + kGaps[gap][i], 0));
  const stretch = most > least ? Math.min(Math.max((tallest - fixed - least) / (most - least), 0), 1) : 0;
  /** @param {Row} row */
  const gapUnder = ({ gap }) => kGaps[gap][0] + stretch * (kGaps[gap][1] - kGaps[gap][0]);

  const height = fixed + least + stretch * (most - least);
  /** @type {Map<string, { top: number, middle: number, gap: number }>} */
  const places = new Map();
  let top = height - kOutside;
  for (const row of rows) {
    const gap = gapUnder(row);
    top -= gap + row.height;
    places.set(row.key, { top, middle: top + row.height / 2, gap });
  }
  /** @param {string} key */
  const place = (key) => /** @type {{ top: number, middle: number, gap: number }} */ (places.get(key));
  /** @param {number} layer */
  const gapAbove = (layer) => {
    const next = [`hidden ${layer + 1} backward`, `hidden ${layer + 1} forward`, 'attention', 'output'];
    return place(/** @type {string} */ (next.find((key) => places.has(key)))).gap;
  };
  return {
    height,
    yOf: (node) => place(keyOf(node)).middle,
    gapAbove,
    laneAbove: (layer) => place(`hidden ${layer} forward`).top - gapAbove(layer) / 2,
  };
}

/** From the bottom to the top. @param {Graph} graph @returns {Row[]} */
function listRows(graph) {
  const { cells, layers } = factsOf(graph);
  const present = new Set(cells.map(keyOf));
  /** @type {Row[]} */
  const rows = [{ key: 'input', height: kBoxHeight, gap: 'input' }];
  for (let layer = 1; layer <= layers; layer++) {
    const both = present.has(`hidden ${layer} backward`);
    if (both) rows.push({ key: `hidden ${layer} backward`, height: kBoxHeight, gap: 'layer' });
    rows.push({ key: `hidden ${layer} forward`, height: kBoxHeight, gap: both ? 'direction' : 'layer' });
  }
  const attends = present.has('attention');
  if (attends) rows.push({ key: 'attention', height: kCircle, gap: 'attention' });
  rows.push({ key: 'output', height: kBoxHeight, gap: attends ? 'mixture' : 'layer' });
  return rows;
}

/** @param {GraphNode} node */
const keyOf = ({ role, layer, direction }) => (role === 'hidden' ? `hidden ${layer} ${direction}` : role);
