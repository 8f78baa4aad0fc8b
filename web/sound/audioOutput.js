// The browser's way to sound, for whoever plays something.
import { RnnError } from '../engine/rnnError.js';

const kPatience = 3000; // milliseconds in which a browser that allows sound has begun with it

export class AudioOutput {
  /** Made at the first click, as browsers want it, and kept. @type {AudioContext | null} */
  context = null;

  /** Throws RnnError audio-refused where the browser has no sound or gives none. @returns {Promise<AudioContext>} */
  async start() {
    try {
      this.context ??= new AudioContext();
    } catch (error) {
      throw new RnnError('audio-refused', String(error));
    }
    const { context } = this;
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, kPatience))]);
    if (context.state !== 'running') throw new RnnError('audio-refused', `The sound is ${context.state}.`);
    return context;
  }

  close() {
    this.context?.close();
    this.context = null;
  }
}
