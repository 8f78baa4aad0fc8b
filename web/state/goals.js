// What a lesson is to reach, as numbers, and how far it is.

/** @import { Experiment } from './experiment.js' */

/**
 * @typedef {object} Goal
 * @property {string} name under which the lesson's texts say what is measured
 * @property {'share' | 'nats'} unit
 * @property {(experiment: any) => number} of what it is now; NaN while it is not known
 * @property {'least' | 'most'} side whether the bound is the least or the most it may be
 * @property {number} bound
 * @property {number} seconds of training within which it is reached from the default settings
 */

/**
 * @typedef {Omit<Goal, 'of'> & { value: number, isReached: boolean, reachedAfter: number, reachedWith: number }} GoalNow
 *   reachedAfter: seconds of training; reachedWith: the value then; NaN before
 */

/**
 * @param {Goal} goal
 * @param {Experiment<any, any>} experiment
 * @returns {GoalNow}
 */
export function measured({ of, ...goal }, experiment) {
  const value = of(experiment);
  const isReached = goal.side === 'least' ? value >= goal.bound : value <= goal.bound;
  const reached = experiment.time.reached(goal.name);
  return { ...goal, value, isReached, reachedAfter: reached.seconds, reachedWith: reached.value };
}
