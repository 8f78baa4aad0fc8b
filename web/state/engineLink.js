// The one client that a playground talks to: connected when it is first needed, and anew when another build is wanted.

/** @import { EngineClient } from '../engine/client.js' */
/** @import { ErrorBody, Snapshot } from '../worker/protocol.js' */

import { RnnError } from '../engine/rnnError.js';

/**
 * What is asked of the engine's client; tests give another.
 * @typedef {Pick<EngineClient, 'open' | 'openTask' | 'load' | 'save' | 'train' | 'pause' | 'step' | 'reset' | 'configure' | 'recover' | 'write'
 *   | 'graph' | 'traceText' | 'tensor' | 'eigenvalues' | 'example' | 'trace' | 'stateGradients' | 'predict' | 'traceInput'
 *   | 'saliency' | 'generate' | 'beam' | 'exactMatches' | 'spokenWords' | 'speak' | 'hear' | 'dispose'>} Client
 */

/**
 * @typedef {(options: { reproducible: boolean, onSnapshot: (snapshot: Snapshot) => void,
 *   onCrashed: (error: ErrorBody) => void }) => Promise<Client>} Connect
 */

export class EngineLink {
  /** @type {Promise<Client> | null} */
  #client = null;
  #reproducible = false;
  #isClosed = false;

  /**
   * @param {Connect} connect
   * @param {{ onSnapshot: (snapshot: Snapshot) => void, onCrashed: (error: ErrorBody) => void }} listeners
   */
  constructor(connect, listeners) {
    this.connect = connect;
    this.listeners = listeners;
  }

  /**
   * The client, of the build that is wanted; without a wish, the one that there is.
   * @param {boolean} [reproducible]
   * @returns {Promise<Client>}
   */
  client(reproducible = this.#reproducible) {
    if (this.#isClosed) return Promise.reject(new RnnError('disposed', 'The playground has been closed.'));
    if (this.#client && reproducible === this.#reproducible) return this.#client;
    this.drop();
    this.#reproducible = reproducible;
    const connecting = this.connect({ reproducible, ...this.listeners });
    this.#client = connecting;
    connecting.catch(() => {
      if (this.#client === connecting) this.#client = null;
    });
    return connecting;
  }

  /** Ends the worker; the next request starts another. */
  drop() {
    this.#client?.then(
      (client) => client.dispose(),
      () => {},
    );
    this.#client = null;
  }

  /** Ends the worker for good, also one that is only starting. */
  close() {
    this.#isClosed = true;
    this.drop();
  }
}
