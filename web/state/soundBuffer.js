// A sound that comes block by block.

export class SoundBuffer {
  /** @type {Float32Array[]} */
  #blocks = [];
  #length = 0;

  /** @param {number} longest seconds */
  constructor(longest) {
    this.longest = longest;
    this.rate = 1;
  }

  /** @param {Float32Array} block @param {number} rate samples a second, always the same */
  add(block, rate) {
    this.rate = rate;
    const room = Math.floor(this.longest * rate) - this.#length;
    this.#blocks.push(block.subarray(0, room));
    this.#length += Math.min(block.length, room);
  }

  get seconds() {
    return this.#length / this.rate;
  }

  get isFull() {
    return this.#length > 0 && this.#length >= Math.floor(this.longest * this.rate);
  }

  /** All of it. */
  get samples() {
    const all = new Float32Array(this.#length);
    let at = 0;
    for (const block of this.#blocks) {
      all.set(block, at);
      at += block.length;
    }
    return all;
  }
}
