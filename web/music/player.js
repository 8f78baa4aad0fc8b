// Plays a tune once, and tells which note sounds.
import { AudioOutput } from '../sound/audioOutput.js';
import { schedule } from './voice.js';

/** @import { ReadTune, SoundingNote } from './readAbc.js' */

export class Player {
  #output = new AudioOutput();
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
      const context = await this.#output.start();
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

  close() {
    this.stop();
    this.#output.close();
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
