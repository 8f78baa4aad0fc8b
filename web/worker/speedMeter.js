const kWindowMilliseconds = 1000;

/** Characters per second over the last second of training, or over the last update where that takes longer. */
export class SpeedMeter {
  /** @type {Array<{time: number, characters: number}>} when how many had been reached */
  #marks = [];

  /** @param {number} time in ms @param {number} characters */
  start(time, characters) {
    this.#marks = [{ time, characters }];
  }

  stop() {
    this.#marks = [];
  }

  /** @param {number} time in ms @param {number} characters */
  update(time, characters) {
    const last = this.#marks.at(-1);
    if (!last || last.characters === characters) return;
    this.#marks.push({ time, characters });
    while (this.#marks.length > 2 && this.#marks[1].time <= time - kWindowMilliseconds) this.#marks.shift();
  }

  get charactersPerSecond() {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.time <= first.time) return 0;
    return ((last.characters - first.characters) * 1000) / (last.time - first.time);
  }
}
