import { readSavedText } from '../engine/modelFile.js';
import { readText } from '../engine/readText.js';
import { RnnError } from '../engine/rnnError.js';
import { encodeText } from '../engine/utf8.js';
import { buffersIn } from './buffersIn.js';
import { toErrorBody } from './errorBody.js';
import { look, textIn } from './look.js';
import { OpenSession } from './openSession.js';
import { OpenTask } from './openTask.js';

/** @typedef {import('../engine/createEngine.js').Engine} Engine */
/** @typedef {import('./protocol.js').Request} Request */
/** @typedef {import('./protocol.js').Response} Response */
/** @typedef {import('./protocol.js').Opened} Opened */
/** @typedef {import('./protocol.js').TaskOpened} TaskOpened */

const kBeginningCharacters = 2000;

/** Answers the protocol's requests, in the order in which they come. Knows no worker: whoever makes it posts for it. */
export class RequestHandler {
  /** @type {Engine|null} */
  #engine = null;
  /** @type {OpenSession|OpenTask|null} */
  #open = null;
  #hasCrashed = false;
  #surroundings;

  /**
   * @param {object} surroundings
   * @param {(response: Response, handedOver?: Transferable[]) => void} surroundings.post
   * @param {() => number} surroundings.now in ms
   * @param {(task: () => void) => void} surroundings.later
   * @param {(options: {build: 'baseline'|'relaxed', wasmUrl: string}) => Promise<Engine>} surroundings.loadEngine
   */
  constructor(surroundings) {
    this.#surroundings = surroundings;
  }

  /** @param {Request} request */
  async handle(request) {
    try {
      if (request.type === 'start') await this.#start(request);
      else this.#perform(request);
      this.#open?.wake();
    } catch (error) {
      this.#refuse(request.id, error);
    }
  }

  /** @param {Request & {type: 'start'}} request */
  async #start({ id, build, wasm }) {
    this.#engine = await this.#surroundings.loadEngine({ build, wasmUrl: wasm });
    this.#answer(id, null);
  }

  /** @param {Exclude<Request, {type: 'start'}>} request */
  #perform(request) {
    if (this.#hasCrashed) throw new RnnError('engine-crashed', 'The engine has crashed.');
    const { id } = request;
    switch (request.type) {
      case 'open':
        return this.#answer(id, this.#openSession(request));
      case 'openTask':
        return this.#answer(id, this.#openTask(request));
      case 'load':
        return this.#answer(id, this.#loadSession(request));
      case 'save':
        return this.#handOver(id, this.#save(request));
      case 'close':
        this.#close();
        return this.#answer(id, null);
      case 'train':
        return this.#answer(id, this.#model.training.train());
      case 'pause':
        return this.#answer(id, this.#model.training.pause());
      case 'step':
        return this.#model.training.takeSteps(request.count, (snapshot) => this.#answer(id, snapshot));
      case 'reset':
        return this.#answer(id, this.#model.reset());
      case 'configure':
        return this.#answer(id, this.#model.training.configure(request));
      case 'recover':
        return this.#answer(id, this.#model.training.recover(request.learningRate));
      case 'write':
        return this.#write(request);
      case 'cancel':
        this.#session.writers.cancel(request.request);
        return this.#answer(id, null);
      default:
        return this.#handOver(
          id,
          look(request, this.#started, () => this.#model),
        );
    }
  }

  get #started() {
    if (!this.#engine) throw new RnnError('not-open', 'The engine has not been started.');
    return this.#engine;
  }

  get #model() {
    if (!this.#open) throw new RnnError('not-open', 'Nothing has been opened.');
    return this.#open;
  }

  get #session() {
    return textIn(this.#model);
  }

  /** The session before is closed only when the new one stands. @param {Request & {type: 'open'}} request @returns {Opened} */
  #openSession({ settings, source }) {
    const engine = this.#started;
    const { text, notes } = readText(source);
    return this.#learn(engine.open(settings, text), text, notes);
  }

  /** @param {Request & {type: 'load'}} request @returns {Opened} */
  #loadSession({ model, source }) {
    const engine = this.#started;
    const file = new Uint8Array(model);
    const { text, notes } = source ? readText(source) : { text: readSavedText(file), notes: [] };
    return this.#learn(engine.load(file, text), text, notes);
  }

  /**
   * @param {import('#wasm-baseline').Session} handle
   * @param {string} text
   * @param {Opened['notes']} notes
   * @returns {Opened}
   */
  #learn(handle, text, notes) {
    this.#close();
    this.#open = new OpenSession(handle, this.#aroundAModel());
    return {
      ...handle.text(),
      settings: handle.settings(),
      parameters: handle.parameterCount(),
      tensors: handle.tensors(),
      build: this.#started.build,
      notes,
      beginning: beginningOf(text),
    };
  }

  /** @param {Request & {type: 'openTask'}} request @returns {TaskOpened} */
  #openTask({ network, task, training, model }) {
    const engine = this.#started;
    const handle = engine.openTask(network, task, training);
    if (model) restore(handle, new Uint8Array(model));
    this.#close();
    this.#open = new OpenTask(handle, this.#aroundAModel());
    return {
      task: handle.task(),
      parameters: handle.parameterCount(),
      tensors: handle.tensors(),
      build: engine.build,
    };
  }

  /** @param {Request & {type: 'save'}} request */
  #save({ setup = '', withText = false }) {
    const open = this.#model;
    const about = encodeText(setup);
    return open instanceof OpenSession ? open.handle.save(about, withText) : open.handle.save(about);
  }

  /** @returns {import('./openModel.js').Surroundings} */
  #aroundAModel() {
    return {
      ...this.#surroundings,
      onSnapshot: (snapshot) => this.#surroundings.post({ type: 'snapshot', snapshot }),
      onCrash: (error) => this.#crash(error),
    };
  }

  #close() {
    this.#open?.close();
    this.#open = null;
  }

  /** @param {Request & {type: 'write'}} request */
  #write(request) {
    const { training, writers } = this.#session;
    const { id } = request;
    writers.start(id, request, training.step, {
      onPart: (part) => this.#surroundings.post({ id, type: 'part', ...part }),
      onWritten: (written) => this.#answer(id, written),
      onRefused: (error) => this.#refuse(id, error),
    });
  }

  /** @param {number} id @param {unknown} value */
  #answer(id, value) {
    this.#surroundings.post({ id, type: 'result', value });
  }

  /** With something that was made for this answer alone. @param {number} id @param {unknown} value */
  #handOver(id, value) {
    this.#surroundings.post({ id, type: 'result', value }, buffersIn(value));
  }

  /** @param {number} id @param {unknown} error */
  #refuse(id, error) {
    this.#surroundings.post({ id, type: 'error', error: toErrorBody(error) });
    if (error instanceof WebAssembly.RuntimeError) this.#crash(error);
  }

  /** After a trap the module's memory cannot be trusted: nothing of it is called any more. @param {unknown} error */
  #crash(error) {
    this.#hasCrashed = true;
    this.#open?.abandon();
    this.#open = null;
    this.#surroundings.post({ type: 'crashed', error: { ...toErrorBody(error), code: 'engine-crashed' } });
  }
}

/**
 * What cannot go on with the file is freed.
 * @param {import('#wasm-baseline').TaskSession} handle
 * @param {Uint8Array} file
 */
function restore(handle, file) {
  try {
    handle.restore(file);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) handle.delete();
    throw error;
  }
}

/** @param {string} text */
function beginningOf(text) {
  return [...text.slice(0, 2 * kBeginningCharacters)].slice(0, kBeginningCharacters).join('');
}
