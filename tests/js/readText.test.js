import { describe, expect, it } from 'vitest';
import { checkSize, kLargestTextBytes, readText } from '../../web/engine/readText.js';

const read = (...bytes) => readText({ kind: 'bytes', bytes: new Uint8Array(bytes.flat()).buffer });
const utf8 = (text) => [...new TextEncoder().encode(text)];
const utf16 = (text, littleEndian) =>
  Array.from(text).flatMap((character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).flatMap((unit) =>
      littleEndian ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );
const refusal = (...bytes) => {
  try {
    read(...bytes);
  } catch (error) {
    return error;
  }
};

describe('text that was typed or pasted', () => {
  it('is taken as it is', () => {
    const text = 'ı İ ş ğ 😀 e\u0301\n\ttab';
    expect(readText({ kind: 'text', text })).toEqual({ text, notes: [] });
  });

  it('gets line feeds for CR LF and for a lone CR', () => {
    const { text, notes } = readText({ kind: 'text', text: 'a\r\nb\rc\n\r\n' });
    expect(text).toBe('a\nb\nc\n\n');
    expect(notes).toEqual(['line-endings']);
  });

  it('gets U+FFFD for a lone surrogate and keeps pairs', () => {
    const { text, notes } = readText({ kind: 'text', text: '\ud83d😀\ude00' });
    expect(text).toBe('\ufffd😀\ufffd');
    expect(notes).toEqual(['lone-surrogates']);
  });

  it('loses its byte order mark, and only that one', () => {
    const { text, notes } = readText({ kind: 'text', text: '\ufeffa\ufeff' });
    expect(text).toBe('a\ufeff');
    expect(notes).toEqual(['byte-order-mark']);
  });

  it('may be empty: that the engine refuses', () => {
    expect(readText({ kind: 'text', text: '' })).toEqual({ text: '', notes: [] });
  });
});

describe('bytes', () => {
  it('are read as UTF-8', () => {
    expect(read(utf8('çığ 😀'))).toEqual({ text: 'çığ 😀', notes: [] });
  });

  it('are read as UTF-8 with a byte order mark', () => {
    expect(read(0xef, 0xbb, 0xbf, utf8('ş'))).toEqual({ text: 'ş', notes: ['byte-order-mark'] });
  });

  it.each([
    ['little', true, [0xff, 0xfe]],
    ['big', false, [0xfe, 0xff]],
  ])('are read as %s-endian UTF-16 with a byte order mark', (_name, littleEndian, mark) => {
    expect(read(mark, utf16('ğ 😀\r\n', littleEndian))).toEqual({
      text: 'ğ 😀\n',
      notes: ['utf-16', 'line-endings'],
    });
  });

  it('say when UTF-16 holds half a pair', () => {
    expect(read(0xff, 0xfe, utf16('a\ud83db', true))).toEqual({
      text: 'a\ufffdb',
      notes: ['utf-16', 'lone-surrogates'],
    });
  });

  it.each([
    ['a byte that never occurs', [...utf8('çay'), 0xff], 4],
    ['Turkish in Windows-1254', [...utf8('kap'), 0xfd, ...utf8('lar')], 3],
    ['a sequence that is cut off', [...utf8('ab'), 0xe2, 0x82], 2],
    ['an overlong form', [0x61, 0xc0, 0xaf], 1],
    ['an overlong form of three bytes', [0x61, 0xe0, 0x80, 0xaf], 1],
    ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a continuation byte alone', [...utf8('😀'), 0x80], 4],
  ])('are refused where they are not UTF-8: %s', (_name, bytes, offset) => {
    expect(refusal(bytes)).toMatchObject({
      name: 'RnnError',
      code: 'text-not-utf8',
      field: 'text',
      value: String(offset),
    });
  });

  it.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
    ['PDF', utf8('%PDF-1.7 all of it readable')],
    ['ZIP', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['NUL', [...utf8('some text'), 0, ...utf8('and more')]],
    ['NUL', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00]],
  ])('are refused when they are no text: %s', (value, bytes) => {
    expect(refusal(bytes)).toMatchObject({ code: 'text-binary', value });
  });

  it('may be as many as 50 MB', () => {
    const bytes = new Uint8Array(kLargestTextBytes).fill(0x61);
    expect(readText({ kind: 'bytes', bytes: bytes.buffer }).text.length).toBe(kLargestTextBytes);
  });

  it('are refused, with their size, when they are more', () => {
    const bytes = new ArrayBuffer(kLargestTextBytes + 1);
    expect(() => readText({ kind: 'bytes', bytes })).toThrowError(
      expect.objectContaining({ code: 'text-too-large', value: '51 MB', allowed: '50 MB' }),
    );
    expect(() => checkSize(80 * 1024 * 1024)).toThrowError(expect.objectContaining({ value: '80 MB' }));
  });
});
