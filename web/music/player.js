// Plays a tune once, and tells which note sounds.
import { RnnError } from '../engine/rnnError.js';
import { schedule } from './voice.js';

/** @import { ReadTune, SoundingNote } from './readAbc.js' */

const kPatience = 3000; // milliseconds in which a browser that allows sound has begun with it

export class Player {
  /** @type {AudioContext | null} made at the first click, as browsers want it, and kept */
  #context = null;
  /** What plays; another one, or none, ends it. @type {(() => void) | null} */
  #silence = null;

  get isPlaying() {
    return this.#silence !== null;
  }

  /**
   * Plays to the end, or until stop(). Throws RnnError audio-refused where the browser has no sound or gives none.
   * @param {ReadTune} tune
   * @param {(note: SoundingNote) => void} onNote as each one begins to be heard
   */
  async play({ notes, seconds }, onNote) {
    this.stop();
    const ended = new AbortController();
    this.#silence = () => ended.abort();
    try {
      const context = await this.#start();
      if (ended.signal.aborted) return;
      const { begins, silence } = schedule(context, notes);
      ended.signal.addEventListener('abort', silence);
      await this.#follow(context, begins, { notes, seconds }, onNote, ended.signal);
    } finally {
      if (!ended.signal.aborted) this.#silence = null;
    }
  }

  stop() {
    this.#silence?.();
    this.#silence = null;
  }

  async #start() {
    try {
      this.#context ??= new AudioContext();
    } catch (error) {
      throw new RnnError('audio-refused', String(error));
    }
    const context = this.#context;
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, kPatience))]);
    if (context.state !== 'running') throw new RnnError('audio-refused', `The sound is ${context.state}.`);
    return context;
  }

  /**
   * @param {AudioContext} context
   * @param {number} begins
   * @param {ReadTune} tune
   * @param {(note: SoundingNote) => void} onNote
   * @param {AbortSignal} signal
   */
  async #follow(context, begins, { notes, seconds }, onNote, signal) {
    for (let next = 0; !signal.aborted; ) {
      const heard = context.currentTime - (context.outputLatency || 0) - begins;
      const last = notes.findLastIndex(({ start }) => start <= heard);
      if (last >= next) onNote(notes[last]);
      next = Math.max(next, last + 1);
      if (heard >= seconds) return;
      await nextFrame();
    }
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
