/**
 * Text as the engine takes it. A lone surrogate becomes U+FFFD.
 * @param {string} text
 */
export function encodeText(text) {
  return new TextEncoder().encode(text);
}

/**
 * Where the first sequence begins that is not UTF-8 (The Unicode Standard, table 3-7), or -1. TextDecoder does not tell.
 * @param {Uint8Array} bytes
 */
export function firstInvalidUtf8(bytes) {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the sequence at `at`, 0 when it is not well formed. @param {Uint8Array} bytes @param {number} at */
function sequenceLength(bytes, at) {
  const first = bytes[at];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // Overlong forms, surrogates and what lies beyond U+10FFFF are kept out by the second byte.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (!(bytes[at + 1] >= lowest && bytes[at + 1] <= highest)) return 0;
  for (let next = at + 2; next < at + length; next++) {
    if ((bytes[next] & 0xc0) !== 0x80) return 0;
  }
  return length;
}
