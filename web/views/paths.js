// Lines and arrows as SVG writes them.

/** @typedef {[x: number, y: number]} Point */

const kRound = 9; // radius of the corners of an arrow
const kHead = 5;
const kShort = 2.5; // how far before a node an arrow ends

/** A line through these points with round corners, and with an arrowhead if wanted. @param {Point[]} points @param {boolean} [isArrow] */
export function rounded(points, isArrow = true) {
  const way = points.filter((point, i) => i === 0 || distance(point, points[i - 1]) > 0.5);
  let d = `M${written(way[0])}`;
  for (let i = 1; i + 1 < way.length; i++) {
    const radius = Math.min(kRound, distance(way[i - 1], way[i]) / 2, distance(way[i], way[i + 1]) / 2);
    d += `L${written(towards(way[i], way[i - 1], radius))}Q${written(way[i])} ${written(towards(way[i], way[i + 1], radius))}`;
  }
  const last = way[way.length - 1];
  const before = way[way.length - 2] ?? last;
  if (!isArrow) return `${d}L${written(last)}`;
  const end = towards(last, before, kShort);
  return `${d}L${written(end)}${head(before, end)}`;
}

/** From the first point straight to the second, then as a Bézier curve. @param {Point[]} points */
export function curved(points) {
  const [start, ...curve] = points.map(written);
  return `M${start}L${curve[0]}C${curve.slice(1).join(' ')}${head(points[3], points[4])}`;
}

/** @param {Point} from @param {Point} to */
function head(from, to) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [left, right] = [angle + 2.6, angle - 2.6].map((side) =>
    written([to[0] + kHead * Math.cos(side), to[1] + kHead * Math.sin(side)]),
  );
  return `M${left}L${written(to)}L${right}`;
}

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** @param {Point} from @param {Point} to @param {number} length @returns {Point} */
function towards(from, to, length) {
  const share = length / (distance(from, to) || 1);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** @param {Point} point */
const written = ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
