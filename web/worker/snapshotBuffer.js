/** @typedef {import('#wasm-baseline').EngineSnapshot} EngineSnapshot */

/** The engine's snapshots between two that the page gets, as one: the newest numbers, the losses of all of them. */
export class SnapshotBuffer {
  /** @type {EngineSnapshot} */
  #latest;
  /** @type {EngineSnapshot[]} */
  #untaken = [];

  /** @param {EngineSnapshot} first */
  constructor(first) {
    this.#latest = first;
  }

  get latest() {
    return this.#latest;
  }

  /** Whether anything has happened since the last take. */
  get hasNews() {
    return this.#untaken.some((snapshot) => snapshot.newTrainLosses.length > 0 || snapshot.newHeldOutLosses.length > 0);
  }

  /** @param {EngineSnapshot} snapshot */
  add(snapshot) {
    this.#latest = snapshot;
    this.#untaken.push(snapshot);
  }

  /** Another run begins: what was not taken belongs to the one before. @param {EngineSnapshot} snapshot */
  restart(snapshot) {
    this.#latest = snapshot;
    this.#untaken = [];
  }

  /** @returns {EngineSnapshot} */
  take() {
    const untaken = this.#untaken;
    this.#untaken = [];
    const firstWithLosses = untaken.find((snapshot) => snapshot.newTrainLosses.length > 0);
    return {
      ...this.#latest,
      firstNewStep: firstWithLosses?.firstNewStep ?? this.#latest.step + 1,
      newTrainLosses: new Float32Array(untaken.flatMap((snapshot) => [...snapshot.newTrainLosses])),
      newHeldOutSteps: new Float64Array(untaken.flatMap((snapshot) => [...snapshot.newHeldOutSteps])),
      newHeldOutLosses: new Float32Array(untaken.flatMap((snapshot) => [...snapshot.newHeldOutLosses])),
      newHeldOutAccuracies: new Float32Array(untaken.flatMap((snapshot) => [...snapshot.newHeldOutAccuracies])),
    };
  }
}
