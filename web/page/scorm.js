// Reports to a learning platform that speaks SCORM 1.2: the score is the share of the lesson's goals that have been
// reached, and all of them together complete it.

/** @import { RnnPlayground } from '../element/rnn-playground.js' */

import { lessonNamed } from '../lessons/registry.js';

/**
 * What the platform offers in a window around this one.
 * @typedef {object} Platform
 * @property {(nothing: '') => string | boolean} LMSInitialize
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 * @property {(nothing: '') => string} LMSCommit
 * @property {(nothing: '') => string} LMSFinish
 */

const kFarthest = 10; // windows

/** @param {Window} window */
export function reportTo(window) {
  const platform = platformOf(window);
  if (!platform || String(platform.LMSInitialize('')) !== 'true') return;
  const report = new Report(platform);
  const launched = lessonNamed(new URLSearchParams(window.location.hash.slice(1)).get('lesson')).id;
  const score = (/** @type {Event} */ { target }) => {
    const { present, goals } = /** @type {RnnPlayground} */ (target);
    if (present.id === launched) report.score(goals);
  };
  window.document.addEventListener('rnn-step', score);
  window.document.addEventListener('rnn-done', score);
  window.addEventListener('pagehide', () => platform.LMSFinish(''));
}

/** Tells only what is news, and never takes back what has been reached. */
export class Report {
  #best;

  /** @param {Platform} platform */
  constructor(platform) {
    this.platform = platform;
    const before = Number.parseFloat(platform.LMSGetValue('cmi.core.score.raw'));
    this.#best = Number.isFinite(before) ? before : -1;
    platform.LMSSetValue('cmi.core.score.min', '0');
    platform.LMSSetValue('cmi.core.score.max', '100');
    if (this.#best < 100) this.#tell(Math.max(this.#best, 0));
  }

  /** @param {readonly { reachedAfter: number }[]} goals */
  score(goals) {
    if (goals.length === 0) return;
    const reached = goals.filter(({ reachedAfter }) => !Number.isNaN(reachedAfter)).length;
    const score = Math.round((100 * reached) / goals.length);
    if (score > this.#best) this.#tell(score);
  }

  /** @param {number} score of 100 */
  #tell(score) {
    this.#best = score;
    this.platform.LMSSetValue('cmi.core.score.raw', String(score));
    this.platform.LMSSetValue('cmi.core.lesson_status', score === 100 ? 'completed' : 'incomplete');
    this.platform.LMSCommit('');
  }
}

/**
 * In one of the windows around this one, or around the one that opened it.
 * @param {Window} window
 * @returns {Platform | null}
 */
export function platformOf(window) {
  return platformAround(window) ?? (window.opener && platformAround(window.opener)) ?? null;
}

/** @param {Window} window */
function platformAround(window) {
  let around = window;
  for (let i = 0; i < kFarthest; i++) {
    const found = apiOf(around);
    if (found || around.parent === around) return found;
    around = around.parent;
  }
  return null;
}

/** A window of another origin may not be asked. @param {Window} window @returns {Platform | null} */
function apiOf(window) {
  try {
    return /** @type {any} */ (window).API ?? null;
  } catch {
    return null;
  }
}
