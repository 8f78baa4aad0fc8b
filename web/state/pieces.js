// Texts and the pieces that a translator reads and writes: whole words, and what follows within a word, such as "+ler",
// whose name begins with a joint.

const kJoint = '+';
const kLongest = 200; // characters

/**
 * @typedef {{ code: 'empty' } | { code: 'long', length: number, most: number } | { code: 'unknown', words: string[] }} PiecesProblem
 */

/**
 * The tokens of a text that a person has written; small and capital letters, full stops and commas make no difference.
 * @param {string} text
 * @param {readonly string[]} names of the pieces
 * @param {string} language of the text
 * @returns {{ tokens: number[], problem: PiecesProblem | null }} tokens: none where there is a problem
 */
export function readPieces(text, names, language) {
  const { length } = text;
  if (length > kLongest) return { tokens: [], problem: { code: 'long', length, most: kLongest } };
  const words = wordsIn(text, language);
  if (words.length === 0) return { tokens: [], problem: { code: 'empty' } };
  const known = new Map(names.map((name, token) => [name, token]));
  const read = words.map((word) => tokensOf(word, known));
  const unknown = words.filter((_, i) => read[i].length === 0);
  if (unknown.length > 0) return { tokens: [], problem: { code: 'unknown', words: [...new Set(unknown)] } };
  return { tokens: read.flat(), problem: null };
}

/**
 * The text that pieces make.
 * @param {Iterable<number>} tokens
 * @param {readonly string[]} names
 */
export const textOf = (tokens, names) =>
  Array.from(tokens, (token) => names[token] ?? '')
    .join(' ')
    .replaceAll(` ${kJoint}`, '');

/** A piece as a grammar writes it: -ler. @param {string} name */
export const signOfPiece = (name) => name.replace(/^\+-?/, '-');

/** @param {string} text @param {string} language */
const wordsIn = (text, language) =>
  text
    .normalize('NFC')
    .toLocaleLowerCase(language)
    .split(/[\s.,;:!?"“”]+/)
    .filter(Boolean);

/**
 * Always the longest piece that fits.
 * @param {string} word
 * @param {ReadonlyMap<string, number>} known
 * @returns {number[]} none where the word cannot be made of the pieces
 */
function tokensOf(word, known) {
  const tokens = [];
  for (let from = 0; from < word.length; ) {
    let to = word.length;
    const name = () => (from > 0 ? kJoint : '') + word.slice(from, to);
    while (to > from && !known.has(name())) to -= 1;
    if (to === from) return [];
    tokens.push(/** @type {number} */ (known.get(name())));
    from = to;
  }
  return tokens;
}
