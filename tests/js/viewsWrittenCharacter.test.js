import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../web/locales/words.js';
import {
  chanceText,
  indexAfter,
  nameOf,
  shadeOf,
  shadeTexts,
  signOf,
  spokenCharacter,
} from '../../web/views/writtenCharacter.js';

const en = wordsFor('en');
const tr = wordsFor('tr');

describe('the shade of a character', () => {
  test('is the stronger, the less likely it was', () => {
    expect([1, 0.8, 0.79, 0.5, 0.2, 0.19, 0.05, 0.049, 0].map(shadeOf)).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4]);
  });

  test('is explained for every shade', () => {
    expect(shadeTexts(en)).toEqual(['80% or more', '50–80%', '20–50%', '5–20%', 'below 5%']);
    expect(shadeTexts(tr)).toEqual(['%80 ve üstü', '%50–80', '%20–50', '%5–20', '%5 altı']);
  });
});

describe('a character that cannot be seen', () => {
  test('has a sign and a name', () => {
    expect([' ', '\n', '\t', 'e', '\u00a0', '\u200b'].map(signOf)).toEqual(['␣', '⏎', '⇥', 'e', 'U+00A0', 'U+200B']);
    expect([' ', '\n', 'e', 'E'].map((character) => nameOf(character, tr))).toEqual([
      'boşluk',
      'satır sonu',
      'e',
      'büyük E',
    ]);
  });
});

test('a probability is never told as none or as all when it is not', () => {
  expect([1, 0.9999, 0.62, 0.0312, 0.0004, 0].map((chance) => chanceText(chance, en))).toEqual([
    '100%',
    '99%',
    '62%',
    '3.1%',
    '< 0.1%',
    '< 0.1%',
  ]);
});

describe('what a screen reader hears', () => {
  const candidates = [
    { character: 'e', probability: 0.62 },
    { character: ' ', probability: 0.2 },
  ];

  test('is the character, its probability and the others', () => {
    expect(spokenCharacter({ character: 'e', probability: 0.62, candidates }, en)).toBe(
      'e, 62%. Otherwise: space 20%.',
    );
  });

  test('is also right where the character is none of the likeliest', () => {
    expect(spokenCharacter({ character: 'x', probability: 0.01, candidates }, en)).toBe(
      'x, 1.0%. Otherwise: e 62%, space 20%.',
    );
  });
});

describe('the keys', () => {
  // Two lines of four and one of two.
  const places = Array.from({ length: 10 }, (_, i) => ({ top: 20 * Math.floor(i / 4), left: 8 * (i % 4) }));

  test.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 8, 8],
    ['ArrowUp', 9, 5],
    ['ArrowUp', 2, 2],
    ['a', 2, null],
  ])('%s leads from %i to %s', (key, at, next) => {
    expect(indexAfter(key, at, places)).toBe(next);
  });
});
