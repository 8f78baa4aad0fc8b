import { encodeText } from '../engine/utf8.js';

/** @typedef {import('#wasm-baseline').Session} Session */
/** @typedef {import('./protocol.js').Written} Written */
/** @typedef {import('./protocol.js').WrittenCharacter} WrittenCharacter */
/** @typedef {import('./protocol.js').WriteRequest} WriteRequest */

/**
 * @typedef {object} WritingEvents
 * @property {(part: {text: string, characters: WrittenCharacter[], unknown: string[]}) => void} onPart what was written since the part before
 * @property {(written: Written) => void} onWritten
 * @property {(error: unknown) => void} onRefused
 */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {number} writer the engine's handle
 * @property {string[]} unknown
 * @property {number} step
 * @property {number} left characters still to be written
 * @property {string} text
 * @property {WrittenCharacter[]} unsent
 * @property {number} lastPart when, in ms
 * @property {WritingEvents} events
 */

const kSliceMilliseconds = 4;
const kFirstSliceMilliseconds = 1;
const kMillisecondsBetweenParts = 1000 / 30;

/** What the session is asked to write, any number of requests at once, slice by slice in turn. */
export class Writers {
  #session;
  #now;
  /** @type {Job[]} the next one to have its turn first */
  #jobs = [];

  /** @param {Session} session @param {{now: () => number}} surroundings now: in ms */
  constructor(session, { now }) {
    this.#session = session;
    this.#now = now;
  }

  get active() {
    return this.#jobs.length > 0;
  }

  /**
   * @param {number} id
   * @param {Omit<WriteRequest, 'type'>} request
   * @param {number} step the session's, now
   * @param {WritingEvents} events
   */
  start(id, { prompt, temperature, length, seed, topK, topP }, step, events) {
    const options = { temperature, seed, topK, topP };
    const { writer, unknown } = this.#session.startWriting(encodeText(prompt), options);
    const lastPart = Number.NEGATIVE_INFINITY;
    // At once: who asks waits for the first characters.
    this.#jobs.unshift({ id, writer, unknown, step, left: length, text: '', unsent: [], lastPart, events });
    this.turn(kFirstSliceMilliseconds);
  }

  /** One slice for the request whose turn it is. @param {number} [milliseconds] */
  turn(milliseconds = kSliceMilliseconds) {
    const job = /** @type {Job} */ (this.#jobs.shift());
    let written;
    try {
      written = this.#session.write(job.writer, job.left, milliseconds);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      this.#session.endWriting(job.writer);
      job.events.onRefused(error);
      return;
    }
    job.text += written.text;
    job.unsent.push(...written.characters);
    job.left -= written.characters.length;
    if (job.left <= 0) return this.#end(job, false);
    this.#jobs.push(job);
    if (this.#now() - job.lastPart >= kMillisecondsBetweenParts) this.#sendPart(job);
  }

  /** A request that is no longer there has ended by itself. @param {number} id */
  cancel(id) {
    const job = this.#jobs.find((candidate) => candidate.id === id);
    if (!job) return;
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
    this.#end(job, true);
  }

  cancelAll() {
    for (const job of this.#jobs.splice(0)) this.#end(job, true);
  }

  /** @param {Job} job @param {boolean} cancelled */
  #end(job, cancelled) {
    this.#session.endWriting(job.writer);
    if (job.unsent.length > 0) this.#sendPart(job);
    const { text, unknown, step } = job;
    job.events.onWritten({ text, unknown, step, cancelled });
  }

  /** @param {Job} job */
  #sendPart(job) {
    const characters = job.unsent;
    job.unsent = [];
    const text = characters.map(({ character }) => character).join('');
    job.events.onPart({ text, characters, unknown: job.unknown });
    job.lastPart = this.#now();
  }
}
