import { describe, expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../web/state/address.js';
import { defaults, kSettings, offer } from '../../web/state/settings.js';

const main = { id: 'main', settings: kSettings, readsText: true };
const other = { id: 'other', settings: offer({ main: ['hidden', 'seed'], fallback: { hidden: 16 } }) };

/** @param {string} fragment */
const read = (fragment) =>
  readAddress(fragment, { lessons: [main, other], texts: ['english', 'turkce'], languages: ['tr', 'en'] });

describe('the address', () => {
  test('gives back what was written into it', () => {
    const chosen = {
      ...defaults(),
      cell: /** @type {const} */ ('gru'),
      hidden: 64,
      learningRate: 1e-7,
      seed: 4294967295,
    };
    expect(read(writeAddress(main, { chosen, text: 'turkce', language: 'tr' }))).toEqual({
      lesson: 'main',
      chosen,
      text: 'turkce',
      language: 'tr',
      problems: [],
    });
  });

  test('that is empty means the main lesson with the defaults', () => {
    expect(read('')).toEqual({ lesson: 'main', chosen: defaults(), text: null, language: null, problems: [] });
  });

  test('from before there were lessons means the main one', () => {
    expect(read('#text=english&hidden=32&lang=en')).toMatchObject({
      lesson: 'main',
      text: 'english',
      chosen: { hidden: 32 },
      problems: [],
    });
  });

  test('of a lesson has its settings only, with its defaults where nothing is said', () => {
    const { lesson, chosen, problems } = read('#lesson=other&layers=many&seed=4');
    expect([lesson, chosen.hidden, chosen.seed, problems]).toEqual(['other', 16, 4, []]);
    expect(writeAddress(other, { chosen, text: 'english', language: 'en' })).toBe(
      '#lesson=other&hidden=16&seed=4&lang=en',
    );
  });

  test('of a lesson without more is the way to it', () => {
    expect(read(writeAddress(other))).toMatchObject({ lesson: 'other', chosen: { hidden: 16 }, language: null });
  });

  test('with a lesson that does not exist says so', () => {
    expect(read('#lesson=history&hidden=8')).toMatchObject({
      lesson: 'main',
      chosen: { hidden: 8 },
      problems: [{ code: 'address-lesson', value: 'history' }],
    });
  });

  test('with a wrong value names it and takes the default for it, and only for it', () => {
    const { chosen, problems } = read('#hidden=1e9&cell=gru&seed=abc');
    expect(chosen).toEqual({ ...defaults(), cell: 'gru' });
    expect(problems.map(({ code, field, value }) => [code, field, value])).toEqual([
      ['setting-out-of-range', 'hidden', '1e9'],
      ['setting-not-a-number', 'seed', 'abc'],
    ]);
  });

  test('with a text that does not exist says so', () => {
    expect(read('#text=bible').problems).toMatchObject([{ code: 'address-text', value: 'bible' }]);
  });

  test('of a run on a text of one’s own says that the text is not in it', () => {
    expect(read('#text=own').problems).toMatchObject([{ code: 'address-own-text' }]);
  });

  test('leaves out what it does not know, whatever it is', () => {
    expect(read('#hidden=64&__proto__=1&<script>=x&%E0%A4%A=1').chosen).toEqual({ ...defaults(), hidden: 64 });
  });
});
