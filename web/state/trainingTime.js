// How long an experiment has been training, and when it reached its goals.

export class TrainingTime {
  #before = 0; // milliseconds of the stretches that are over
  /** @type {number | null} */
  #since = null;
  /** @type {Map<string, number>} seconds of training, by the name of the goal */
  #reached = new Map();

  restart() {
    this.#before = 0;
    if (this.#since !== null) this.#since = performance.now();
    this.#reached.clear();
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
   * @param {readonly { name: string, isReached: boolean }[]} goals
   */
  note(goals) {
    for (const { name, isReached } of goals) {
      if (isReached && !this.#reached.has(name)) this.#reached.set(name, this.seconds);
    }
  }

  get seconds() {
    return this.#milliseconds / 1000;
  }

  /** Seconds of training after which it was reached; NaN before. @param {string} name of a goal */
  reachedAfter(name) {
    return this.#reached.get(name) ?? Number.NaN;
  }
}
