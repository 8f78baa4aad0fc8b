import { describe, expect, test } from 'vitest';
import { tokenAt, writeAbc } from '../../web/music/abc.js';
import { midiOf, readAbc } from '../../web/music/readAbc.js';

const kKarsilama = 'M:2+2+2+3/8\nL:1/8\nQ:1/8=240\nK:D Phr ^f';
const kTokens = '|: D2 E F G2 A B c | d2 c B A2 D2 z :|'.split(' ');

/** The body alone, without the head. */
const bodyOf = (head, tokens) =>
  writeAbc({ title: 'x', head, tokens: tokens.split(' ') })
    .text.split('\n')
    .slice(2 + head.split('\n').length)
    .join('\n');

describe('a tune in ABC', () => {
  test('has its number, its title and its head before its notes', () => {
    const { text } = writeAbc({ title: 'Karşılama', head: kKarsilama, tokens: kTokens });
    expect(text).toBe(`X:1\nT:Karşılama\n${kKarsilama}\n|: D2 EF G2 ABc | d2 cB A2 D2z :|\n`);
  });

  test.each([
    ['M:2+2+3/8\nL:1/8\nK:A', '| A B c d e f g |', '| AB cd efg |'],
    ['M:6/8\nL:1/8\nK:A', '| A B c d e f |', '| ABc def |'],
    ['M:3/4\nL:1/8\nK:A', '| A B c d e f |', '| AB cd ef |'],
    ['M:4/4\nL:1/8\nK:A', '| A3 B c d e f |', '| A3B cd ef |'],
  ])('has the notes of one beat together: %s', (head, tokens, body) => {
    expect(bodyOf(head, tokens)).toBe(body);
  });

  test('has a line for each part', () => {
    expect(bodyOf('M:3/4\nL:1/8\nK:A', '|: A6 :| |: c6 :|')).toBe('|: A6 :|\n|: c6 :|\n');
  });

  test('tells where each token stands', () => {
    const written = writeAbc({ title: '', head: kKarsilama, tokens: kTokens });
    expect(written.places.map((place, i) => written.text.startsWith(kTokens[i], place))).toEqual(
      kTokens.map(() => true),
    );
    expect(written.places.map((place) => tokenAt(written, place))).toEqual(kTokens.map((_, i) => i));
  });
});

describe('what ABC says', () => {
  const { text } = writeAbc({ title: 'Karşılama', head: kKarsilama, tokens: kTokens });

  test('is notes with their pitches and times, repeats and all', async () => {
    const { notes, seconds } = await readAbc(text);
    expect(notes).toHaveLength(2 * 12);
    expect(seconds).toBeCloseTo(35 / 4, 9); // two times 18 eighths of a quarter of a second, but for the last rest
    expect(notes.slice(0, 4).map(({ midi }) => midi)).toEqual([62, 63, 66, 67]); // hicaz on D
    expect(notes[1].start).toBeCloseTo(0.5, 9);
    expect(notes[1].seconds).toBeCloseTo(0.25, 9);
    expect(notes[12].start).toBeCloseTo(18 / 4, 9);
  });

  test('can be told where it stands in the text', async () => {
    const { notes } = await readAbc(text);
    const written = writeAbc({ title: 'Karşılama', head: kKarsilama, tokens: kTokens });
    const sounding = notes.slice(0, 12).map(({ place }) => kTokens[tokenAt(written, place)]);
    expect(sounding).toEqual(kTokens.filter((token) => /^[A-Ga-g]/.test(token)));
  });

  test('has 120 quarters a minute where it names no tempo', async () => {
    const { notes } = await readAbc('X:1\nM:4/4\nL:1/4\nK:C\nC D E F |\n');
    expect(notes.map(({ start }) => start)).toEqual([0, 0.5, 1, 1.5]);
  });

  test('becomes a MIDI file with as many notes', async () => {
    const bytes = await midiOf(text);
    expect(String.fromCharCode(...bytes.slice(0, 4))).toBe('MThd');
    expect([...bytes].filter((byte, i) => byte === 0x90 && bytes[i + 2] > 0)).toHaveLength(24);
  });
});

describe('what is no ABC', () => {
  test.each([
    ['hello world', '1', '1'],
    ['X:1\nM:4/4\nL:1/8\nK:D\n|: A2 B2 ü | c4 :|', '5', '10'],
    ['X:1\nK:D\nA <b onclick="x">', '3', '6'],
  ])('is refused with its place: %s', async (text, line, column) => {
    await expect(readAbc(text)).rejects.toMatchObject({ code: 'abc-unreadable', value: line, allowed: column });
  });

  test.each(['', '   \n', 'X:1\nT:Nothing\nK:D\n', 'X:1\nK:D\nz4 | z4 |'])('has no notes: %j', async (text) => {
    await expect(readAbc(text)).rejects.toMatchObject({ code: 'abc-no-notes' });
  });
});
