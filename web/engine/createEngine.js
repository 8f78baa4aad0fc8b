import { RnnError } from './rnnError.js';
import { encodeText } from './utf8.js';

/** @typedef {import('./chooseBuild.js').Build} Build */
/** @typedef {import('#wasm-baseline').Session} Session a handle: whoever opens it calls delete() on it */
/** @typedef {import('#wasm-baseline').TaskSession} TaskSession the same */
/** @typedef {import('#wasm-baseline').Settings} Settings */
/** @import { NetworkSettings, TrainingSettings } from '#wasm-baseline' */
/** @import { TaskSettings } from '../worker/protocol.js' */

/**
 * @typedef {object} Engine
 * @property {Build} build
 * @property {(settings: Settings, text: string) => Session} open
 * @property {(model: Uint8Array, text: string) => Session} load goes on with what `save` of a session gave
 * @property {(network: NetworkSettings, task: TaskSettings, training: TrainingSettings) => TaskSession} openTask
 * @property {import('#wasm-baseline').MainModule['graph']} graph
 * @property {import('#wasm-baseline').MainModule['spokenWords']} spokenWords
 * @property {import('#wasm-baseline').MainModule['speak']} speak
 * @property {import('#wasm-baseline').MainModule['hear']} hear
 */

/**
 * Loads one build of the WebAssembly module, in a browser's worker or in Node. What the engine refuses is thrown as an
 * RnnError by the handle's own methods.
 * @param {{build?: Build, wasmUrl?: string}} [options] wasmUrl: absolute; without it the .wasm lies beside its .mjs
 * @returns {Promise<Engine>}
 */
export async function createEngine({ build = 'baseline', wasmUrl } = {}) {
  const module = await loadModule(build, wasmUrl).catch((error) => {
    throw new RnnError('engine-not-loaded', `The engine could not be loaded: ${error?.message ?? error}`);
  });
  const open = givingBackStack(module, (settings, text) => new module.Session(settings, encodeText(text)));
  const load = givingBackStack(module, (model, text) => module.Session.load(model, encodeText(text)));
  const openTask = givingBackStack(
    module,
    (network, { text, ...task }, training) =>
      new module.TaskSession(network, text === undefined ? task : { ...task, text: encodeText(text) }, training),
  );
  for (const kind of [module.Session, module.TaskSession]) {
    const methods = /** @type {Record<string, any>} */ (kind.prototype);
    for (const name of Object.getOwnPropertyNames(methods)) {
      if (name !== 'constructor') methods[name] = givingBackStack(module, methods[name]);
    }
  }
  return {
    build,
    open,
    load,
    openTask,
    graph: givingBackStack(module, module.graph),
    spokenWords: module.spokenWords,
    speak: givingBackStack(module, module.speak),
    hear: givingBackStack(module, module.hear),
  };
}

/** @param {Build} build @param {string|undefined} wasmUrl */
async function loadModule(build, wasmUrl) {
  const glue = build === 'relaxed' ? await import('#wasm-relaxed') : await import('#wasm-baseline');
  return glue.default({ RnnError, ...(wasmUrl && { locateFile: () => wasmUrl }) });
}

/**
 * The same function; when it throws, it gives back the part of the module's stack that was in use.
 * @template {(...parameters: any[]) => any} F
 * @param {import('#wasm-baseline').MainModule} module
 * @param {F} call
 * @returns {F}
 */
function givingBackStack(module, call) {
  return /** @type {F} */ (
    /** @this {any} @param {any[]} parameters */
    function (...parameters) {
      const pointer = module._stackPointer();
      try {
        return call.apply(this, parameters);
      } catch (error) {
        module._setStackPointer(pointer);
        throw error;
      }
    }
  );
}
