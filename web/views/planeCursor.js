// Where in the plane −1…1 the keyboard is, and which point is near.

/** @typedef {{ x: number, y: number }} Place */

/** How far an arrow key goes. */
export const kStep = 0.05;

/** @type {Record<string, [number, number]>} */
const kWays = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @param {string} key
 * @param {Place} place
 * @param {number} step
 * @returns {Place | null} null for a key that does not move
 */
export function movedBy(key, { x, y }, step) {
  const way = kWays[key];
  return way ? { x: within(x + way[0] * step), y: within(y + way[1] * step) } : null;
}

/** On the grid of steps, so that a way back leads back. @param {number} value */
const within = (value) => Math.min(Math.max(Math.round(value / kStep) * kStep, -1), 1) + 0; // no −0

/**
 * @param {Float32Array} points x, y, class of each
 * @param {Place} place
 * @param {number} reach
 * @returns {number | null} the nearest one's index
 */
export function nearestPoint(points, { x, y }, reach) {
  let [nearest, least] = [/** @type {number | null} */ (null), reach];
  for (let i = 0; 3 * i + 2 < points.length; i++) {
    const distance = Math.hypot(points[3 * i] - x, points[3 * i + 1] - y);
    if (distance > least) continue;
    nearest = i;
    least = distance;
  }
  return nearest;
}
