// What a person typed, as a network reads it: the characters that it knows, as their numbers.

/** As most texts have it: one code point a letter, and the plain apostrophe. @param {string} typed */
const charactersOf = (typed) => [...typed.normalize('NFC').replaceAll('’', "'")];

/**
 * @param {string} typed
 * @param {readonly string[]} known what each token stands for
 * @returns {Int32Array} without the characters that are not known
 */
export const tokensOf = (typed, known) =>
  Int32Array.from(charactersOf(typed).map((character) => known.indexOf(character))).filter((token) => token >= 0);

/**
 * @param {string} typed
 * @param {readonly string[]} known
 * @returns {string[]} each character once that is not known
 */
export const unknownIn = (typed, known) => [...new Set(charactersOf(typed))].filter((one) => !known.includes(one));

/** @typedef {{ kind: 'empty' } | { kind: 'long', length: number, most: number } | { kind: 'unknown', unknown: string[] }} TypedProblem */

/**
 * Why this cannot be read; null where it can.
 * @param {string} typed
 * @param {readonly string[]} known none as long as there is no model
 * @param {number} most characters
 * @returns {TypedProblem | null}
 */
export function typedProblem(typed, known, most) {
  if (typed.trim() === '') return { kind: 'empty' };
  const { length } = [...typed];
  if (length > most) return { kind: 'long', length, most };
  if (known.length === 0 || tokensOf(typed, known).length > 0) return null;
  return { kind: 'unknown', unknown: unknownIn(typed, known) };
}
