// Something that is asked of the models again and again while they learn, as often as the training can spare.

const kPause = 200; // milliseconds between two looks
// A look may spend at most one part in four of the worker's time where nothing else is said.
const kShare = 0.25;

/** @template Value */
export class Look {
  /**
   * @param {(signal: AbortSignal) => Promise<Value>} ask
   * @param {() => void} changed told after every look
   * @param {{ pause?: number, share?: number }} [most] milliseconds between two looks, at least; the share of the
   *   worker's time that looking may take
   */
  constructor(ask, changed, { pause = kPause, share = kShare } = {}) {
    this.ask = ask;
    this.changed = changed;
    this.pause = pause;
    this.pausePerLook = 1 / share - 1;
    /** @type {Value | null} what was seen last */
    this.value = null;
    this.key = '';
    this.wish = '';
    this.notBefore = 0;
  }

  /** Forgets what was seen: there are other models now. */
  restart() {
    this.stop();
    this.value = null;
    this.key = '';
    this.notBefore = 0;
  }

  stop() {
    this.running?.abort();
    this.running = undefined;
  }

  /**
   * Told of whatever may call for another look; looks when it is time for it, and at once where somebody wishes to see
   * something else.
   * @param {string} key what the answer depends on: with the same one nothing has to be asked
   * @param {string} wish the part of it that a person chooses
   * @param {boolean} training otherwise there is no hurry for the worker
   */
  async follow(key, wish, training) {
    if (this.running || this.key === key) return;
    if (training && wish === this.wish && performance.now() < this.notBefore) return;
    const running = new AbortController();
    this.running = running;
    const began = performance.now();
    try {
      const value = await this.ask(running.signal);
      if (this.running === running) this.value = value;
    } catch {
      // The models were replaced meanwhile, or cannot answer: what fails for good is told by the one who replaced them.
    } finally {
      const ended = performance.now();
      if (this.running === running) {
        this.key = key;
        this.wish = wish;
        this.running = undefined;
        this.notBefore = ended + Math.max(this.pause, (ended - began) * this.pausePerLook);
        this.changed();
      }
    }
  }
}
