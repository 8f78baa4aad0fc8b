// What the model writes on from a beginning that a person gave it.

/** @import { ErrorBody, Written, WrittenCharacter } from '../worker/protocol.js' */

/** @typedef {{ text: string, characters?: WrittenCharacter[], unknown: string[] }} WritingPart */
/** @typedef {{ temperature: number, topK: number, topP: number }} Sampling how the next character is drawn */
/**
 * @typedef {(
 *   request: Sampling & { prompt: string, length: number, seed: number },
 *   options: { onPart: (part: WritingPart) => void, signal: AbortSignal },
 * ) => Promise<Written>} Write
 */

/**
 * @typedef {object} PromptedState
 * @property {boolean} writing
 * @property {string} prompt the beginning that `text` goes on from
 * @property {string} text
 * @property {WrittenCharacter[]} characters the same, one by one
 * @property {string[]} unknown characters of the beginning that the model has never seen
 * @property {ErrorBody | null} problem
 */

/** @type {PromptedState} */
const kNothingWritten = { writing: false, prompt: '', text: '', characters: [], unknown: [], problem: null };
const kLength = 1000; // characters

export class PromptedWriting {
  /**
   * @param {Write} write
   * @param {() => void} changed
   */
  constructor(write, changed) {
    this.write = write;
    this.changed = changed;
    this.seed = 0; // counts up, so that the same beginning is gone on with in another way each time
    this.state = kNothingWritten;
    this.ended = ''; // the last one that came to its end, or was stopped, with its beginning
  }

  /** Another run begins, or another model. */
  clear() {
    this.stop();
    this.seed = 0;
    this.ended = '';
    this.state = kNothingWritten;
  }

  /**
   * @param {string} prompt
   * @param {Sampling} sampling
   */
  async start(prompt, sampling) {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.seed += 1;
    /** @param {Partial<PromptedState>} patch */
    const show = (patch) => {
      if (this.running !== running) return;
      this.state = { ...this.state, ...patch };
      this.changed();
    };
    show({ ...kNothingWritten, writing: true, prompt });
    try {
      const written = await this.write(
        { ...sampling, prompt, length: kLength, seed: this.seed },
        {
          onPart: ({ text, characters = [], unknown }) =>
            show({
              text: this.state.text + text,
              characters: [...this.state.characters, ...characters],
              unknown,
            }),
          signal: running.signal,
        },
      );
      if (this.running === running) this.ended = prompt + written.text;
      show({ writing: false, text: written.text, unknown: written.unknown });
    } catch (error) {
      show({ writing: false, problem: /** @type {ErrorBody} */ (error) });
    }
  }

  stop() {
    this.running?.abort();
    this.running = undefined;
    if (this.state.writing) {
      if (this.state.text) this.ended = this.state.prompt + this.state.text;
      this.state = { ...this.state, writing: false };
      this.changed();
    }
  }
}
