// What can be read off an unrolled graph.

/** @import { Graph, GraphEdge, GraphNode } from '../../worker/protocol.js' */

/**
 * @typedef {object} Facts
 * @property {number} inputSteps T_x
 * @property {number} outputSteps T_y
 * @property {number} layers
 * @property {boolean} bidirectional
 * @property {boolean} attention
 * @property {boolean} decoder
 * @property {GraphNode[]} cells one node of each row, from the input upwards
 * @property {GraphEdge[]} arrows one edge of each kind
 * @property {GraphNode[]} beginnings the cells that begin with a⟨0⟩ and go on from there
 * @property {number[][]} nodesAt the indices of the nodes of each column
 * @property {number[][]} edgesAt the indices of the edges that begin or end in each column
 */

/** A long sequence has thousands of nodes: they are read once. @type {WeakMap<Graph, Facts>} */
const known = new WeakMap();

/** @param {Graph} graph @returns {Facts} */
export function factsOf(graph) {
  const facts = known.get(graph) ?? readFacts(graph);
  known.set(graph, facts);
  return facts;
}

/** @param {Graph} graph @returns {Facts} */
function readFacts(graph) {
  const { nodes, edges, columns } = graph;
  const cells = [...new Map(nodes.map((node) => [cellOf(node), node])).values()];
  const nodesAt = Array.from({ length: columns }, () => /** @type {number[]} */ ([]));
  const edgesAt = Array.from({ length: columns }, () => /** @type {number[]} */ ([]));
  for (const [index, { column }] of nodes.entries()) nodesAt[column].push(index);
  for (const [index, { from, to }] of edges.entries()) {
    for (const column of new Set([nodes[from].column, nodes[to].column])) edgesAt[column].push(index);
  }
  /** @param {GraphNode['role']} role */
  const count = (role) => nodes.filter((node) => node.role === role).length;
  return {
    inputSteps: count('input'),
    outputSteps: count('output'),
    layers: Math.max(...cells.map(({ role, layer }) => (role === 'hidden' ? layer : 0))),
    bidirectional: cells.some(({ direction }) => direction === 'backward'),
    attention: cells.some(({ role }) => role === 'attention'),
    decoder: cells.some(({ decoder }) => decoder),
    cells: cells.sort((a, b) => a.layer - b.layer),
    arrows: [...new Map(edges.map((edge) => [arrowOf(graph, edge), edge])).values()],
    beginnings: beginningsOf(graph),
    nodesAt,
    edgesAt,
  };
}

/** @param {Graph} graph */
function beginningsOf({ nodes, edges }) {
  const fed = new Set(edges.filter(({ role }) => role === 'recurrent' || role === 'handover').map(({ to }) => to));
  const goesOn = new Set(edges.filter(({ role }) => role === 'recurrent').map(({ from }) => from));
  return nodes.filter(({ role }, index) => role === 'hidden' && goesOn.has(index) && !fed.has(index));
}

/**
 * The part of the network as a trace names it.
 * @param {Graph} graph
 * @param {GraphNode} node
 * @returns {'stack'|'encoder'|'decoder'}
 */
export function partOf(graph, node) {
  if (node.decoder) return 'decoder';
  return factsOf(graph).decoder ? 'encoder' : 'stack';
}

/** The same cell at another time has the same name. @param {GraphNode} node */
export const cellOf = ({ role, layer, direction, decoder }) => `${role} ${layer} ${direction} ${decoder}`;

/** The same arrow at another time has the same name. @param {Graph} graph @param {GraphEdge} edge */
export const arrowOf = ({ nodes }, { from, to, role }) => `${role} ${cellOf(nodes[from])} ${cellOf(nodes[to])}`;
