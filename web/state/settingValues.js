// What a person types into a field of a setting, and where its buttons and arrow keys lead.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { NumberSetting, Setting, SettingName } from './settings.js' */

import { readPoints, writePoints } from './placedPoints.js';

/**
 * What a person typed, as a value or as the reason why it is none. The codes are the engine's own
 * (core/error.hpp), and setting-empty.
 * @param {Setting} setting
 * @param {string} written
 * @returns {{ value: string | number | boolean } | { problem: ErrorBody }}
 */
export function readSetting(setting, written) {
  if (setting.type === 'switch') return { value: written === 'true' };
  if (setting.type === 'choice') {
    const known = setting.choices.includes(written);
    return known ? { value: written } : refuse('setting-unknown-choice', setting.name, written);
  }
  if (setting.type === 'points') return readPlaced(setting.name, written);
  if (written.trim() === '') return refuse('setting-empty', setting.name, written);
  const value = readNumber(written);
  if (!Number.isFinite(value)) return refuse('setting-not-a-number', setting.name, written);
  if (!isInRange(setting, value)) return refuse('setting-out-of-range', setting.name, written);
  if (setting.type === 'whole' && !Number.isInteger(value)) return refuse('setting-not-whole', setting.name, written);
  return { value };
}

/** As it is written again from what was read. @param {SettingName} name @param {string} written */
function readPlaced(name, written) {
  const points = readPoints(written);
  if (!points?.length) return refuse('setting-not-points', name, written);
  return { value: writePoints(points) };
}

/**
 * The next value up or down, for the buttons beside a field and the arrow keys.
 * @param {NumberSetting} setting
 * @param {number} value
 * @param {1 | -1} direction
 */
export function nextValue(setting, value, direction) {
  const next = kStrides[setting.stride](value, direction);
  return isInRange(setting, next) ? next : value;
}

const kLadder = [1, 2, 3, 5];

/** @type {Record<NumberSetting['stride'], (value: number, direction: 1 | -1) => number>} */
const kStrides = {
  one: (value, direction) => (direction > 0 ? Math.floor(value) + 1 : Math.ceil(value) - 1),
  ten: (value, direction) => 10 * kStrides.one(value / 10, direction),
  double: (value, direction) =>
    2 ** (direction > 0 ? Math.floor(Math.log2(value)) + 1 : Math.ceil(Math.log2(value)) - 1),
  tenth: (value, direction) => Number((value + direction / 10).toFixed(3)),
  ladder: (value, direction) => {
    const decade = Math.floor(Math.log10(value));
    const rungs = [decade - 1, decade, decade + 1].flatMap((power) =>
      kLadder.map((rung) => Number(`${rung}e${power}`)),
    );
    const further = rungs.filter((rung) => (direction > 0 ? rung > value : rung < value));
    return (direction > 0 ? further[0] : further.at(-1)) ?? value;
  },
};

/** @param {string} written with a point or, as Turkish writes it, a comma */
function readNumber(written) {
  return Number(written.replace(/^([^.,]*),([^.,]*)$/, '$1.$2'));
}

/**
 * @param {NumberSetting} setting
 * @param {number} value
 */
function isInRange({ low, high }, value) {
  return value >= low && value <= high;
}

/**
 * @param {string} code
 * @param {SettingName} field
 * @param {string} value
 * @returns {{ problem: ErrorBody }}
 */
const refuse = (code, field, value) => ({ problem: { code, message: '', field, value, allowed: '' } });
