// Points that a person sets in the plane, as a setting has them: "0.3 -0.2 0 …", x₁, x₂ and class of each.

export const kMostPoints = 256;

/** Two bows that reach into one another, to begin with: one is the other turned round. */
const kBow = [
  [0.3, -0.2],
  [0.22, 0.2],
  [0, 0.5],
  [-0.3, 0.6],
  [-0.6, 0.5],
  [-0.82, 0.2],
  [-0.9, -0.2],
];
export const kFirstPoints = kBow.flatMap(([x, y]) => [x, y, 0, -x, -y, 1]).join(' ');

/** @param {string} written @returns {number[] | null} x₁, x₂ and class of each; null where it says something else */
export function readPoints(written) {
  const numbers = written.trim() === '' ? [] : written.trim().split(/\s+/).map(Number);
  const isWhole = numbers.length % 3 === 0 && numbers.length <= 3 * kMostPoints;
  return isWhole && numbers.every((number, i) => (i % 3 === 2 ? isClass : isPlace)(number)) ? numbers : null;
}

/** A thousandth is less than a pixel. @param {readonly number[]} numbers */
export const writePoints = (numbers) => numbers.map((number) => Math.round(1000 * number) / 1000).join(' ');

/** @param {number} number */
const isClass = (number) => number === 0 || number === 1;
/** @param {number} number */
const isPlace = (number) => Math.abs(number) <= 1;
