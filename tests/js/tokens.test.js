import { describe, expect, test } from 'vitest';
import { tokensOf, typedProblem, unknownIn } from '../../web/state/tokens.js';

const known = [' ', "'", 'a', 'b', 'ö'];

test('characters become their numbers', () => {
  expect([...tokensOf('ab ö', known)]).toEqual([2, 3, 0, 4]);
});

test('what is not known is left out, and named once', () => {
  expect([...tokensOf('a7b77?', known)]).toEqual([2, 3]);
  expect(unknownIn('a7b77?', known)).toEqual(['7', '?']);
});

test('a letter with a combining mark is the letter, and a typographic apostrophe the plain one', () => {
  expect([...tokensOf('o\u0308’', known)]).toEqual([4, 1]);
  expect(unknownIn('o\u0308’', known)).toEqual([]);
});

test('an emoji of several parts is several unknown characters, and none is half of one', () => {
  expect(unknownIn('🙂a', known)).toEqual(['🙂']);
});

describe('what is wrong with what was typed', () => {
  test('nothing, when it can be read', () => expect(typedProblem('a a?', known, 10)).toBeNull());
  test('nothing that could be known before there is a model', () => expect(typedProblem('7', [], 10)).toBeNull());
  test('that it is empty', () => expect(typedProblem('  ', known, 10)).toEqual({ kind: 'empty' }));
  test('that no character of it is known', () => {
    expect(typedProblem('77?', known, 10)).toEqual({ kind: 'unknown', unknown: ['7', '?'] });
  });
  test('that it is too long, counted in characters', () => {
    expect(typedProblem('a'.repeat(10), known, 10)).toBeNull();
    expect(typedProblem('🙂'.repeat(11), known, 10)).toEqual({ kind: 'long', length: 11, most: 10 });
  });
});
