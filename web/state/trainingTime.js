// How long an experiment has been training, and when it reached its goals.

export class TrainingTime {
  #before = 0; // milliseconds of the stretches that are over
  /** @type {number | null} */
  #since = null;
  /** @type {Map<string, { seconds: number, value: number }>} of training, and what was measured then; by the name of the goal */
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

  /** Seconds of training after which a goal was reached, and the value that reached it; NaN before. @param {string} name */
  reached(name) {
    return this.#reached.get(name) ?? { seconds: Number.NaN, value: Number.NaN };
  }
}
