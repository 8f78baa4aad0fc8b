// How far a goal is: goalBar({ side: 'least', bound: 0.99, value: 0.985, from: 0.5 }), beside a text that says the numbers.

import { bar } from './bar.js';

/**
 * @typedef {object} GoalPlace
 * @property {'least' | 'most'} side what the bound is
 * @property {number} bound
 * @property {number} value NaN before it was measured
 * @property {number} from where a model begins that has learned nothing, such as a blind guess
 */

/** 0 where a model begins, 1 where the goal is reached, and only there. @param {GoalPlace} goal */
export function progressOf({ side, bound, value, from }) {
  if (Number.isNaN(value)) return 0;
  if (side === 'least' ? value >= bound : value <= bound) return 1;
  const way = (value - from) / (bound - from);
  return Number.isFinite(way) ? Math.min(Math.max(way, 0), 0.99) : 0;
}

/** @param {GoalPlace} goal */
export const goalBar = (goal) => bar(progressOf(goal));
