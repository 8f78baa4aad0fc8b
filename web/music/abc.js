// A tune in ABC notation, from the tokens that a network makes it of.

/**
 * @typedef {object} WrittenTune
 * @property {string} text all of it, with its head
 * @property {number[]} places where each token stands in the text, counted in UTF-16 units from 0
 */

/**
 * Notes of one beat stand together, so that they are beamed; parts have lines of their own.
 * @param {object} tune
 * @param {string} tune.title
 * @param {string} tune.head metre, unit note, tempo and key as ABC has them, a line each
 * @param {readonly string[]} tune.tokens notes, rests and bar lines
 * @returns {WrittenTune}
 */
export function writeAbc({ title, head, tokens }) {
  const beats = beatsOf(head);
  let text = `X:1\nT:${title}\n${head}\n`;
  let filled = 0; // eighths of the present bar
  /** @type {number[]} */
  const places = [];
  for (const token of tokens) {
    const length = lengthOf(token);
    if (!/\s$/.test(text) && (length === 0 || filled === 0 || beats.has(filled))) text += ' ';
    places.push(text.length);
    text += token;
    filled = length === 0 ? 0 : filled + length;
    if (token === ':|') text += '\n';
  }
  return { text, places };
}

/** The token that stands at a place of the text, or after the spaces there. @param {WrittenTune} tune @param {number} place */
export function tokenAt({ text, places }, place) {
  const next = place + text.slice(place).search(/\S|$/);
  return places.findLastIndex((from) => from <= next);
}

/** In eighths; 0 for a bar line. @param {string} token */
function lengthOf(token) {
  const note = /^[_^=]?[A-Ga-gz][,']*(\d*)$/.exec(token);
  return note ? Number(note[1] || 1) : 0;
}

/**
 * The eighths of a bar on which a beat begins: those of an aksak metre as it says, else quarters, or threes in 6/8.
 * @param {string} head
 */
function beatsOf(head) {
  const [, above, below] = /^M:([\d+]+)\/(\d+)$/m.exec(head) ?? ['', '4', '4'];
  const eighths = 8 / Number(below);
  const parts = above.split('+').map((part) => eighths * Number(part));
  const isAksak = parts.length > 1;
  const beat = below === '8' ? 3 : 2;
  const lengths = isAksak ? parts : Array.from({ length: parts[0] / beat }, () => beat);
  let begin = 0;
  return new Set(lengths.map((length) => (begin += length)));
}
