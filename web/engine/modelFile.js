// What lies in a model file beside the model, read without the engine: safetensors begins with the length of its header
// (eight bytes, little-endian) and the header in JSON (src/rnn/io/safetensors.hpp). The engine checks the rest.
import { RnnError } from './rnnError.js';
import { firstInvalidUtf8 } from './utf8.js';

const kMostHeaderBytes = 1024 * 1024;
export const kLargestModelFile = 256 * 1024 * 1024;

/**
 * @typedef {object} AboutModel
 * @property {Record<string, string>} metadata
 * @property {string | null} setup how to come to the same settings, as who saved it wrote it
 * @property {Uint8Array | null} text what it learned, as UTF-8, where the file holds it
 */

/**
 * Whether bytes begin as a model file does: a header of a possible length that is an object. No text begins so.
 * @param {Uint8Array} bytes the first nine or more
 */
export function looksLikeModelFile(bytes) {
  if (bytes.length < 9) return false;
  const length = headerLength(bytes);
  return length >= 2 && length <= kMostHeaderBytes && bytes[8] === 0x7b;
}

/** @param {Uint8Array} bytes @returns {AboutModel} */
export function readAboutModel(bytes) {
  const { header, begin } = readHeader(bytes);
  checkExtent(header, bytes.length - begin);
  const metadata = header.__metadata__ ?? {};
  const setup = metadata['tekrar.setup'];
  return { metadata, setup: typeof setup === 'string' ? setup : null, text: textIn(header, bytes.subarray(begin)) };
}

/**
 * The text that lies in a model file, character by character as it was learned; none, where there is none.
 * @param {Uint8Array} bytes
 */
export function readSavedText(bytes) {
  const text = readAboutModel(bytes).text ?? new Uint8Array();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    const value = String(firstInvalidUtf8(text));
    throw new RnnError('text-not-utf8', `The text is not UTF-8 from byte ${value} on.`, { field: 'text', value });
  }
}

/** @param {Uint8Array} bytes @returns {{header: Record<string, any>, begin: number}} begin: of the numbers */
function readHeader(bytes) {
  if (!looksLikeModelFile(bytes)) throw unreadable();
  const begin = 8 + headerLength(bytes);
  if (begin > bytes.length) throw new RnnError('file-truncated', 'The header breaks off.', { field: 'header' });
  try {
    const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, begin)));
    return { header, begin };
  } catch {
    throw unreadable();
  }
}

/** A file that was cut off is known before anything is given up for it; of the text, textIn tells. @param {Record<string, any>} header @param {number} there */
function checkExtent({ __metadata__, text, ...tensors }, there) {
  for (const [field, tensor] of Object.entries(tensors)) {
    if (tensor?.data_offsets?.[1] > there) throw new RnnError('file-truncated', 'The numbers break off.', { field });
  }
}

/** @param {Record<string, any>} header @param {Uint8Array} data */
function textIn({ text }, data) {
  if (text === undefined) return null;
  const [begin, end] = text?.dtype === 'U8' && Array.isArray(text.data_offsets) ? text.data_offsets : [];
  if (!(Number.isInteger(begin) && Number.isInteger(end) && 0 <= begin && begin <= end)) throw unreadable();
  if (end > data.length) throw new RnnError('file-truncated', 'The text breaks off.', { field: 'text' });
  return data.subarray(begin, end);
}

/** Beyond what any file can have when the upper half is not zero. @param {Uint8Array} bytes */
function headerLength(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}

const unreadable = () => new RnnError('file-header', 'The header of the file cannot be read.', { field: 'header' });
