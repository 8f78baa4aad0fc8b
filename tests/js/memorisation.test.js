import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { longestCopied } from '../../web/state/memorisation.js';

/** By trying every piece. @param {string} written @param {string} text */
function lengthByTrying(written, text) {
  let longest = 0;
  for (let from = 0; from < written.length; from++)
    while (from + longest < written.length && text.includes(written.slice(from, from + longest + 1))) longest++;
  return longest;
}

/** @param {number} seed */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {number} length @param {string} letters @param {() => number} random */
const wordOf = (length, letters, random) =>
  Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');

describe('the longest copied passage', () => {
  test('is found where it stands', () => {
    expect(longestCopied('she said: the old man went home, then', 'Once the old man went home. Then')).toBe(
      ' the old man went home',
    );
  });

  test('is empty where nothing is shared, or nothing is there', () => {
    expect(longestCopied('abc', 'xyz')).toBe('');
    expect(longestCopied('', 'xyz')).toBe('');
    expect(longestCopied('abc', '')).toBe('');
  });

  test('is all of it where all of it was copied', () => {
    expect(longestCopied('aaaa', 'baaaaaab')).toBe('aaaa');
    expect(longestCopied('aaaaaa', 'aaa')).toBe('aaa');
  });

  test.each(['ab', 'abc', 'abcdefgh'])('is as long as by trying every piece, in texts of %s', (letters) => {
    const random = numbersFrom(5);
    for (let i = 0; i < 200; i++) {
      const written = wordOf(1 + Math.floor(random() * 40), letters, random);
      const text = wordOf(1 + Math.floor(random() * 80), letters, random);
      const passage = longestCopied(written, text);
      expect(written).toContain(passage);
      expect(text).toContain(passage);
      expect(passage.length).toBe(lengthByTrying(written, text));
    }
  });

  test('never ends within a character', () => {
    expect(longestCopied('x😀y', 'z😁y😀')).toBe('😀');
    expect(longestCopied('😀', '😁')).toBe('');
  });

  test('of a passage of a built-in text among other words is that passage', () => {
    const text = readFileSync('web/data/turkce.txt', 'utf8');
    const passage = text.slice(40_000, 40_321);
    expect(longestCopied(`§${wordOf(900, 'qwx§', numbersFrom(7))}§${passage}§`, text)).toBe(passage);
  });
});
