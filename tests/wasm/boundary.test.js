import createModule from '#wasm-baseline';
import { describe, expect, it } from 'vitest';
import { RnnError } from '../../web/engine/rnnError.js';
import { encodeText } from '../../web/engine/utf8.js';
import { engine, kSettings, kText, open, refusal } from './support/session.js';

const kWhole = [
  ['hidden', 1, 1024],
  ['layers', 1, 8],
  ['batch', 1, 256],
  ['steps', 1, 512],
  ['seed', 0, 4294967295],
];

describe('a whole number from JavaScript', () => {
  it.each(kWhole)('that is no number is refused: %s', (field, low, high) => {
    for (const value of ['abc', Number.NaN, undefined, Infinity, -Infinity]) {
      const error = refusal(() => open({ [field]: value }));
      expect(error).toBeInstanceOf(RnnError);
      expect(error).toMatchObject({ code: 'setting-not-a-number', field, allowed: `${low}–${high}` });
    }
  });

  it.each(kWhole)('that lies outside is refused and never wraps: %s', (field, low, high) => {
    for (const value of [low - 1, high + 1, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 53, 1e300, -1e300]) {
      expect(refusal(() => open({ [field]: value }))).toMatchObject({
        code: 'setting-out-of-range',
        field,
        allowed: `${low}–${high}`,
      });
    }
  });

  it.each(kWhole)('that has a fraction is refused: %s', (field) => {
    expect(refusal(() => open({ [field]: 4.5 }))).toMatchObject({ code: 'setting-not-whole', field, value: '4.5' });
  });

  it.each(kWhole.filter(([field]) => field !== 'batch' && field !== 'steps'))(
    'may be the smallest: %s',
    (field, low) => {
      expect(open({ [field]: low }).settings()[field]).toBe(low);
    },
  );

  it('may be the largest seed', () => {
    expect(open({ seed: 4294967295 }).settings().seed).toBe(4294967295);
  });
});

describe('a real number from JavaScript', () => {
  it.each(['learningRate', 'clip', 'momentum'])('that is no number or lies outside is refused: %s', (field) => {
    for (const value of ['abc', Infinity]) {
      expect(refusal(() => open({ [field]: value }))).toMatchObject({ code: 'setting-not-a-number', field });
    }
    for (const value of [-1, 1e300]) {
      expect(refusal(() => open({ [field]: value }))).toMatchObject({ code: 'setting-out-of-range', field });
    }
  });

  it('is refused by a session that goes on with the one before', () => {
    const session = open({ learningRate: 0.01, clip: 5 });
    expect(refusal(() => session.configure(0, 1))).toMatchObject({ field: 'learningRate' });
    expect(refusal(() => session.configure(0.5, -1))).toMatchObject({ field: 'clip' });
    expect(session.settings()).toMatchObject({ learningRate: 0.01, clip: 5 });
    session.configure(0.5, 1);
    expect(session.settings()).toMatchObject({ learningRate: 0.5, clip: 1 });
  });
});

describe('a choice from JavaScript', () => {
  it.each(['cell', 'optimiser'])('that does not exist is refused: %s', (field) => {
    for (const value of ['transformer', '', null, 3]) {
      expect(refusal(() => open({ [field]: value }))).toMatchObject({
        code: 'setting-unknown-choice',
        field,
        value: String(value),
      });
    }
  });
});

describe('a text from JavaScript', () => {
  it.each([
    ['', 'text-empty'],
    ['short', 'text-too-short'],
    ['a'.repeat(5000), 'text-one-character'],
  ])('that cannot be learned is refused: %#', (text, code) => {
    expect(refusal(() => open({}, text))).toMatchObject({ name: 'RnnError', code });
  });

  it('keeps every character, in the order of code points', () => {
    const { vocabulary, characters } = open({}, 'ışİĞ😀e\u0301\0\u{10FFFF}'.repeat(100)).text();
    expect(vocabulary).toEqual(['\0', 'e', 'Ğ', 'İ', 'ı', 'ş', '\u0301', '😀', '\u{10FFFF}']);
    expect(characters).toBe(900);
  });

  it('is divided into what is learned and what is only measured', () => {
    const { characters, trainCharacters, heldOutCharacters } = open().text();
    expect(characters).toBe(kText.length);
    expect(trainCharacters + heldOutCharacters).toBe(characters);
    expect(heldOutCharacters).toBeGreaterThan(0);
  });
});

describe('what a session gives', () => {
  it('are the settings that it was given', () => {
    const settings = {
      cell: 'gru',
      hidden: 7,
      layers: 2,
      batch: 3,
      steps: 5,
      optimiser: 'sgd',
      momentum: 0.5,
      seed: 9,
    };
    expect(open(settings).settings()).toMatchObject(settings);
  });

  it('are copies: an array stays as it was when the session goes on and is freed', () => {
    const session = open();
    const { newTrainLosses } = session.train(5, 10_000);
    expect(newTrainLosses).toHaveLength(5);
    const before = [...newTrainLosses];
    session.train(50, 10_000);
    expect([...newTrainLosses]).toEqual(before);
    expect(newTrainLosses.buffer.byteLength).toBe(5 * 4);
  });
});

describe('memory, of which the module may take 2 GB', () => {
  it('is freed with a session', () => {
    for (let count = 0; count < 12; count++) {
      const session = engine.open({ ...kSettings, hidden: 64, batch: 256, steps: 512 }, kText.repeat(60)); // 250 MB and more
      session.delete();
    }
    expect(open().train(1, 1000).step).toBe(1);
  });

  it('is freed when a session is refused', async () => {
    const { Session } = await createModule({ RnnError });
    const bytes = encodeText(kText.repeat(10_000)); // 30 MB
    for (let count = 0; count < 100; count++) {
      expect(refusal(() => new Session({ ...kSettings, hidden: 0 }, bytes))).toMatchObject({ field: 'hidden' });
    }
  });

  it('is not used up by refusals, not even that of the stack', () => {
    const session = open();
    for (let count = 0; count < 20_000; count++) {
      if (refusal(() => session.configure(-1, 1))?.code !== 'setting-out-of-range') expect.fail(`after ${count}`);
      if (refusal(() => open({ hidden: -1 }, 'abc'))?.code !== 'setting-out-of-range') expect.fail(`after ${count}`);
    }
    expect(session.train(1, 1000).step).toBe(1);
  });

  it('is not taken for a model that is too large', () => {
    const large = { hidden: 1024, layers: 8, batch: 256, steps: 512 };
    expect(refusal(() => open(large, kText.repeat(50)))).toMatchObject({ name: 'RnnError', code: 'too-large' });
    expect(open().train(1, 1000).step).toBe(1);
  });
});
