// How the models of an experiment train: one by itself; several side by side in rounds of equally many steps, so that
// they stay at the same step whatever a step costs each of them, as many at once as the machine has cores. Where there may
// be only so many steps a second, in rounds that wait for one another.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Model } from './model.js' */

const kMillisecondsPerRound = 400;
const kMostSteps = 10_000; // of a round
const kMillisecondsPerLimitedRound = 50;

export class Pace {
  /** The rounds under way; other ones, or none, end them. @type {object | null} */
  #running = null;
  #steps = 1;
  #limit = Number.POSITIVE_INFINITY; // steps a second

  /**
   * @param {readonly Model<any>[]} models
   * @param {number} cores
   * @param {(error: ErrorBody) => void} onFailed
   */
  constructor(models, cores, onFailed) {
    this.models = models;
    this.cores = cores;
    this.onFailed = onFailed;
  }

  /** Whether the one model trains by itself. */
  get isFree() {
    return this.models.length === 1 && this.#limit === Number.POSITIVE_INFINITY;
  }

  /**
   * @param {number} limit steps a second at most
   * @param {boolean} training whether it goes on so at once
   */
  async limit(limit, training) {
    this.#limit = limit;
    this.#running = null;
    if (training) await this.start();
  }

  async start() {
    if (this.isFree) return this.models[0].ask((client) => client.train());
    if (!this.#running) this.#makeRounds();
  }

  async stop() {
    this.#running = null;
    await Promise.all(this.models.map((model) => model.ask((client) => client.pause())));
  }

  /** Makes no further rounds; what is under way comes to its end by itself. */
  leave() {
    this.#running = null;
  }

  async #makeRounds() {
    const running = {};
    this.#running = running;
    this.#steps = 1;
    try {
      while (this.#running === running && this.#able.length > 0) {
        const began = performance.now();
        await this.#makeRound(() => this.#running === running);
        await this.#endRound(began);
      }
    } catch (error) {
      if (this.#running === running) this.onFailed(/** @type {ErrorBody} */ (error));
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  get #able() {
    return this.models.filter((model) => !model.hasDiverged);
  }

  /** @param {() => boolean} goesOn */
  async #makeRound(goesOn) {
    const goal = Math.min(...this.#able.map(stepOf)) + this.#steps;
    // The costliest first: then the cores come to an end together.
    const waiting = this.#able.sort((one, other) => (other.opened?.parameters ?? 0) - (one.opened?.parameters ?? 0));
    const work = async () => {
      for (let model = waiting.shift(); model && goesOn(); model = waiting.shift()) await stepTo(model, goal);
    };
    await Promise.all(Array.from({ length: Math.min(this.cores, waiting.length) }, work));
  }

  /** How many steps the next round has, and when it may begin. @param {number} began when this one did */
  async #endRound(began) {
    const spent = performance.now() - began;
    const isLimited = this.#limit < Number.POSITIVE_INFINITY;
    const wait = (1000 * this.#steps) / this.#limit - spent;
    const fitting = (this.#steps * (isLimited ? kMillisecondsPerLimitedRound : kMillisecondsPerRound)) / spent;
    const most = Math.min((this.#limit * kMillisecondsPerLimitedRound) / 1000, kMostSteps);
    this.#steps = Math.ceil(Math.min(fitting, 2 * this.#steps, most));
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** @param {Model<any>} model */
const stepOf = (model) => model.progress?.step ?? 0;

/**
 * @param {Model<any>} model
 * @param {number} goal
 */
async function stepTo(model, goal) {
  const count = goal - stepOf(model);
  if (count > 0) await model.ask((client) => client.step(count));
}
