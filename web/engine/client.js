import EngineWorker from '../worker/worker.js?worker&inline';
import { chooseBuild } from './chooseBuild.js';
import { RnnError } from './rnnError.js';
import { wasmUrlOf } from './wasmUrls.js';

/** @import { BeamRequest, ExactMatches, ExactMatchesRequest, ExampleTrace, Generated, GenerateRequest, Graph, OwnInput, SaliencyRequest, Trace, Matrix, NetworkSettings, Opened, RequestBody, Rows, StateGradientNorms, TaskExample, TaskOpened, TaskSettings, TrainingSettings, Response, Settings, Snapshot, Sound, Source, Spoken, SpokenWord, TextTrace, Wish, WriteRequest, Written, WrittenCharacter } from '../worker/protocol.js' */

/**
 * What the client needs of a worker; tests give it another.
 * @typedef {Pick<Worker, 'postMessage'|'terminate'|'onmessage'|'onerror'|'onmessageerror'>} Transport
 */

/** @typedef {{text: string, characters: WrittenCharacter[], unknown: string[]}} WrittenPart characters: the text's own, one by one */

/**
 * @typedef {object} Pending
 * @property {(value: any) => void} resolve
 * @property {(error: RnnError) => void} reject
 * @property {(part: WrittenPart) => void} [onPart]
 */

/** The page's only way to the engine: one worker, one model at a time. Every method's promise rejects with an RnnError. */
export class EngineClient {
  /** @type {(snapshot: Snapshot) => void} what comes by itself while training; never what a method already returned */
  onSnapshot = () => {};
  /** @type {(error: RnnError) => void} once, when the worker has died; every method rejects from then on */
  onCrashed = () => {};

  #worker;
  #nextId = 1;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {RnnError|null} why nothing can be asked any more */
  #end = null;

  /**
   * Starts a worker with the build that fits this browser.
   * @param {object} [options]
   * @param {boolean} [options.reproducible] the same numbers as on every other machine, more slowly
   * @param {(snapshot: Snapshot) => void} [options.onSnapshot]
   * @param {(error: RnnError) => void} [options.onCrashed]
   */
  static async create({ reproducible = false, onSnapshot, onCrashed } = {}) {
    const build = await chooseBuild({ reproducible });
    const client = new EngineClient(new EngineWorker());
    if (onSnapshot) client.onSnapshot = onSnapshot;
    if (onCrashed) client.onCrashed = onCrashed;
    try {
      await client.start(build, wasmUrlOf(build));
    } catch (error) {
      client.dispose();
      throw error;
    }
    return client;
  }

  /** @param {Transport} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#crash(event.message || 'The worker could not be loaded.');
    worker.onmessageerror = () => this.#crash('An answer of the worker could not be read.');
  }

  /** @param {import('./chooseBuild.js').Build} build @param {string} wasm its address @returns {Promise<null>} */
  start(build, wasm) {
    return this.#ask({ type: 'start', build, wasm });
  }

  /**
   * Builds a model; when that fails, the one before goes on. Bytes are handed over: the page's buffer is empty afterwards.
   * @param {Settings} settings
   * @param {Source} source
   * @returns {Promise<Opened>}
   */
  open(settings, source) {
    return this.#ask({ type: 'open', settings, source }, { transfer: source.kind === 'bytes' ? [source.bytes] : [] });
  }

  /**
   * Builds a network for a task; when that fails, what was open goes on.
   * @param {{network: NetworkSettings, task: TaskSettings, training: TrainingSettings, model?: ArrayBuffer}} request
   *   model: the file of one with these settings, which goes on bit for bit
   * @returns {Promise<TaskOpened>}
   */
  openTask({ network, task, training, model }) {
    return this.#ask({ type: 'openTask', network, task, training, ...(model && { model }) });
  }

  /**
   * Opens the file of a model that learns a text, to go on with it bit for bit; its settings are those of the file.
   * When that fails, what was open goes on.
   * @param {{model: ArrayBuffer, source?: Source}} request source: the text, where the file does not hold it
   * @returns {Promise<Opened>}
   */
  load({ model, source }) {
    return this.#ask({ type: 'load', model, source });
  }

  /**
   * The model and its training as a safetensors file.
   * @param {{setup?: string, withText?: boolean}} [request] setup: kept in the file for who opens it; withText: the
   *   text that is learned, too
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  save(request = {}) {
    return this.#ask({ type: 'save', ...request });
  }

  /** @returns {Promise<Snapshot>} */
  train() {
    return this.#ask({ type: 'train' });
  }

  /** @returns {Promise<Snapshot>} */
  pause() {
    return this.#ask({ type: 'pause' });
  }

  /** So many steps, then paused. @param {number} count @returns {Promise<Snapshot>} */
  step(count) {
    return this.#ask({ type: 'step', count });
  }

  /** The same run from its beginning. @returns {Promise<Snapshot>} */
  reset() {
    return this.#ask({ type: 'reset' });
  }

  /** @param {{learningRate?: number, clip?: number}} change @returns {Promise<Snapshot>} */
  configure(change) {
    return this.#ask({ type: 'configure', ...change });
  }

  /** Back to the last good state. @param {number} learningRate @returns {Promise<Snapshot>} */
  recover(learningRate) {
    return this.#ask({ type: 'recover', learningRate });
  }

  /**
   * @param {Omit<WriteRequest, 'type'>} request
   * @param {{onPart?: (part: WrittenPart) => void, signal?: AbortSignal}} [options]
   *   onPart: what was written since the part before; signal: ends it early, with what is there by then
   * @returns {Promise<Written>}
   */
  write(request, { onPart, signal } = {}) {
    const id = this.#nextId;
    const written = this.#ask({ type: 'write', ...request }, { onPart });
    if (!signal) return written;
    const cancel = () => void this.#ask({ type: 'cancel', request: id }).catch(() => {});
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    return written.finally(() => signal.removeEventListener('abort', cancel));
  }

  /**
   * A network unrolled over time; without one, what is open.
   * @param {{network?: NetworkSettings, inputSteps: number, outputSteps: number}} request
   * @returns {Promise<Graph>}
   */
  graph(request) {
    return this.#ask({ type: 'graph', ...request });
  }

  /** @param {{name: string}} request @returns {Promise<Matrix>} */
  tensor({ name }) {
    return this.#ask({ type: 'tensor', name });
  }

  /**
   * Of a W_aa ("weight_hh_l0"); of a gated cell the block of one gate.
   * @param {{tensor: string, gate?: string}} request
   * @returns {Promise<Float64Array>} re, im, re, im …
   */
  eigenvalues(request) {
    return this.#ask({ type: 'eigenvalues', ...request });
  }

  /** What the open text's model computes while it reads this. @param {{text: string}} request @returns {Promise<TextTrace>} */
  traceText({ text }) {
    return this.#ask({ type: 'traceText', text });
  }

  /** A held-out example of the open task. @param {{index: number}} request @returns {Promise<TaskExample>} */
  example({ index }) {
    return this.#ask({ type: 'example', index });
  }

  /** The same, with what the network computes for it. @param {{index: number}} request @returns {Promise<ExampleTrace>} */
  trace({ index }) {
    return this.#ask({ type: 'trace', index });
  }

  /**
   * ‖∂L/∂a⟨t⟩‖ on some held-out examples of the open task, or on one of so many steps (delayedRecall only).
   * @param {{steps?: number}} [request]
   * @returns {Promise<StateGradientNorms[]>}
   */
  stateGradients(request = {}) {
    return this.#ask({ type: 'stateGradients', ...request });
  }

  /**
   * ŷ of the open one-to-one network for so many points, one after the other in `features`.
   * @param {{features: Float32Array, count: number}} request
   * @returns {Promise<Rows>}
   */
  predict({ features, count }) {
    return this.#ask({ type: 'predict', features, count });
  }

  /** What the open task's network computes for an input of one's own. @param {{input: OwnInput}} request @returns {Promise<Trace>} */
  traceInput({ input }) {
    return this.#ask({ type: 'traceInput', input });
  }

  /** ∂ŷ⟨t⟩[output]/∂x⟨s⟩ at all s, t = step. @param {Omit<SaliencyRequest, 'type'>} request @returns {Promise<Rows>} T_x × I */
  saliency(request) {
    return this.#ask({ type: 'saliency', ...request });
  }

  /** What a one-to-many network or an encoder–decoder makes of it. @param {Omit<GenerateRequest, 'type'>} request @returns {Promise<Generated>} */
  generate(request) {
    return this.#ask({ type: 'generate', ...request });
  }

  /** The best outputs of an encoder–decoder, the best first. @param {Omit<BeamRequest, 'type'>} request @returns {Promise<Generated[]>} */
  beam(request) {
    return this.#ask({ type: 'beam', ...request });
  }

  /** All that can be spoken. @returns {Promise<SpokenWord[]>} */
  spokenWords() {
    return this.#ask({ type: 'spokenWords' });
  }

  /** A word, spoken. @param {{wish: Wish}} request @returns {Promise<Spoken>} */
  speak({ wish }) {
    return this.#ask({ type: 'speak', wish });
  }

  /** A sound from outside. @param {{samples: Float32Array, rate: number}} request @returns {Promise<Sound>} */
  hear({ samples, rate }) {
    return this.#ask({ type: 'hear', samples, rate });
  }

  /** Which held-out examples an encoder–decoder answers wholly right. @param {Omit<ExactMatchesRequest, 'type'>} request @returns {Promise<ExactMatches>} */
  exactMatches(request) {
    return this.#ask({ type: 'exactMatches', ...request });
  }

  /** Frees the model. @returns {Promise<null>} */
  close() {
    return this.#ask({ type: 'close' });
  }

  /** Ends the worker. What has not been answered is rejected. */
  dispose() {
    this.#finish(new RnnError('disposed', 'The engine has been disposed of.'));
  }

  /**
   * @param {RequestBody} body
   * @param {{onPart?: Pending['onPart'], transfer?: Transferable[]}} [options]
   * @returns {Promise<any>}
   */
  #ask(body, { onPart, transfer = [] } = {}) {
    const end = this.#end;
    if (end) return Promise.reject(end);
    const id = this.#nextId++;
    try {
      this.#worker.postMessage({ ...body, id }, transfer);
    } catch (error) {
      return Promise.reject(new RnnError('unexpected', String(error)));
    }
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject, onPart }));
  }

  /** @param {Response} response */
  #receive(response) {
    switch (response.type) {
      case 'snapshot':
        return this.onSnapshot(response.snapshot);
      case 'crashed':
        return this.#crash(response.error.message);
      case 'part': {
        const { text, characters, unknown } = response;
        return this.#pending.get(response.id)?.onPart?.({ text, characters, unknown });
      }
      case 'result':
        return this.#settle(response.id)?.resolve(response.value);
      case 'error':
        return this.#settle(response.id)?.reject(toRnnError(response.error));
    }
  }

  /** @param {number} id */
  #settle(id) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** @param {string} message */
  #crash(message) {
    if (this.#end) return;
    const error = new RnnError('engine-crashed', message);
    this.#finish(error);
    this.onCrashed(error);
  }

  /** @param {RnnError} error */
  #finish(error) {
    if (this.#end) return;
    this.#end = error;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

/** @param {import('../worker/protocol.js').ErrorBody} body */
function toRnnError(body) {
  return new RnnError(body.code, body.message, body);
}
