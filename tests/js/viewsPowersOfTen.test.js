import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../web/locales/words.js';
import { placeOnScale, powerOfTen, scaleEnds, writtenSize } from '../../web/views/powersOfTen.js';

const words = wordsFor('en');

describe('a number of any size', () => {
  test.each([
    [0.03124, '0.0312'],
    [12.5, '12.5'],
    [1, '1.00'],
    [3.14e-12, '3.1·10⁻¹²'],
    [9.96e-13, '1.0·10⁻¹²'],
    [25_000, '2.5·10⁴'],
    [Number.NaN, '–'],
  ])('%s is written %s', (value, written) => {
    expect(writtenSize(value, words)).toBe(written);
  });

  test('is written as the language does', () => {
    expect(writtenSize(3.14e-12, wordsFor('tr'))).toBe('3,1·10⁻¹²');
  });

  test('that has vanished is not said to be a number', () => {
    for (const vanished of [0, 1e-31, Number.MIN_VALUE]) expect(writtenSize(vanished, words)).toBe('< 10⁻³⁰');
    expect(writtenSize(Number.POSITIVE_INFINITY, words)).toBe('> 10³⁰');
  });
});

test('powers of ten have their exponent raised', () => {
  expect([-30, -5, 0, 12].map(powerOfTen)).toEqual(['10⁻³⁰', '10⁻⁵', '10⁰', '10¹²']);
});

describe('the place on the scale', () => {
  test('is the logarithm', () => {
    expect(placeOnScale(1e-7, 2)).toBeCloseTo(-7, 12);
  });

  test('of what has vanished is below the scale, in a lane for each model, and is read as vanished', () => {
    const places = [0, 1, 2, 3].map((lane) => placeOnScale(0, lane));
    expect(new Set(places).size).toBe(4);
    for (const place of places) expect(writtenSize(10 ** place, words)).toBe('< 10⁻³⁰');
    const [low] = scaleEnds(Math.min(...places), 0, 4);
    expect(low).toBeLessThan(Math.min(...places));
  });

  test('of what has exploded is above it', () => {
    expect(writtenSize(10 ** placeOnScale(Number.POSITIVE_INFINITY, 0), words)).toBe('> 10³⁰');
  });

  test('of no number is none', () => {
    expect(placeOnScale(Number.NaN, 0)).toBeNaN();
  });
});

test('the scale ends at fives of decades and has no lanes where nobody needs them', () => {
  expect(scaleEnds(-7, -1, 3)).toEqual([-10, 0]);
  expect(scaleEnds(-2, 6, 3)).toEqual([-5, 10]);
  expect(scaleEnds(-30, 30, 3)).toEqual([-30, 30]);
});
