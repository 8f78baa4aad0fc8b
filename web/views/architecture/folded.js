// The drawing folded: one cell for each layer, with its loop.

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */
/** @import { Room, Scene } from './scene.js' */

import { arrowOf, cellOf, factsOf } from './graph.js';
import { rowsOf } from './rows.js';
import { drawEdges, measure, placed } from './scene.js';
import { unrolled } from './unrolled.js';

const kPitch = 150; // between an encoder and its decoder

/**
 * As wide as the unrolled drawing, so that nothing around it moves. What that one shows has its place here too, unseen: for
 * the way from one to the other.
 * @param {Graph} graph
 * @param {Room} room
 * @returns {Scene}
 */
export function folded(graph, room) {
  const sizes = measure(graph);
  const rows = rowsOf(graph, room.tallest);
  const open = unrolled(graph, room);
  const { decoder: hasDecoder } = factsOf(graph);
  const pitch = kPitch + 2 * sizes.aside;
  const middle = Math.max(open.width, (hasDecoder ? 2 : 1) * pitch) / 2;
  /** @param {GraphNode} node */
  const boxOf = (node) => placed(node, middle + (hasDecoder ? ((node.decoder ? 1 : -1) * pitch) / 2 : 0), sizes, rows);

  const present = presentNodes(graph, room.now);
  /** @type {Scene['nodes']} */
  const nodes = new Map();
  for (const index of inOrder(open.nodes.keys(), present)) {
    nodes.set(index, { ...boxOf(graph.nodes[index]), index, shown: present.has(index) ? 1 : 0 });
  }
  const drawn = presentEdges(graph, room.now);
  const edges = drawEdges(graph, inOrder(open.edges.keys(), drawn), boxOf, rows);
  const isFedBack = !hasDecoder && factsOf(graph).arrows.some(({ role }) => role === 'feedback');
  for (const [index, edge] of edges) {
    edge.shown = drawn.has(index) ? 1 : 0;
    if (isFedBack && graph.edges[index].role === 'input') edge.beside = -1; // the feedback comes in on the right
  }
  return {
    ...{ width: 2 * middle, height: rows.height, nodes, edges, starts: [], gaps: [] },
    band: { x: middle - pitch / 2, width: pitch, shown: 0 },
  };
}

/** Of each row the node that is nearest to a column. @param {Graph} graph @param {number} now */
function presentNodes(graph, now) {
  const { nodesAt, cells } = factsOf(graph);
  /** @param {number} index */
  const nameOf = (index) => cellOf(graph.nodes[index]);
  return firstOfEach(graph.columns, now, (column) => nodesAt[column], nameOf, cells.length);
}

/** Of each kind the arrow that ends nearest to a column. @param {Graph} graph @param {number} now */
function presentEdges(graph, now) {
  const { edgesAt, arrows } = factsOf(graph);
  /** @param {number} column */
  const endingAt = (column) => edgesAt[column].filter((index) => graph.nodes[graph.edges[index].to].column === column);
  /** @param {number} index */
  const nameOf = (index) => arrowOf(graph, graph.edges[index]);
  return firstOfEach(graph.columns, now, endingAt, nameOf, arrows.length);
}

/**
 * From a column outwards, the first of each name.
 * @param {number} columns
 * @param {number} now
 * @param {(column: number) => number[]} indicesAt
 * @param {(index: number) => string} nameOf
 * @param {number} count how many names there are
 */
function firstOfEach(columns, now, indicesAt, nameOf, count) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let away = 0; away < columns && found.size < count; away++) {
    for (const column of [now - away, now + away].filter((one) => one >= 0 && one < columns)) {
      for (const index of indicesAt(column)) if (!found.has(nameOf(index))) found.set(nameOf(index), index);
    }
  }
  return new Set(found.values());
}

/** @param {Iterable<number>} some @param {Iterable<number>} others */
const inOrder = (some, others) => [...new Set([...some, ...others])].sort((a, b) => a - b);
