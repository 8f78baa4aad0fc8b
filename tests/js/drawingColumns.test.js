import { describe, expect, test } from 'vitest';
import { slotsFor } from '../../web/views/architecture/columns.js';

/** @param {number} columns @param {number} now @param {number} room slots, a gap being one of them */
const slotsIn = (columns, now, room) => slotsFor(columns, now, (slots) => slots.length <= room);

/** "0 1 … 9": @param {ReturnType<typeof slotsFor>} slots */
const written = (slots) => slots.map(({ first, shown }) => (shown ? String(first) : '…')).join(' ');

describe('the columns of a sequence', () => {
  test('are all shown where there is room', () => {
    expect(written(slotsIn(6, 3, 6))).toBe('0 1 2 3 4 5');
    expect(written(slotsIn(1, 0, 9))).toBe('0');
  });

  test('fold between the ends and the present one where there is not', () => {
    expect(written(slotsIn(100, 50, 9))).toBe('0 1 … 49 50 51 … 98 99');
    expect(written(slotsIn(100, 0, 7))).toBe('0 1 2 … 97 98 99');
    expect(written(slotsIn(100, 99, 7))).toBe('0 1 2 … 97 98 99');
  });

  test('show the ends and the present one however little room there is', () => {
    expect(written(slotsIn(10_000, 5_000, 1))).toBe('0 … 5000 … 9999');
  });

  test('never need more room than there is, keep each column once and in order, and fold no column alone', () => {
    for (const columns of [2, 7, 12, 31]) {
      for (let room = 5; room <= 14; room++) {
        for (let now = 0; now < columns; now++) {
          const slots = slotsIn(columns, now, room);
          expect(slots.length).toBeLessThanOrEqual(room);
          expect(slots.flatMap(({ first, last }) => [first, last])).toEqual(
            slots.flatMap(({ first, last }) => [first, last]).sort((a, b) => a - b),
          );
          const lengths = slots.map(({ first, last }) => last - first + 1);
          expect(lengths.reduce((sum, length) => sum + length)).toBe(columns);
          for (const { first, last, shown } of slots) expect(shown).toBe(first === last);
          expect(slots.some(({ first, shown }) => shown && first === now)).toBe(true);
        }
      }
    }
  });
});
