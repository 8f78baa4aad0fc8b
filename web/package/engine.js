// The bare engine, without a page: import { createSession } from 'tekrar/engine'. It works on the thread that calls it,
// in Node as in a browser.

/** @import { Engine, Session, Settings } from '../engine/createEngine.js' */

import { createEngine } from '../engine/createEngine.js';
import { defaults, forEngine } from '../state/settings.js';

export { RnnError } from '../engine/rnnError.js';
export { createEngine };

/**
 * A model that learns a text. What is not said about it is as on the page; whoever has it calls delete() on it.
 * @param {string} text
 * @param {Partial<Settings>} [settings]
 * @param {Parameters<typeof createEngine>[0]} [options]
 * @returns {Promise<Session>}
 */
export async function createSession(text, settings = {}, options) {
  const engine = await createEngine(options);
  return engine.open(forEngine({ ...defaults(), ...settings }), text);
}
