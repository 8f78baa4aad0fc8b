// Numbers of every size on a scale of powers of ten.

/** @import { Words } from '../locales/words.js' */

/** What is smaller, also what has become 0 in single precision, stands below the scale; what is larger, above. */
export const kSmallest = 1e-30;
export const kLargest = 1e30;

const kSuperscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent a whole number */
export const powerOfTen = (exponent) =>
  `10${String(exponent).replace(/./g, (sign) => (sign === '-' ? '⁻' : kSuperscripts[Number(sign)]))}`;

/**
 * 0.0312, 12.5, 3.1·10⁻¹², < 10⁻³⁰.
 * @param {number} value 0 or more
 * @param {Words} words
 */
export function writtenSize(value, words) {
  if (value < kSmallest) return words.say('norms.below', { bound: powerOfTen(Math.log10(kSmallest)) });
  if (value > kLargest) return words.say('norms.above', { bound: powerOfTen(Math.log10(kLargest)) });
  if (Number.isNaN(value) || (value >= 0.001 && value < 10_000))
    return words.format(value, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  const [mantissa, exponent] = value.toExponential(1).split('e');
  return `${words.decimal(Number(mantissa), 1)}·${powerOfTen(Number(exponent))}`;
}

/**
 * Where on the scale: its logarithm; of what is beyond it, the middle of its lane there.
 * @param {number} value 0 or more
 * @param {number} lane 0, 1, 2 …
 */
export function placeOnScale(value, lane) {
  if (value < kSmallest) return Math.log10(kSmallest) - laneHeight(lane);
  if (value > kLargest) return Math.log10(kLargest) + laneHeight(lane);
  return Math.log10(value);
}

/** @param {number} lane in decades from the end of the scale */
export const laneHeight = (lane) => 1 + 0.9 * lane;

/**
 * The ends of a scale, in whole fives of decades, or with the lanes beyond where something stands there.
 * @param {number} lowest place
 * @param {number} highest place
 * @param {number} lanes
 * @returns {[number, number]}
 */
export function scaleEnds(lowest, highest, lanes) {
  const [low, high] = [Math.log10(kSmallest), Math.log10(kLargest)];
  return [
    lowest < low ? low - laneHeight(lanes) : Math.min(-5, 5 * Math.floor(lowest / 5)),
    highest > high ? high + laneHeight(lanes) : Math.max(0, 5 * Math.ceil(highest / 5)),
  ];
}
