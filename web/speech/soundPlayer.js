// Plays a sound once, and tells how much of it has been heard.
import { AudioOutput } from '../sound/audioOutput.js';

export class SoundPlayer {
  #output = new AudioOutput();
  /** @type {{ source: AudioBufferSourceNode, begins: number } | null} what plays */
  #playing = null;

  /** Seconds of the sound that have been heard; NaN while nothing plays. */
  get heard() {
    const { context } = this.#output;
    if (!context || !this.#playing) return Number.NaN;
    return Math.max(0, context.currentTime - (context.outputLatency || 0) - this.#playing.begins);
  }

  /**
   * Plays to the end, or until stop(). Throws RnnError audio-refused where the browser has no sound or gives none.
   * @param {Float32Array} samples
   * @param {number} rate
   * @returns {Promise<void>} when it is over
   */
  async play(samples, rate) {
    this.stop();
    const context = await this.#output.start();
    const source = sourceOf(context, samples, rate);
    const ended = new Promise((resolve) => source.addEventListener('ended', resolve));
    this.stop();
    const playing = { source, begins: context.currentTime };
    this.#playing = playing;
    source.start();
    await ended;
    if (this.#playing === playing) this.#playing = null;
  }

  stop() {
    this.#playing?.source.stop();
    this.#playing = null;
  }

  close() {
    this.stop();
    this.#output.close();
  }
}

/**
 * @param {BaseAudioContext} context
 * @param {Float32Array} samples
 * @param {number} rate
 */
function sourceOf(context, samples, rate) {
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.getChannelData(0).set(samples);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  return source;
}
