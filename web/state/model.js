// One model in a worker of its own, and what is known of it.

/** @import { ErrorBody, Graph, Snapshot } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { SavedCurve } from './lossCurve.js' */

import { EngineLink } from './engineLink.js';
import { LossCurve } from './lossCurve.js';
import { goingOnFrom } from './savedModels.js';

/**
 * @template {{ parameters: number }} Opened what the engine says of a model that it has built
 */
export class Model {
  #link;
  #onChange;

  /**
   * @param {Connect} connect
   * @param {{ onChange: () => void, onCrashed: (error: ErrorBody) => void }} listeners
   *   onChange: told after every snapshot
   */
  constructor(connect, { onChange, onCrashed }) {
    this.#onChange = onChange;
    this.#link = new EngineLink(connect, { onSnapshot: (snapshot) => this.#take(snapshot), onCrashed });
    /** @type {Opened | null} */
    this.opened = null;
    /** @type {Snapshot | null} */
    this.progress = null;
    this.curve = new LossCurve();
    /** Those of the present model that have been drawn. @type {Map<string, Graph>} */
    this.graphs = new Map();
  }

  client() {
    return this.#link.client();
  }

  /** Starts the worker that the first `open` will want; that it cannot be had is told there. @param {boolean} reproducible */
  prepare(reproducible) {
    this.#link.client(reproducible).catch(() => {});
  }

  get hasDiverged() {
    return this.progress?.diverged ?? false;
  }

  /**
   * Builds another model; when that fails the one before stays.
   * @param {boolean} reproducible
   * @param {(client: Client) => Promise<Opened>} open
   * @param {{ file?: Uint8Array<ArrayBuffer>, curve?: SavedCurve }} [saved] what it goes on from
   */
  async open(reproducible, open, { file, curve } = {}) {
    const client = await this.#link.client(reproducible);
    const opened = await open(goingOnFrom(client, file));
    this.opened = opened;
    this.progress = null;
    this.curve = curve ? LossCurve.from(curve) : new LossCurve();
    this.graphs.clear();
    return opened;
  }

  /**
   * The model and its training as a file.
   * @param {{ setup?: string, withText?: boolean }} what setup: how to come to the same settings
   */
  async save(what) {
    return (await this.client()).save(what);
  }

  /**
   * The model unrolled over time; the same object as long as nothing of it changes.
   * @param {number} inputSteps
   * @param {number} outputSteps
   */
  async graph(inputSteps, outputSteps) {
    const key = `${inputSteps} ${outputSteps}`;
    const known = this.graphs.get(key);
    if (known) return known;
    const { opened } = this;
    const graph = await (await this.client()).graph({ inputSteps, outputSteps });
    if (opened === this.opened) this.graphs.set(key, graph);
    return graph;
  }

  /** @param {(client: Client) => Promise<Snapshot>} request */
  async ask(request) {
    this.#take(await request(await this.client()));
  }

  async reset() {
    const snapshot = await (await this.client()).reset();
    this.curve = new LossCurve();
    this.#take(snapshot);
  }

  /**
   * The last good state, or the beginning of the run when it has never been good.
   * @param {number} learningRate
   */
  async recover(learningRate) {
    try {
      await this.ask((client) => client.recover(learningRate));
    } catch (error) {
      if (/** @type {ErrorBody} */ (error).code !== 'no-good-state') throw error;
      await this.ask((client) => client.configure({ learningRate }));
      await this.reset();
    }
  }

  /** Ends the worker; the next request starts another. */
  drop() {
    this.#link.drop();
  }

  /** Ends the worker for good. */
  close() {
    this.#link.close();
  }

  /** @param {Snapshot} snapshot */
  #take(snapshot) {
    this.curve.add(snapshot);
    this.progress = snapshot;
    this.#onChange();
  }
}
