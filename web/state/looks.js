// What an experiment lets be seen of its models, by name: each is asked for again as they learn.

/** @import { Experiment } from './experiment.js' */

import { Look } from './look.js';

/**
 * @typedef {object} Seen
 * @property {(experiment: any) => Promise<unknown>} ask
 * @property {(experiment: any) => string | null} [key] what the answer depends on beside the step; null while nobody
 *   wants to know
 * @property {boolean} [steady] whether the answer is the same at every step: then it is asked for once
 * @property {number} [pause] milliseconds between two looks, at least
 * @property {number} [share] of the worker's time that looking may take
 */

export class Looks {
  /** @type {Map<string, { look: Look<unknown>, key: NonNullable<Seen['key']>, steady: boolean }>} */
  #looks;
  #experiment;

  /**
   * @param {Record<string, Seen>} seen
   * @param {Experiment<any, any>} experiment
   */
  constructor(seen, experiment) {
    this.#experiment = experiment;
    const saw = () => {
      experiment.changed();
      experiment.looked();
    };
    this.#looks = new Map(
      Object.entries(seen).map(([name, { ask, key = () => '', steady = false, ...most }]) => [
        name,
        { look: new Look(() => ask(experiment), saw, most), key, steady },
      ]),
    );
  }

  /** What was seen last; null before. @param {string} name */
  value(name) {
    return /** @type {any} */ (this.#looks.get(name)?.look.value ?? null);
  }

  follow() {
    const { progress, training } = this.#experiment.state;
    for (const { look, key, steady } of this.#looks.values()) {
      const now = key(this.#experiment);
      const step = steady ? 'any' : (progress?.step ?? 0);
      if (now !== null) look.follow(`${step} ${now}`, now, training);
    }
  }

  /** There are other models now. */
  restart() {
    for (const { look } of this.#looks.values()) look.restart();
  }

  stop() {
    for (const { look } of this.#looks.values()) look.stop();
  }
}
