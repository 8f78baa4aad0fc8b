import { describe, expect, test } from 'vitest';
import { kTexts } from '../../web/data/texts.js';
import { kLessons } from '../../web/lessons/registry.js';
import { readAddress, writeAddress, writeLink } from '../../web/state/address.js';
import { unpackText } from '../../web/state/packedText.js';
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
      packed: null,
      sampling: {},
      asksForOwn: false,
      language: 'tr',
      problems: [],
      isBare: false,
    });
  });

  test('that is empty means the main lesson with the defaults', () => {
    expect(read('')).toMatchObject({ lesson: 'main', chosen: defaults(), text: null, language: null, problems: [] });
    expect(read('').isBare).toBe(true);
    expect(read('#lesson=other&lang=tr').isBare).toBe(true);
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

  test('has points of one’s own where they are what is learned, and only there', () => {
    const plane = { id: 'plane', settings: offer({ main: ['points', 'placed'] }) };
    const placed = '0.5 -0.25 1 -1 0 0';
    const chosen = { ...defaults(plane.settings), points: /** @type {const} */ ('ownPoints'), placed };
    const address = writeAddress(plane, { chosen });
    expect(address).toBe('#lesson=plane&points=ownPoints&placed=0.5+-0.25+1+-1+0+0');
    expect(readAddress(address, { lessons: [plane], texts: [], languages: [] })).toMatchObject({
      chosen,
      problems: [],
    });
    expect(writeAddress(plane, { chosen: { ...chosen, points: 'xor' } })).toBe('#lesson=plane&points=xor');
    expect(writeAddress(plane, { chosen: { ...chosen, placed: '' } })).toBe('#lesson=plane&points=ownPoints');
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

describe('a link to be passed on', () => {
  const chosen = { ...defaults(), cell: /** @type {const} */ ('gru'), seed: 7, reproducible: true };
  const sampling = { temperature: 0.35, topK: 5, topP: 0.9 };

  test('gives back the whole set-up', () => {
    const packed = { packed: 'K0gsSc1V-_', size: 11 };
    const link = writeLink(main, { chosen, text: 'own', packed, sampling, language: 'tr' });
    expect(read(link)).toMatchObject({ lesson: 'main', chosen, packed, sampling, language: 'tr', problems: [] });
  });

  test('of a lesson without a text has nothing of one', () => {
    const link = writeLink(other, { chosen, packed: { packed: 'AA', size: 1 }, sampling, language: 'en' });
    expect(link).toBe('#lesson=other&hidden=128&seed=7&lang=en&v=2');
    expect(read(`${link}&temperature=9&packed=AA&size=1&text=own`)).toMatchObject({
      packed: null,
      sampling: {},
      problems: [],
    });
  });

  test('with wrong numbers for the sampling says so and keeps the rest', () => {
    const { sampling: kept, problems } = read('#v=2&temperature=9&topK=4&topP=0.9&seed=3');
    expect(kept).toEqual({ topP: 0.9 });
    expect(problems).toMatchObject([
      { field: 'temperature', value: '9', allowed: '0–2' },
      { field: 'topK', value: '4' },
    ]);
    for (const wrong of ['', 'NaN', '-0.1', '1e9', '<b>']) {
      expect(read(`#temperature=${encodeURIComponent(wrong)}`).problems).toHaveLength(1);
    }
  });

  test('of a version from the future says so, and what can be read is used', () => {
    expect(read('#lesson=other&hidden=4&v=3')).toMatchObject({
      chosen: { hidden: 4 },
      problems: [{ code: 'address-version', value: '3' }],
    });
    expect(read('#v=two').problems).toMatchObject([{ code: 'address-version', value: 'two' }]);
  });
});

// One of each version as it was once passed on. They stay as they are; what they ask for stays the same, too.
describe('a link of version', () => {
  const text = 'Damlaya damlaya göl olur. '.repeat(4);

  test('1 opens as ever', () => {
    const link =
      '#lesson=main&text=turkce&cell=gru&points=xor&g=tanh&hidden=64&layers=2&learningRate=0.005&seed=42&batch=16&steps=32&optimiser=sgd&clip=1&momentum=0.5&noise=0&reproducible=true&lang=tr';
    expect(read(link)).toMatchObject({
      lesson: 'main',
      text: 'turkce',
      language: 'tr',
      problems: [],
      chosen: {
        cell: 'gru',
        hidden: 64,
        layers: 2,
        learningRate: 0.005,
        seed: 42,
        batch: 16,
        steps: 32,
        optimiser: 'sgd',
        clip: 1,
        momentum: 0.5,
        reproducible: true,
      },
    });
  });

  test('2 opens as ever, with the text in it', async () => {
    const link =
      '#lesson=main&text=own&cell=rnn&hidden=24&seed=9&reproducible=true&lang=en&v=2&temperature=0.5&topK=3&topP=0.95&size=108&packed=c0nMzUmsTFRIgdLph7flKOTnlBbpKbhQWwoA';
    const read2 = read(link);
    expect(read2).toMatchObject({
      lesson: 'main',
      chosen: { cell: 'rnn', hidden: 24, seed: 9, reproducible: true },
      sampling: { temperature: 0.5, topK: 3, topP: 0.95 },
      language: 'en',
      problems: [],
    });
    expect(await unpackText(/** @type {any} */ (read2.packed))).toBe(text);
  });

  test.each([
    [
      '#lesson=characters&text=dinosaurs&cell=gru&hidden=48&layers=2&learningRate=0.004&seed=3&lang=tr',
      { lesson: 'characters', text: 'dinosaurs', chosen: { cell: 'gru', hidden: 48, layers: 2, seed: 3 } },
    ],
    [
      '#lesson=points&points=ownPoints&hidden=12&layers=1&seed=2&placed=0.5+0.5+1+-0.5+-0.5+0&lang=en&v=2',
      { lesson: 'points', chosen: { points: 'ownPoints', hidden: 12, placed: '0.5 0.5 1 -0.5 -0.5 0' } },
    ],
    [
      '#lesson=vanishing&lag=50&recurrent=orthogonal&seed=4&v=2',
      { lesson: 'vanishing', chosen: { lag: 50, recurrent: 'orthogonal', seed: 4 } },
    ],
    [
      '#lesson=translation&pairs=numbers&attention=additive&hidden=64&seed=1&lang=en&v=2',
      { lesson: 'translation', chosen: { pairs: 'numbers', attention: 'additive', hidden: 64 } },
    ],
  ])('1 or 2 leads to its lesson: %s', (link, wanted) => {
    const texts = kTexts.map(({ id }) => id);
    const known = { lessons: kLessons, texts, languages: ['tr', 'en'] };
    expect(readAddress(link, known)).toMatchObject({ ...wanted, problems: [] });
  });
});
