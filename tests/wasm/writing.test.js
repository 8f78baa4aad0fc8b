import { beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '../../web/engine/utf8.js';
import { engine, kSettings, kText, losses, open, refusal } from './support/session.js';

/** All that is written, in slices as short as they can be. */
function write(session, { prompt = 'Ağaç', temperature = 0.5, seed = 1, length = 40, topK, topP } = {}) {
  const { writer, unknown } = session.startWriting(encodeText(prompt), { temperature, seed, topK, topP });
  let text = '';
  while ([...text].length < length) text += session.write(writer, length - [...text].length, 0).text;
  session.endWriting(writer);
  return { text, unknown };
}

describe('writing', () => {
  let session;
  beforeAll(() => {
    session = engine.open({ ...kSettings, hidden: 48, batch: 8, steps: 16 }, kText);
    losses(session, 400);
    return () => session.delete();
  });

  it('goes on from its beginning as the text does', () => {
    expect(write(session, { prompt: 'Damlaya damlaya', temperature: 0, length: 10 }).text).toBe(' göl olur.');
  });

  it('is the same for the same seed and another for another', () => {
    const wild = { temperature: 2, length: 60 };
    expect(write(session, wild)).toEqual(write(session, wild));
    expect(write(session, { ...wild, seed: 2 })).not.toEqual(write(session, wild));
  });

  it('uses only characters of the text', () => {
    const known = new Set(session.text().vocabulary);
    expect(
      [...write(session, { temperature: 3, length: 500 }).text].filter((character) => !known.has(character)),
    ).toEqual([]);
  });

  it('says which characters of its beginning it has never seen, each once, and goes on without them', () => {
    const { text, unknown } = write(session, { prompt: 'Ağ🦖aç🦖 q', temperature: 0 });
    expect(unknown).toEqual(['🦖', 'q']);
    expect(text).toBe(write(session, { prompt: 'Ağaç ', temperature: 0 }).text);
  });

  it.each(['', 'QQQ', '🦖'])('begins by itself when it knows nothing of its beginning: "%s"', (prompt) => {
    expect([...write(session, { prompt }).text]).toHaveLength(40);
  });

  it('takes turns: two writers do not disturb each other', () => {
    const alone = write(session, { prompt: 'İğne', temperature: 1, length: 20 }).text;
    const first = session.startWriting(encodeText('İğne'), { temperature: 1, seed: 1 }).writer;
    const second = session.startWriting(encodeText('Damlaya'), { temperature: 1, seed: 2 }).writer;
    let text = '';
    while ([...text].length < 20) {
      text += session.write(first, 1, 0).text;
      session.write(second, 3, 0);
    }
    expect(text).toBe(alone);
  });

  it('reads a long beginning in slices too', () => {
    const { writer } = session.startWriting(encodeText('Damlaya '.repeat(1250)), { temperature: 1, seed: 1 });
    let slices = 0;
    while (session.write(writer, 1, 0).text === '') slices += 1;
    session.endWriting(writer);
    expect(slices).toBeGreaterThan(100);
  });

  it.each([
    ['temperature', 'abc', 'setting-not-a-number'],
    ['temperature', -1, 'setting-out-of-range'],
    ['temperature', 1e9, 'setting-out-of-range'],
    ['seed', -1, 'setting-out-of-range'],
  ])('refuses %s %s', (field, value, code) => {
    expect(refusal(() => write(session, { [field]: value }))).toMatchObject({ name: 'RnnError', code, field });
  });

  it.each([0, -1, 1e9, Number.NaN, 2.5])('refuses a length of %s', (length) => {
    const { writer } = session.startWriting(encodeText('A'), { temperature: 1, seed: 1 });
    expect(refusal(() => session.write(writer, length, 4))).toMatchObject({ name: 'RnnError', field: 'length' });
  });

  it('refuses a writer that has ended', () => {
    const { writer } = session.startWriting(encodeText('A'), { temperature: 1, seed: 1 });
    session.endWriting(writer);
    expect(refusal(() => session.write(writer, 1, 4))).toMatchObject({ name: 'RnnError', code: 'no-such-writer' });
  });
});

describe('each written character', () => {
  const written = (session, options) => {
    const { writer } = session.startWriting(encodeText('Ağaç'), { seed: 3, ...options });
    const { text, characters } = session.write(writer, 30, 1000);
    session.endWriting(writer);
    expect(characters.map(({ character }) => character).join('')).toBe(text);
    return characters;
  };

  it('comes with its probability and its likeliest rivals', () => {
    const session = open();
    for (const { character, probability, candidates } of written(session, { temperature: 1 })) {
      expect(candidates).toHaveLength(5);
      const shares = candidates.map((candidate) => candidate.probability);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      const own = candidates.find((candidate) => candidate.character === character);
      if (own) expect(own.probability).toBe(probability);
      else expect(probability).toBeLessThanOrEqual(shares[4]);
    }
  });

  it('is one of few with top-k, and of those that together reach top-p', () => {
    const session = open();
    for (const { candidates } of written(session, { temperature: 1, topK: 2 })) expect(candidates).toHaveLength(2);
    for (const { candidates } of written(session, { temperature: 1, topP: 1e-6 })) expect(candidates).toHaveLength(1);
    expect(written(session, { temperature: 0 })[0].probability).toBe(1);
  });

  it.each([
    ['topK', -1],
    ['topK', 1.5],
    ['topP', 0],
    ['topP', Number.NaN],
  ])('is refused with %s %s', (field, value) => {
    expect(refusal(() => written(open(), { temperature: 1, [field]: value }))).toMatchObject({
      name: 'RnnError',
      field,
    });
  });
});
