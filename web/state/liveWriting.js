// What the model writes by itself while it learns: rewritten every second or two, with a few earlier tries kept.

/** @import { WrittenCharacter } from '../worker/protocol.js' */
/** @import { Sampling } from './promptedWriting.js' */

import { Look } from './look.js';

/** @typedef {{ step: number, sampling: Sampling, characters: WrittenCharacter[] }} Sample */
/** @typedef {(length: number, sampling: Sampling, signal: AbortSignal) => Promise<Omit<Sample, 'sampling'>>} WriteSample */

const kLength = 420; // characters
const kPause = 1200; // milliseconds between two samples
const kMostEarlier = 5;

export class LiveWriting {
  #look;
  /** @type {Sampling | null} */
  #sampling = null;

  /**
   * @param {WriteSample} write
   * @param {() => void} changed told after every sample
   */
  constructor(write, changed) {
    this.write = write;
    this.#look = new Look((signal) => this.#sample(signal), changed, { pause: kPause });
    /** @type {Sample | null} */
    this.now = null;
    /** @type {Sample[]} at steps that lie further and further apart, the latest last */
    this.earlier = [];
  }

  /** Forgets what was written: another model writes from now on. */
  restart() {
    this.#look.restart();
    this.now = null;
    this.earlier = [];
  }

  stop() {
    this.#look.stop();
  }

  /**
   * Told of each snapshot and each change of how is drawn; writes when it is time for it.
   * @param {number} step
   * @param {Sampling} sampling
   * @param {boolean} training
   */
  follow(step, sampling, training) {
    this.#sampling = sampling;
    const wish = String(Object.values(sampling));
    return this.#look.follow(`${step} ${wish}`, wish, training);
  }

  /** @param {AbortSignal} signal */
  async #sample(signal) {
    const sampling = /** @type {Sampling} */ (this.#sampling);
    const { step, characters } = await this.write(kLength, sampling, signal);
    if (!signal.aborted) this.take({ step, sampling, characters });
  }

  /** @param {Sample} sample */
  take(sample) {
    if (this.now && this.now.step < sample.step) this.earlier = withEarlier(this.earlier, this.now);
    this.now = sample;
  }
}

/**
 * Keeps step 0 and then samples at least 1.8 times as far along as the one before; the oldest but one goes first.
 * @param {Sample[]} earlier
 * @param {Sample} sample
 */
function withEarlier(earlier, sample) {
  const last = earlier.at(-1);
  if (last && sample.step < Math.max(last.step * 1.8, last.step + 10)) return earlier;
  const kept = [...earlier, sample];
  return kept.length > kMostEarlier ? [kept[0], ...kept.slice(2)] : kept;
}
