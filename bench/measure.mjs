// Rounds: in each one every case is run by every contestant in turn, and the ceiling is measured beside it, so that
// whatever the machine does meanwhile comes upon all alike.
import { median, spread } from './statistics.mjs';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./contestants.mjs').Contestant} Contestant */
/** @typedef {{value: number, spread: number} | {reason: string}} Figure */

const warmUp = 1500; // ms: V8 compiles in earnest what has run for a while
const window = 500; // ms of one measurement
const ceilingWindow = 120;

export const ceilingBuilds = /** @type {const} */ (['relaxed', 'baseline']);

/**
 * @param {object} options
 * @param {Case[]} options.cases
 * @param {Contestant[]} options.contestants
 * @param {import('./chromium.mjs').Browser} options.browser
 * @param {number} options.repeats
 * @param {(done: number, all: number, what: string) => void} options.progress
 * @returns {Promise<{charsPerSecond: Map<Case, Record<string, Figure>>, ceiling: Record<string, Figure>}>} ceiling in operations a second
 */
export async function measure({ cases, contestants, browser, repeats, progress }) {
  const pairs = cases.flatMap((c) =>
    contestants.map((contestant) => ({
      c,
      contestant,
      runs: /** @type {number[]} */ ([]),
      reason: /** @type {string | undefined} */ (undefined),
    })),
  );
  /** @type {Record<string, number[]>} */
  const ceilings = Object.fromEntries(ceilingBuilds.map((build) => [build, []]));
  let done = 0;

  for (let round = 0; round <= repeats; round++) {
    for (const pair of pairs) {
      const { c, contestant } = pair;
      progress(
        done++,
        pairs.length * (repeats + 1),
        `${round === 0 ? 'warming up' : `round ${round}`}: ${c.name}, ${contestant.name}`,
      );
      if (contestant === contestants[0]) await measureCeilings(browser, ceilings, round === 0);
      if (pair.reason) continue;
      const answer = await contestant.run(c, round === 0 ? warmUp : window);
      if ('reason' in answer) pair.reason = answer.reason;
      else if (round > 0) pair.runs.push(answer.characters / answer.seconds);
    }
  }
  return {
    charsPerSecond: new Map(
      cases.map((c) => [
        c,
        Object.fromEntries(pairs.filter((p) => p.c === c).map((p) => [p.contestant.name, figure(p.runs, p.reason)])),
      ]),
    ),
    ceiling: Object.fromEntries(ceilingBuilds.map((build) => [`wasm-${build}`, figure(ceilings[build])])),
  };
}

/** @param {import('./chromium.mjs').Browser} browser @param {Record<string, number[]>} ceilings @param {boolean} isWarmUp */
async function measureCeilings(browser, ceilings, isWarmUp) {
  for (const build of ceilingBuilds) {
    const answer = await browser.ask(`ceiling.js?build=${build}`, { milliseconds: ceilingWindow });
    if (!isWarmUp && !answer.reason) ceilings[build].push(answer.operationsPerSecond);
  }
}

/** @param {number[]} runs @param {string} [reason] @returns {Figure} */
function figure(runs, reason) {
  if (reason || runs.length === 0) return { reason: reason ?? 'not measured' };
  return { value: median(runs), spread: spread(runs) };
}
