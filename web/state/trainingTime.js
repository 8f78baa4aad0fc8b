// How long an experiment has been training, and when it reached its goals.

/** @typedef {{ seconds: number, reached: [goal: string, when: Reached][] }} SavedTime */
/** @typedef {{ seconds: number, value: number }} Reached after so many seconds of training, with this value */

export class TrainingTime {
  #before = 0; // milliseconds of the stretches that are over
  /** @type {number | null} */
  #since = null;
  /** @type {Map<string, Reached>} by the name of the goal */
  #reached = new Map();

  /** @param {SavedTime} [saved] what it goes on from */
  restart({ seconds, reached } = { seconds: 0, reached: [] }) {
    this.#before = 1000 * seconds;
    if (this.#since !== null) this.#since = performance.now();
    this.#reached = new Map(reached);
  }

  /** @returns {SavedTime} */
  saved() {
    return { seconds: this.seconds, reached: [...this.#reached] };
  }

  go() {
    this.#since ??= performance.now();
  }

  rest() {
    this.#before = this.#milliseconds;
    this.#since = null;
  }

  get #milliseconds() {
    return this.#before + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  /**
   * Keeps the first time at which each goal is reached.
   * @param {readonly { name: string, isReached: boolean, value: number }[]} goals
   */
  note(goals) {
    for (const { name, isReached, value } of goals) {
      if (isReached && !this.#reached.has(name)) this.#reached.set(name, { seconds: this.seconds, value });
    }
  }

  get seconds() {
    return this.#milliseconds / 1000;
  }

  /** When a goal was reached; NaN before. @param {string} name @returns {Reached} */
  reached(name) {
    return this.#reached.get(name) ?? { seconds: Number.NaN, value: Number.NaN };
  }
}
