import { describe, expect, test } from 'vitest';
import { SquarePlane } from '../../web/views/canvasElement.js';
import { kStep, movedBy, nearestPoint } from '../../web/views/planeCursor.js';

describe('the cursor in the plane', () => {
  test('goes up with the arrow up, and comes back with the arrow down', () => {
    const there = movedBy('ArrowUp', { x: 0.13, y: 0.31 }, kStep);
    expect(there?.y).toBeCloseTo(0.35, 9);
    expect(movedBy('ArrowDown', /** @type {any} */ (there), kStep)?.y).toBeCloseTo(0.3, 9);
  });

  test('stays in the plane', () => {
    expect(movedBy('ArrowRight', { x: 0.95, y: 0 }, 4 * kStep)).toEqual({ x: 1, y: 0 });
    expect(movedBy('ArrowLeft', { x: -1, y: 0 }, kStep)).toEqual({ x: -1, y: 0 });
  });

  test('does not follow other keys', () => {
    expect(movedBy('a', { x: 0, y: 0 }, kStep)).toBeNull();
  });
});

describe('the point that is meant', () => {
  const points = new Float32Array([0, 0, 1, 0.5, 0.5, 0, 0.5, 0.45, 1]);

  test('is the nearest one within reach', () => {
    expect(nearestPoint(points, { x: 0.5, y: 0.44 }, 0.1)).toBe(2);
    expect(nearestPoint(points, { x: -0.05, y: 0 }, 0.1)).toBe(0);
  });

  test('is none where there is none', () => {
    expect(nearestPoint(points, { x: -1, y: -1 }, 0.1)).toBeNull();
    expect(nearestPoint(new Float32Array(), { x: 0, y: 0 }, 1)).toBeNull();
  });
});

test('a place on the canvas and a place in the plane are one and the same, in any shape of its box', () => {
  for (const [width, height, reach] of [
    [300, 300, 1],
    [700, 240, 1],
    [200, 500, 1.25],
  ]) {
    const plane = new SquarePlane(width, height, reach);
    const { x, y } = plane.at(plane.across(0.3), plane.down(-0.7));
    expect(x).toBeCloseTo(0.3, 9);
    expect(y).toBeCloseTo(-0.7, 9);
    expect(plane.left).toBeGreaterThanOrEqual(0);
    expect(plane.across(reach)).toBeLessThanOrEqual(width);
    expect(plane.down(-reach)).toBeLessThanOrEqual(height);
  }
});
