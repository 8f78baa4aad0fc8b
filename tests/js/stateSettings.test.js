import { describe, expect, test } from 'vitest';
import { defaults, forEngine, kSettings, settingNamed } from '../../web/state/settings.js';
import { nextValue, readSetting } from '../../web/state/settingValues.js';

/** @param {string} name @param {string} written */
const read = (name, written) => readSetting(/** @type {any} */ (settingNamed(name)), written);

describe('the declared list of settings', () => {
  test('accepts its own defaults', () => {
    for (const setting of kSettings) {
      expect(readSetting(setting, String(setting.fallback))).toEqual({ value: setting.fallback });
    }
  });

  test('gives the engine exactly what the protocol names', () => {
    expect(Object.keys(forEngine(defaults())).sort()).toEqual(
      ['batch', 'cell', 'clip', 'hidden', 'layers', 'learningRate', 'momentum', 'optimiser', 'seed', 'steps'].sort(),
    );
  });
});

describe('what a person types', () => {
  test.each([
    ['hidden', '256', 256],
    ['hidden', ' 64 ', 64],
    ['learningRate', '0.01', 0.01],
    ['learningRate', '0,01', 0.01],
    ['learningRate', '1e6', 1e6],
    ['clip', '0', 0],
    ['momentum', '0', 0],
    ['seed', '4294967295', 4294967295],
    ['cell', 'gru', 'gru'],
    ['placed', ' 0.5 -0.25 1  -1 0.12345 0 ', '0.5 -0.25 1 -1 0.123 0'],
    ['reproducible', 'true', true],
  ])('%s "%s" is read as %s', (name, written, value) => {
    expect(read(name, written)).toEqual({ value });
  });

  test.each([
    ['hidden', '0', 'setting-out-of-range'],
    ['hidden', '-1', 'setting-out-of-range'],
    ['hidden', '1e9', 'setting-out-of-range'],
    ['hidden', '1.5', 'setting-not-whole'],
    ['hidden', 'abc', 'setting-not-a-number'],
    ['hidden', '1,5,0', 'setting-not-a-number'],
    ['hidden', '', 'setting-empty'],
    ['learningRate', '0', 'setting-out-of-range'],
    ['learningRate', '-1', 'setting-out-of-range'],
    ['learningRate', 'fast', 'setting-not-a-number'],
    ['learningRate', 'Infinity', 'setting-not-a-number'],
    ['learningRate', '1e9', 'setting-out-of-range'],
    ['learningRate', '1e-9', 'setting-out-of-range'],
    ['momentum', '1', 'setting-out-of-range'],
    ['clip', '-0.1', 'setting-out-of-range'],
    ['clip', '1e9', 'setting-out-of-range'],
    ['seed', '4294967296', 'setting-out-of-range'],
    ['cell', 'transformer', 'setting-unknown-choice'],
    ['placed', '', 'setting-not-points'],
    ['placed', '0.5 0.5', 'setting-not-points'],
    ['placed', '0.5 0.5 2', 'setting-not-points'],
    ['placed', '0.5 1.5 0', 'setting-not-points'],
    ['placed', 'here there 1', 'setting-not-points'],
    ['placed', '0 0 1 '.repeat(257), 'setting-not-points'],
  ])('%s "%s" is refused as %s, and what was typed is kept', (name, written, code) => {
    expect(read(name, written)).toMatchObject({ problem: { code, field: name, value: written } });
  });
});

describe('the next value', () => {
  /** @param {string} name @param {number} value @param {1 | -1} direction */
  const next = (name, value, direction) => nextValue(/** @type {any} */ (settingNamed(name)), value, direction);

  test('of the hidden units is the next power of two', () => {
    expect([next('hidden', 128, 1), next('hidden', 100, 1), next('hidden', 100, -1), next('hidden', 128, -1)]).toEqual([
      256, 128, 64, 64,
    ]);
  });

  test('of the learning rate climbs 1, 2, 3, 5, 10', () => {
    expect([0.001, 0.002, 0.003, 0.005].map((rate) => next('learningRate', rate, 1))).toEqual([
      0.002, 0.003, 0.005, 0.01,
    ]);
    expect([0.01, 0.004, 0.001].map((rate) => next('learningRate', rate, -1))).toEqual([0.005, 0.003, 0.0005]);
  });

  test('of the lag climbs as the rate does, and that of the window by tens from 0', () => {
    expect([next('lag', 100, 1), next('lag', 1000, 1), next('lag', 10, -1)]).toEqual([200, 1000, 5]);
    expect([next('window', 0, 1), next('window', 25, 1), next('window', 25, -1), next('window', 0, -1)]).toEqual([
      10, 30, 20, 0,
    ]);
  });

  test('stays where it is at the end of the range', () => {
    expect([next('hidden', 1024, 1), next('hidden', 1, -1), next('layers', 8, 1), next('momentum', 0.9, 1)]).toEqual([
      1024, 1, 8, 0.9,
    ]);
  });
});
