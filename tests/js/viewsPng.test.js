import { expect, test } from 'vitest';
import { fittingScale } from '../../web/views/pictures/png.js';

test('a picture has the scale that is wanted where a canvas has room for it', () => {
  expect(fittingScale(800, 600, 3)).toBe(3);
});

test.each([
  [2000, 2000],
  [6000, 100],
  [90, 40_000],
])('%i × %i becomes no larger than a canvas can be on a phone', (width, height) => {
  const scale = fittingScale(width, height, 3);
  const [wide, high] = [width * scale, height * scale].map(Math.floor);
  expect(wide * high).toBeLessThanOrEqual(16_777_216);
  expect(Math.max(wide, high)).toBeLessThanOrEqual(8192);
  expect(scale).toBeLessThan(3);
});
