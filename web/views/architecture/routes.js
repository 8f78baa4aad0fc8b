// The way of each arrow from node to node. Arrows of one role always have the same number of points, so that the folded
// drawing can turn into the unrolled one point by point.

/** @import { GraphEdge, GraphNode } from '../../worker/protocol.js' */
/** @import { Point } from '../paths.js' */
/** @import { Rows } from './rows.js' */

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box x and y: its middle
 * @typedef {{ node: GraphNode, box: Box }} End
 */

const kBeside = 9; // pixels between two arrows that end at the same side of a node
const kLoop = 26; // how far a loop stands out

/** @param {Box} box */
const top = ({ y, height }) => y - height / 2;
/** @param {Box} box */
const bottom = ({ y, height }) => y + height / 2;
/** @param {Box} box @param {1 | -1} side 1: right */
const edge = ({ x, width }, side) => x + (side * width) / 2;

/**
 * @param {GraphEdge} graphEdge
 * @param {End} from
 * @param {End} to
 * @param {Rows} rows
 * @returns {Point[]}
 */
export function routeOf({ role }, from, to, rows) {
  switch (role) {
    case 'recurrent':
      return from.box.x === to.box.x ? loop(from) : along(from.box, to.box);
    case 'handover':
      return from.node.direction === 'backward' ? over(from, to, rows) : along(from.box, to.box);
    case 'feedback':
      return backDown(from, to);
    case 'attention':
      return fan(from, to.box, rows);
    default:
      return up(from, to, rows);
  }
}

/** In the row, to the right or to the left. @param {Box} from @param {Box} to @returns {Point[]} */
export function along(from, to) {
  const side = to.x > from.x ? 1 : -1;
  const [start, end] = [edge(from, side), edge(to, side === 1 ? -1 : 1)];
  return [0, 1 / 3, 2 / 3, 1].map((share) => [start + share * (end - start), from.y + share * (to.y - from.y)]);
}

/** Out of a folded cell and back into it. @param {End} end @returns {Point[]} */
function loop({ node, box }) {
  const side = node.direction === 'backward' || node.decoder ? 1 : -1; // a decoder has its encoder on the left
  const near = edge(box, side);
  const far = near + side * kLoop;
  return [
    [near, box.y + kBeside],
    [far, box.y + kBeside],
    [far, box.y - kBeside],
    [near, box.y - kBeside],
  ];
}

/**
 * Straight up where the two overlap; else up, across in the space between the layers, and up again.
 * @param {End} from
 * @param {End} to
 * @param {Rows} rows
 * @returns {Point[]}
 */
function up(from, to, rows) {
  const [y0, y1] = [top(from.box), bottom(to.box)];
  const straight = sharedX(from.box, to.box);
  if (straight !== null) return [0, 1 / 3, 2 / 3, 1].map((share) => [straight, y0 + share * (y1 - y0)]);

  const side = kBeside * Math.sign(to.box.x - from.box.x);
  const start = from.box.x + side;
  const end = to.node.role === 'hidden' ? to.box.x - side : to.box.x;
  const lane = rows.laneAbove(from.node.layer);
  // A short way across may lean; a long one runs level.
  const lean = from.node.column === to.node.column ? rows.gapAbove(from.node.layer) * 0.3 : 0;
  return [
    [start, y0],
    [start, lane + lean],
    [end, lane - lean],
    [end, y1],
  ];
}

/** Where a line straight up meets both; null where none does. @param {Box} from @param {Box} to */
function sharedX(from, to) {
  const apart = Math.abs(from.x - to.x);
  if (apart <= from.width / 2 - 8) return to.x;
  return apart <= to.width / 2 - 8 ? from.x : null;
}

/** The state of the backward direction, from above. @param {End} from @param {End} to @param {Rows} rows @returns {Point[]} */
function over(from, to, rows) {
  const lane = rows.laneAbove(from.node.layer) + rows.gapAbove(from.node.layer) * 0.25;
  const [start, end] = [from.box.x - kBeside, to.box.x - 2 * kBeside];
  return [
    [start, top(from.box)],
    [start, lane],
    [end, lane],
    [end, top(to.box)],
  ];
}

/** An output that becomes an input: down between two columns. @param {End} from @param {End} to @returns {Point[]} */
function backDown({ node, box: from }, { box: to }) {
  const isFolded = to.x === from.x;
  // Folded, it goes round the loop of a decoder, which stands on the same side.
  const between = isFolded ? edge(from, 1) + (node.decoder ? 3 : 1) * kLoop : (to.x + edge(from, 1)) / 2 - 4;
  const end = isFolded ? to.x + 1.5 * kBeside : to.x;
  const low = bottom(to) + 18;
  return [
    [edge(from, 1), from.y],
    [between, from.y],
    [between, low],
    [end, low],
    [end, bottom(to)],
  ];
}

/** Two ends and, between them, the four points of a curve. @param {End} from @param {Box} to @param {Rows} rows @returns {Point[]} */
function fan({ node, box }, to, rows) {
  const lane = rows.laneAbove(node.layer);
  const start = lane + rows.gapAbove(node.layer) / 2;
  const reach = (to.width / 2) * Math.SQRT1_2;
  return [
    [box.x, top(box)],
    [box.x, start],
    [box.x, lane],
    [to.x - 4 * reach, lane],
    [to.x - reach, to.y + reach],
  ];
}
