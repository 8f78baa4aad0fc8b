/** @param {number[]} numbers at least one */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How far the numbers lie apart: half of what is between the least and the most, as a share of the median. @param {number[]} numbers */
export function spread(numbers) {
  return (Math.max(...numbers) - Math.min(...numbers)) / 2 / median(numbers);
}

/**
 * The straight line y = a + b·x that lies nearest to the points, each distance counted as a share of its y.
 * @param {{x: number, y: number}[]} points
 * @returns {(x: number) => number}
 */
export function nearestLine(points) {
  const sum = (/** @type {(p: {x: number, y: number}) => number} */ term) =>
    points.reduce((total, p) => total + term(p) / (p.y * p.y), 0);
  const [w, wx, wy, wxx, wxy] = [
    sum(() => 1),
    sum((p) => p.x),
    sum((p) => p.y),
    sum((p) => p.x * p.x),
    sum((p) => p.x * p.y),
  ];
  const b = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  const a = (wy - b * wx) / w;
  return (x) => a + b * x;
}
