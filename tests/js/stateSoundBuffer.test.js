import { expect, test } from 'vitest';
import { SoundBuffer } from '../../web/state/soundBuffer.js';

test('a sound that comes block by block is put together in order', () => {
  const buffer = new SoundBuffer(1);
  buffer.add(new Float32Array([1, 2]), 8);
  buffer.add(new Float32Array([3]), 8);
  expect([...buffer.samples]).toEqual([1, 2, 3]);
  expect(buffer.seconds).toBe(3 / 8);
  expect(buffer.isFull).toBe(false);
});

test('what comes when there is no room any more is left out', () => {
  const buffer = new SoundBuffer(1);
  for (let i = 0; i < 4; i++) buffer.add(new Float32Array([1, 2, 3]), 8);
  expect([...buffer.samples]).toEqual([1, 2, 3, 1, 2, 3, 1, 2]);
  expect(buffer.isFull).toBe(true);
});
