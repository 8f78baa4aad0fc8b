// A model that learns a text, packed so that PyTorch goes on with it: train.py beside all that it reads.
import { strToU8, zipSync } from 'fflate';
import program from './train.py?raw';

/** @import { Rows } from '../worker/protocol.js' */

/**
 * @typedef {object} Packed
 * @property {Uint8Array} model as the engine saved it
 * @property {readonly string[]} vocabulary
 * @property {string | null} text what it learns, where that may be taken along
 * @property {{ text: string, z: Rows }} probe some characters of the text, and the logits that the engine computed for
 *   them with the very same weights
 * @property {string} guide what to do with it, in the person's language
 */

/**
 * @param {Packed} packed
 * @returns {Uint8Array<ArrayBuffer>} a zip file with one folder in it
 */
export function archiveForPyTorch({ model, vocabulary, text, probe, guide }) {
  /** @type {import('fflate').Zippable} */
  const files = {
    'README.txt': strToU8(`${guide}\n`),
    'train.py': strToU8(program),
    'model.safetensors': [model, { level: 0 }], // floats hardly shrink
    'vocabulary.json': strToU8(`${JSON.stringify(vocabulary)}\n`),
    'probe.json': strToU8(`${JSON.stringify(asJson(probe, vocabulary))}\n`),
    ...(text !== null && { 'text.txt': strToU8(text) }),
  };
  const inFolder = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`tekrar-model/${name}`, content]),
  );
  return /** @type {Uint8Array<ArrayBuffer>} */ (zipSync(inFolder, { level: 6 }));
}

/**
 * @param {Packed['probe']} probe
 * @param {readonly string[]} vocabulary
 */
function asJson({ text, z }, vocabulary) {
  const tokens = [...text].map((character) => vocabulary.indexOf(character));
  const logits = tokens.map((_, t) => [...z.numbers.subarray(t * z.size, (t + 1) * z.size)]);
  return { tokens, logits };
}
