// A text within an address: deflated, written in the letters that an address may have, and with its size declared, so
// that who opens the address never unpacks more than that.
import { RnnError } from '../engine/rnnError.js';

/** @typedef {{ packed: string, size: number }} PackedText size: bytes of its UTF-8 */

/** Longer ones are cut off by some programs that pass addresses on. */
export const kLongestPacked = 6000; // characters
export const kLargestUnpacked = 256 * 1024; // bytes

// Deflate makes at most 1,032 bytes of one: what is unpacked beyond the declared size is a small part of a megabyte.
const kPiece = 64;

/**
 * @param {string} text
 * @returns {Promise<PackedText | null>} null where it would be too long
 */
export async function packText(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > kLargestUnpacked) return null;
  const deflated = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const packed = toLetters(new Uint8Array(await deflated.arrayBuffer()));
  return packed.length > kLongestPacked ? null : { packed, size: bytes.length };
}

/**
 * Throws text-in-address for what packText has not made.
 * @param {PackedText} packedText
 * @returns {Promise<string>}
 */
export async function unpackText({ packed, size }) {
  if (!Number.isInteger(size) || size < 1 || size > kLargestUnpacked) throw unreadable();
  if (packed.length > kLongestPacked || !/^[\w-]+$/.test(packed)) throw unreadable();
  const bytes = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of inflated(toBytes(packed))) {
    if (filled + chunk.length > size) throw unreadable();
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled !== size) throw unreadable();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
}

/**
 * Chunk by chunk, from small pieces: who stops asking stops the unpacking.
 * @param {Uint8Array<ArrayBuffer>} deflated
 */
async function* inflated(deflated) {
  let at = 0;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const pieces = new ReadableStream(
    {
      pull(controller) {
        if (at >= deflated.length) return controller.close();
        controller.enqueue(deflated.subarray(at, at + kPiece));
        at += kPiece;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = pieces.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw unreadable();
  } finally {
    reader.cancel().catch(() => {});
  }
}

const unreadable = () => new RnnError('text-in-address', 'The text in the address cannot be read.', { field: 'text' });

/** @param {Uint8Array} bytes as base64url (RFC 4648, section 5), without padding */
function toLetters(bytes) {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} letters */
function toBytes(letters) {
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  } catch {
    throw unreadable();
  }
}
