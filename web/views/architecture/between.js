// The folded drawing turning into the unrolled one and back.

/** @import { Scene } from './scene.js' */
/** @import { Point } from '../paths.js' */

/**
 * What is in one of the two only appears or disappears where the other has it, or where it is.
 * @param {Scene} from
 * @param {Scene} to
 * @param {number} share 0: from, 1: to
 * @returns {Scene}
 */
export function between(from, to, share) {
  if (share <= 0) return from;
  if (share >= 1) return to;
  /** @param {number} a @param {number} b */
  const mix = (a, b) => a + share * (b - a);
  /** @param {Point} a @param {Point} b @returns {Point} */
  const mixPoints = (a, b) => [mix(a[0], b[0]), mix(a[1], b[1])];
  return {
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
    nodes: pair(from.nodes, to.nodes, (a, b) => ({
      index: a.index,
      x: mix(a.x, b.x),
      y: mix(a.y, b.y),
      width: mix(a.width, b.width),
      height: mix(a.height, b.height),
      shown: mix(a.shown, b.shown),
    })),
    edges: pair(from.edges, to.edges, (a, b) => ({
      index: a.index,
      points: a.points.map((point, i) => mixPoints(point, b.points[i])),
      shown: mix(a.shown, b.shown),
      label: a.label && b.label && mixPoints(a.label, b.label),
      beside: a.beside,
    })),
    starts: [...faded(from.starts, 1 - share), ...faded(to.starts, share)],
    gaps: [...faded(from.gaps, 1 - share), ...faded(to.gaps, share)],
    band: {
      x: mix(from.band.x, to.band.x),
      width: mix(from.band.width, to.band.width),
      shown: mix(from.band.shown, to.band.shown),
    },
  };
}

/**
 * @template {{ shown: number }} T
 * @param {Map<number, T>} from
 * @param {Map<number, T>} to
 * @param {(a: T, b: T) => T} mix
 * @returns {Map<number, T>}
 */
function pair(from, to, mix) {
  /** @type {Map<number, T>} */
  const mixed = new Map();
  for (const index of [...new Set([...from.keys(), ...to.keys()])].sort((a, b) => a - b)) {
    const [a, b] = [from.get(index), to.get(index)];
    const one = /** @type {T} */ (a ?? b);
    const thing = mix(a ?? { ...one, shown: 0 }, b ?? { ...one, shown: 0 });
    if (thing.shown > 0) mixed.set(index, thing);
  }
  return mixed;
}

/**
 * @template {{ shown: number }} T
 * @param {T[]} things
 * @param {number} share
 */
const faded = (things, share) => things.map((thing) => ({ ...thing, shown: thing.shown * share }));
