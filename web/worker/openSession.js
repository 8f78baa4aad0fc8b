import { OpenModel } from './openModel.js';
import { Writers } from './writers.js';

/** @typedef {import('#wasm-baseline').Session} Session */

/**
 * A text and its model, which writes while it trains.
 * @extends {OpenModel<Session>}
 */
export class OpenSession extends OpenModel {
  /** @param {Session} handle @param {import('./openModel.js').Surroundings} surroundings */
  constructor(handle, surroundings) {
    const writers = new Writers(handle, surroundings);
    // First the shorter slice: who asks for a text waits only for the slice that is under way.
    super(handle, surroundings, [writers]);
    this.writers = writers;
  }

  /** The engine's writers end with the run. */
  reset() {
    this.writers.cancelAll();
    return super.reset();
  }

  close() {
    this.writers.cancelAll();
    super.close();
  }
}
