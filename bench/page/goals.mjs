// Figures beside what is wanted.
import { table } from '../report.mjs';

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} figure
 * @property {string} unit
 * @property {number} [atMost]
 * @property {number} [atLeast]
 */

/** @param {readonly Row[]} rows */
export const goalTable = (rows) => table(['', 'measured', '', 'wanted', 'reached'], rows.map(cells));

/** @param {Row} row @returns {string[]} */
function cells({ what, figure, unit, atMost, atLeast }) {
  const goal = atMost === undefined ? atLeast : atMost;
  if (goal === undefined) return [what, written(figure), unit, '', ''];
  const isReached = atMost === undefined ? figure >= goal : figure <= goal;
  return [
    what,
    written(figure),
    unit,
    `${atMost === undefined ? '≥' : '≤'} ${written(goal)}`,
    isReached ? 'yes' : 'NO',
  ];
}

/** @param {number} figure */
const written = (figure) => figure.toLocaleString('en', { maximumFractionDigits: figure < 100 ? 1 : 0 });
