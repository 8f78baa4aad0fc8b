import { TrainingLoop } from './trainingLoop.js';

/** @typedef {import('./protocol.js').Snapshot} Snapshot */
/** @typedef {{readonly active: boolean, turn: () => void}} Activity something that is done slice by slice */

/**
 * @typedef {object} Surroundings
 * @property {() => number} now in ms
 * @property {(task: () => void) => void} later runs the task after the messages that wait have been taken up
 * @property {(snapshot: Snapshot) => void} onSnapshot
 * @property {(error: unknown) => void} onCrash
 */

/**
 * The one owner of a handle of the engine. Gives training and what else takes long their slices in turn, and messages
 * the time between.
 * @template {import('./trainingLoop.js').Trained & {delete(): void}} Handle
 */
export class OpenModel {
  #later;
  #onCrash;
  #isScheduled = false;
  #isAbandoned = false;
  /** @type {Activity[]} */
  #activities;

  /** @param {Handle} handle @param {Surroundings} surroundings @param {Activity[]} [before] have their slices before the training */
  constructor(handle, { now, later, onSnapshot, onCrash }, before = []) {
    this.handle = handle;
    this.#later = later;
    this.#onCrash = onCrash;
    this.training = new TrainingLoop(handle, { now, onSnapshot });
    this.#activities = [...before, this.training];
  }

  /** To be called whenever there may be something to do. */
  wake() {
    if (this.#isScheduled || !this.#activities.some(({ active }) => active)) return;
    this.#isScheduled = true;
    this.#later(() => this.#turn());
  }

  /** Begins the same run anew. */
  reset() {
    return this.training.reset();
  }

  close() {
    this.training.pause();
    this.handle.delete();
  }

  /** The module has trapped: not even the handle may be touched. */
  abandon() {
    this.#isAbandoned = true;
  }

  #turn() {
    this.#isScheduled = false;
    if (this.#isAbandoned) return;
    try {
      for (const activity of this.#activities) {
        if (activity.active) activity.turn();
      }
      this.wake();
    } catch (error) {
      this.#onCrash(error);
    }
  }
}
