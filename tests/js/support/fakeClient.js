// A client without an engine: does as it is told at once, and remembers what that was.

/** @import { Opened, Settings, Snapshot, Source } from '../../../web/worker/protocol.js' */

export class FakeClient {
  /** @type {{ settings: Settings, source: Source }[]} */
  opened = [];
  /** @type {any[]} what openTask was asked for */
  tasks = [];
  /** @type {object[]} */
  configured = [];
  /** @type {number[]} */
  recovered = [];
  /** @type {object[]} */
  written = [];
  training = false;
  disposed = false;
  /** Whether a writing waits for its end until it is stopped. */
  holdWriting = false;
  #stepNow = 0;
  #diverged = false;
  /** @type {object | null} */
  #refusal = null;

  /** @param {{ reproducible: boolean, onSnapshot: (snapshot: Snapshot) => void, onCrashed: (error: any) => void }} options */
  constructor({ reproducible, onSnapshot, onCrashed }) {
    this.reproducible = reproducible;
    this.onSnapshot = onSnapshot;
    this.onCrashed = onCrashed;
  }

  /** What the next opening or recovery is refused with. @param {object} error */
  refuseNext(error) {
    this.#refusal = { message: '', field: '', value: '', allowed: '', ...error };
  }

  /** @param {Partial<Omit<Snapshot, 'newTrainLosses'>> & { newTrainLosses?: number[] }} news */
  report({ step = 0, newTrainLosses = [], ...news }) {
    this.#stepNow = step;
    this.onSnapshot(/** @type {Snapshot} */ ({ ...this.#snapshot(newTrainLosses), ...news }));
  }

  crash() {
    this.onCrashed({ code: 'engine-crashed', message: '', field: '', value: '', allowed: '' });
  }

  /** @param {Settings} settings @param {Source} source @returns {Promise<Opened>} */
  async open(settings, source) {
    this.#refuse();
    this.opened.push({ settings, source });
    this.training = false;
    this.#stepNow = 0;
    const text = source.kind === 'text' ? source.text : new TextDecoder().decode(source.bytes);
    return {
      settings,
      characters: text.length,
      trainCharacters: text.length,
      heldOutCharacters: 0,
      vocabulary: [...new Set(text)],
      parameters: 1,
      build: 'baseline',
      notes: [],
      beginning: text.slice(0, 2000),
    };
  }

  /** @param {object} request */
  async openTask(request) {
    this.#refuse();
    this.tasks.push(request);
    this.training = false;
    this.#stepNow = request.model ? new Uint8Array(request.model)[0] : 0;
    return { parameters: 1, tensors: [], build: 'baseline', task: {} };
  }

  /** @type {{ model: ArrayBuffer, source?: Source }[]} */
  loaded = [];
  /** @type {object[]} */
  saved = [];

  /** Its files hold the number of steps alone. @param {{ model: ArrayBuffer, source: Source }} request */
  async load(request) {
    const opened = await this.open(/** @type {any} */ ({}), request.source);
    this.loaded.push(request);
    [this.#stepNow] = new Uint8Array(request.model);
    return opened;
  }

  /** @param {object} request */
  async save(request) {
    this.saved.push(request);
    return Uint8Array.of(this.#stepNow);
  }

  /** From now on its loss is no number. */
  diverge() {
    this.#diverged = true;
  }

  async train() {
    this.training = true;
    return this.#snapshot();
  }

  async pause() {
    this.training = false;
    return this.#snapshot();
  }

  /** @param {number} count */
  async step(count) {
    this.training = false;
    this.#stepNow += count;
    return this.#snapshot();
  }

  async reset() {
    this.#stepNow = 0;
    return this.#snapshot();
  }

  /** @param {object} change */
  async configure(change) {
    this.configured.push(change);
    return this.#snapshot();
  }

  /** @param {number} learningRate */
  async recover(learningRate) {
    this.#refuse();
    this.recovered.push(learningRate);
    this.#diverged = false;
    return this.#snapshot();
  }

  /** @param {{ prompt: string, temperature: number, length: number, seed: number }} request @param {any} options */
  async write(request, { onPart, signal }) {
    this.written.push(request);
    const step = this.#stepNow;
    onPart({ text: 'part ', characters: charactersOf('part '), unknown: ['€'] });
    if (this.holdWriting) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return { text: `written at ${step}`, unknown: ['€'], step, cancelled: signal.aborted };
  }

  dispose() {
    this.disposed = true;
  }

  #refuse() {
    const refusal = this.#refusal;
    this.#refusal = null;
    if (refusal) throw refusal;
  }

  /** @param {number[]} newTrainLosses @returns {Snapshot} */
  #snapshot(newTrainLosses = []) {
    return {
      step: this.#stepNow,
      characters: 8 * this.#stepNow,
      charactersPerSecond: 0,
      trainLoss: Number.NaN,
      heldOutLoss: Number.NaN,
      heldOutParts: new Float32Array(0),
      heldOutStep: 0,
      gradientNorm: 0,
      diverged: this.#diverged,
      training: this.training,
      firstNewStep: 1,
      newTrainLosses: new Float32Array(newTrainLosses),
      newHeldOutSteps: new Float64Array(0),
      newHeldOutLosses: new Float32Array(0),
    };
  }
}

/** @param {string} text */
const charactersOf = (text) => [...text].map((character) => ({ character, probability: 0.5, candidates: [] }));
