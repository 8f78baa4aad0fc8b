// How many of the words that a model writes exist in the text that it has learned.

const kWord = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(kWord) ?? [];

/** The different words of a text. @param {string} text */
export const lexiconOf = (text) => new Set(wordsOf(text));

/**
 * @param {string} written
 * @param {ReadonlySet<string>} lexicon
 * @returns {number} the share of the words that are known; the first and the last one may be cut and do not count
 */
export function shareOfKnownWords(written, lexicon) {
  const words = wordsOf(written).slice(1, -1);
  return words.filter((word) => lexicon.has(word)).length / words.length;
}
