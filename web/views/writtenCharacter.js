// A written character and its probability, for the eye and for the ear.

/** @import { WrittenCharacter } from '../worker/protocol.js' */
/** @import { Key, Words } from '../locales/words.js' */

/** Probabilities between the shades, from the palest to the strongest. */
export const kShadeBounds = [0.8, 0.5, 0.2, 0.05];

/** The less likely, the stronger: 0 … 4. @param {number} probability */
export const shadeOf = (probability) => kShadeBounds.filter((bound) => probability < bound).length;

/** What each shade stands for, the palest first. @param {Words} words */
export function shadeTexts(words) {
  return [...kShadeBounds, 0].map((bound, i) => {
    if (i === 0) return words.say('written.atLeast', { share: words.percent(bound) });
    const above = kShadeBounds[i - 1];
    if (bound === 0) return words.say('written.below', { share: words.percent(above) });
    return words.say('written.between', { low: words.count(100 * bound), high: words.count(100 * above) });
  });
}

/** @type {Record<string, { sign: string, name: Key }>} */
const kUnseen = {
  ' ': { sign: '␣', name: 'written.space' },
  '\n': { sign: '⏎', name: 'written.lineEnd' },
  '\t': { sign: '⇥', name: 'written.tab' },
};

/** So that it can be seen alone. @param {string} character */
export const signOf = (character) => kUnseen[character]?.sign ?? (isUnseen(character) ? codeOf(character) : character);

/** So that it can be heard alone. @param {string} character @param {Words} words */
export function nameOf(character, words) {
  if (kUnseen[character]) return words.say(kUnseen[character].name);
  if (isUnseen(character)) return codeOf(character);
  return /\p{Lu}/u.test(character) ? words.say('written.capital', { character }) : character;
}

/** @param {string} character */
const isUnseen = (character) => /^[\p{C}\p{Z}]/u.test(character);

/** @param {string} character */
const codeOf = (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** @param {number} probability @param {Words} words */
export function chanceText(probability, words) {
  if (probability < 0.001) return words.say('written.tiny', { share: words.percent(0.001, 1) });
  return words.percent(probability, probability < 0.1 ? 1 : 0);
}

/**
 * One sentence on a character and what else might have stood there.
 * @param {WrittenCharacter} written
 * @param {Words} words
 */
export function spokenCharacter({ character, probability, candidates }, words) {
  const others = candidates.filter((candidate) => candidate.character !== character);
  const chance = chanceText(probability, words);
  const own = words.say('written.spoken', { character: nameOf(character, words), chance });
  if (others.length === 0) return own;
  const list = others.map((other) => `${nameOf(other.character, words)} ${chanceText(other.probability, words)}`);
  return `${own} ${words.say('written.otherwise', { candidates: list.join(', ') })}`;
}

/**
 * Which character a key leads to.
 * @param {string} key
 * @param {number} at
 * @param {readonly { top: number, left: number }[]} places of the characters, line by line
 * @returns {number | null} null for a key that leads nowhere
 */
export function indexAfter(key, at, places) {
  const last = places.length - 1;
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key === 'ArrowRight') return Math.min(at + 1, last);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowUp' || key === 'ArrowDown') return inNextLine(at, places, key === 'ArrowUp' ? -1 : 1);
  return null;
}

/**
 * @param {number} at
 * @param {readonly { top: number, left: number }[]} places
 * @param {1 | -1} way
 */
function inNextLine(at, places, way) {
  const here = places[at];
  let nearest = at;
  for (let i = at + way, line = Number.NaN; i >= 0 && i < places.length; i += way) {
    const { top, left } = places[i];
    // Shades of a font's height apart is still the same line.
    if (Math.abs(top - here.top) < 4) continue;
    if (Number.isNaN(line)) {
      line = top;
      nearest = i;
    }
    if (Math.abs(top - line) >= 4) break;
    if (Math.abs(left - here.left) < Math.abs(places[nearest].left - here.left)) nearest = i;
  }
  return nearest;
}
