// The drawing unrolled over time: a column for each step, as many of them as there is room for.

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */
/** @import { Slot } from './columns.js' */
/** @import { Box } from './routes.js' */
/** @import { Rows } from './rows.js' */
/** @import { Gap, Room, Scene, Start } from './scene.js' */

import { slotsFor } from './columns.js';
import { factsOf } from './graph.js';
import { along } from './routes.js';
import { kBoxHeight, rowsOf } from './rows.js';
import { drawEdges, indicesIn, measure, placed } from './scene.js';

const kGapWidth = 48;
const kDots = 26; // the width of a gap's mark
const kMargin = 10;
const kShrunk = 0.85; // rather than fold, a drawing is made so small

/** @param {Graph} graph @param {Room} room @returns {Scene} */
export function unrolled(graph, room) {
  const sizes = measure(graph);
  const rows = rowsOf(graph, room.tallest);
  const { slots, left, pitch, width } = spread(graph, room, sizes);
  const centres = centresOf(slots, left, pitch);
  /** @param {GraphNode} node @returns {Box} also of those that a gap stands for */
  const boxOf = (node) => {
    const { x, shown } = centres(node.column);
    return shown ? placed(node, x, sizes, rows) : { x, y: rows.yOf(node), width: kDots, height: kBoxHeight };
  };

  const { nodesAt, edgesAt, beginnings } = factsOf(graph);
  const columns = slots.filter(({ shown }) => shown).map(({ first }) => first);
  /** @type {Scene['nodes']} */
  const nodes = new Map();
  for (const index of indicesIn(nodesAt, columns)) nodes.set(index, { ...boxOf(graph.nodes[index]), index, shown: 1 });
  /** @param {number} index */
  const isWhole = (index) => nodes.has(graph.edges[index].from) && nodes.has(graph.edges[index].to);
  const drawn = indicesIn(edgesAt, columns).filter(
    (index) => isWhole(index) || ['recurrent', 'feedback'].includes(graph.edges[index].role),
  );
  const edges = drawEdges(graph, drawn, boxOf, rows);
  for (const edge of edges.values()) if (!isWhole(edge.index)) edge.label = null; // no room beside a gap
  return {
    width: Math.max(width, room.width),
    height: rows.height,
    nodes,
    edges,
    starts: beginnings
      .filter(({ column }) => centres(column).shown)
      .map((node) => startOf(node, boxOf(node), sizes.start)),
    gaps: slots.filter(({ shown }) => !shown).map((slot) => gapOf(slot, centres(slot.first).x, graph, rows)),
    band: { x: centres(room.now).x - pitch / 2 + 3, width: pitch - 6, shown: 1 },
  };
}

/**
 * As many columns as there is room for, in the middle of it.
 * @param {Graph} graph
 * @param {Room} room
 * @param {ReturnType<typeof measure>} sizes
 */
function spread(graph, { width: wished, now }, { start, leastPitch, mostPitch }) {
  const { beginnings } = factsOf(graph);
  const [before, after] = ['forward', 'backward'].map((side) =>
    beginnings.some(({ direction }) => direction === side) ? start : kMargin,
  );
  const free = wished - before - after;
  /** @param {Slot[]} slots */
  const gapsIn = (slots) => slots.filter(({ shown }) => !shown).length;
  const slots = slotsFor(graph.columns, now, (some) => {
    return gapsIn(some) * kGapWidth + (some.length - gapsIn(some)) * leastPitch <= free / kShrunk;
  });
  const gaps = gapsIn(slots);
  const pitch = Math.min(Math.max((free - gaps * kGapWidth) / (slots.length - gaps), leastPitch), mostPitch);
  const width = before + after + (slots.length - gaps) * pitch + gaps * kGapWidth;
  return { slots, pitch, width, left: before + Math.max(wished - width, 0) / 2 };
}

/** @param {GraphNode} node @param {Box} box @param {number} width @returns {Start} */
function startOf({ layer, direction }, box, width) {
  const side = direction === 'backward' ? 1 : -1;
  const x = box.x + side * (box.width / 2 + 18 + width / 4);
  const points = along({ x, y: box.y, width: width / 2, height: 0 }, box);
  return { key: `${layer} ${direction}`, x, y: box.y, points, layer, direction, shown: 1 };
}

/** @param {Slot} slot @param {number} x @param {Graph} graph @param {Rows} rows @returns {Gap} */
function gapOf({ first, last }, x, graph, rows) {
  const inside = factsOf(graph).nodesAt[first].map((index) => graph.nodes[index]);
  const ys = new Set(inside.filter(({ role }) => role === 'hidden').map(rows.yOf));
  return { key: `${first}`, x, ys: [...ys], columns: last - first + 1, shown: 1 };
}

/**
 * @param {Slot[]} slots
 * @param {number} left
 * @param {number} pitch
 * @returns {(column: number) => { x: number, shown: boolean }}
 */
function centresOf(slots, left, pitch) {
  let x = left;
  const placedSlots = slots.map((slot) => {
    const width = slot.shown ? pitch : kGapWidth;
    x += width;
    return { ...slot, x: x - width / 2 };
  });
  return (column) => {
    const found = placedSlots.find(({ first, last }) => first <= column && column <= last);
    return /** @type {NonNullable<typeof found>} */ (found);
  };
}
