import { describe, expect, test } from 'vitest';
import { lexiconOf, shareOfKnownWords } from '../../web/state/knownWords.js';

const lexicon = lexiconOf('The boy’s dog ran home. Dogs don’t lie!');

describe('the share of known words', () => {
  test('counts words whatever stands between them and however they begin', () => {
    expect(shareOfKnownWords('the DOG, ran\nhome: boy’s end', lexicon)).toBe(1);
  });

  test('does not count what exists in no such form', () => {
    expect(shareOfKnownWords('the dog runned hom lie end', lexicon)).toBe(0.5);
  });

  test('leaves out the first and the last word, which may be cut', () => {
    expect(shareOfKnownWords('e dog ra', lexicon)).toBe(1);
  });

  test('is not known where nothing is written', () => {
    expect(shareOfKnownWords('', lexicon)).toBeNaN();
    expect(shareOfKnownWords('dog dogs', lexicon)).toBeNaN();
  });

  test('knows words with letters of every language', () => {
    expect(shareOfKnownWords('a çığlık İnce b', lexiconOf('Çığlık ince İnce'))).toBe(1);
  });
});
