import { describe, expect, it } from 'vitest';
import { readPieces, signOfPiece, textOf } from '../../web/state/pieces.js';

const kTurkish = ['ev', '+ler', '+i', 'gör', '+dü', '+m', 'evli', 'kitab', '+ı', '+ım'];
const kEnglish = ['forty', '+-two', 'i', 'see', 'the', 'two'];

/** @param {string} text */
const turkish = (text) => readPieces(text, kTurkish, 'tr');

/** @param {number[]} tokens */
const names = (tokens) => tokens.map((token) => kTurkish[token]);

describe('a text falls into pieces', () => {
  it('words at spaces, and within a word the longest piece that fits', () => {
    expect(names(turkish('evleri gördüm').tokens)).toEqual(['ev', '+ler', '+i', 'gör', '+dü', '+m']);
    expect(names(turkish('kitabım').tokens)).toEqual(['kitab', '+ım']);
  });

  it('whether letters are small or capital, in the language of the text, and whatever stands between the words', () => {
    expect(names(turkish('  KİTABI, gördüm. ').tokens)).toEqual(['kitab', '+ı', 'gör', '+dü', '+m']);
    expect(readPieces('I see the forty-two.', kEnglish, 'en').tokens).toEqual([2, 3, 4, 0, 1]);
  });

  it('and is the same text when they are joined', () => {
    expect(textOf(turkish('evleri gördüm').tokens, kTurkish)).toBe('evleri gördüm');
    expect(textOf([0, 1], kEnglish)).toBe('forty-two');
  });
});

describe('a text that cannot be read', () => {
  it('names each word with something unknown once', () => {
    const { tokens, problem } = turkish('ev xyz evde xyz');
    expect(tokens).toEqual([]);
    expect(problem).toEqual({ code: 'unknown', words: ['xyz', 'evde'] });
  });

  it('is empty, or longer than anyone would translate at once', () => {
    expect(turkish(' . ').problem).toEqual({ code: 'empty' });
    expect(turkish('ev '.repeat(5000)).problem).toEqual({ code: 'long', length: 15_000, most: 200 });
  });
});

it('an ending is written as grammars write it', () => {
  expect(signOfPiece('+ler')).toBe('-ler');
  expect(signOfPiece('+-two')).toBe('-two');
  expect(signOfPiece('ev')).toBe('ev');
});
