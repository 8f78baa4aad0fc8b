import { RnnError } from './rnnError.js';
import { firstInvalidUtf8 } from './utf8.js';

/** @typedef {'line-endings'|'byte-order-mark'|'utf-16'|'lone-surrogates'} Note what was done to a text while it was read */

export const kLargestTextBytes = 50 * 1024 * 1024;

const kSignatures = [
  { kind: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
];

/**
 * A text as the engine learns it: decoded, without byte order mark, lines ending in LF.
 * @param {import('../worker/protocol.js').Source} source
 * @returns {{text: string, notes: Note[]}}
 */
export function readText(source) {
  if (source.kind === 'bytes') {
    const { text, notes } = decode(new Uint8Array(source.bytes));
    return tidy(text, notes);
  }
  checkSize(source.text.length);
  return tidy(source.text, []);
}

/**
 * Throws for more than can be learned; to be asked before a file is read at all.
 * @param {number} bytes
 */
export function checkSize(bytes) {
  if (bytes > kLargestTextBytes) {
    const value = `${Math.ceil(bytes / 1024 / 1024)} MB`;
    throw new RnnError('text-too-large', 'The text is too large.', { field: 'text', value, allowed: '50 MB' });
  }
}

/** @param {Uint8Array} bytes @returns {{text: string, notes: Note[]}} */
function decode(bytes) {
  checkSize(bytes.length);
  const signature = kSignatures.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (signature) throw binary(signature.kind);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  return decodeUtf8(bytes);
}

/** @param {Uint8Array} bytes @returns {{text: string, notes: Note[]}} */
function decodeUtf8(bytes) {
  if (bytes.includes(0)) throw binary('NUL');
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) return { text, notes: [] };
  const value = String(firstInvalidUtf8(bytes));
  throw new RnnError('text-not-utf8', `The bytes are not UTF-8 from byte ${value} on.`, { field: 'text', value });
}

/** @param {Uint8Array} bytes @param {'utf-16le'|'utf-16be'} encoding @returns {{text: string, notes: Note[]}} */
function decodeUtf16(bytes, encoding) {
  const strict = decodeStrictly(bytes, encoding);
  const text = strict ?? new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (text.includes('\0')) throw binary('NUL');
  return { text: text.slice(1), notes: strict === null ? ['utf-16', 'lone-surrogates'] : ['utf-16'] };
}

/** The text with its byte order mark, or null. @param {Uint8Array} bytes @param {string} encoding */
function decodeStrictly(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param {string} kind */
function binary(kind) {
  return new RnnError('text-binary', `This is not a text: ${kind}.`, { field: 'text', value: kind });
}

/** @type {Array<[Note, RegExp, string]>} */
const kRepairs = [
  ['byte-order-mark', /^\uFEFF/, ''],
  ['lone-surrogates', /\p{Surrogate}/gu, '\uFFFD'],
  ['line-endings', /\r\n?/g, '\n'],
];

/** @param {string} text @param {Note[]} notes */
function tidy(text, notes) {
  for (const [note, pattern, replacement] of kRepairs) {
    const repaired = text.replace(pattern, replacement);
    if (repaired !== text) notes.push(note);
    text = repaired;
  }
  return { text, notes };
}
