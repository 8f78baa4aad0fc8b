// One scale for every number from −1 to 1: orange below zero, purple above, told apart with any colour vision. The three
// colours stand in tokens.css; what lies between them is mixed in OKLab, in style sheets and here alike.

/** @param {number} value @returns {string} a CSS colour; beyond ±1 as at ±1, and no colour for a missing value */
export function fillOf(value) {
  if (Number.isNaN(value)) return 'none';
  const share = Math.round(100 * Math.min(Math.abs(value), 1));
  return `color-mix(in oklab, var(--zero), var(--${value < 0 ? 'negative' : 'positive'}) ${share}%)`;
}

/** Whether letters read better on this colour in the ink for strong colours. @param {number} value */
export const isStrong = (value) => Math.abs(value) > 0.72;

const kSteps = 255; // on either side of zero

/**
 * The colours of −1 … 1 for drawing on a canvas.
 * @param {Record<'negative' | 'zero' | 'positive', string>} ends as a computed style gives them: rgb(…)
 * @returns {Uint32Array} as ImageData has its pixels; read it with indexOf
 */
export function coloursFor({ negative, zero, positive }) {
  const [low, middle, high] = [negative, zero, positive].map((colour) => toLab(channelsOf(colour)));
  const pixels = new Uint8ClampedArray(4 * (2 * kSteps + 1));
  for (let i = -kSteps; i <= kSteps; i++) {
    const end = i < 0 ? low : high;
    const share = Math.abs(i) / kSteps;
    pixels.set([...fromLab(middle.map((from, c) => from + share * (end[c] - from))), 255], 4 * (i + kSteps));
  }
  return new Uint32Array(pixels.buffer);
}

/** @param {number} value of −1 … 1, beyond as at the ends */
export const indexOf = (value) => Math.round(kSteps * (1 + Math.min(Math.max(value, -1), 1)));

/** @param {string} colour @returns {number[]} */
function channelsOf(colour) {
  const numbers = /^rgba?\(([\d., ]+)\)$/.exec(colour);
  if (!numbers) throw new Error(`Not a computed rgb() colour: ${colour}`);
  return numbers[1].split(',').slice(0, 3).map(Number);
}

/** OKLab (B. Ottosson, 2020). @param {number[]} rgb 0–255 */
function toLab(rgb) {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** @param {number[]} lab */
function fromLab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => {
    const c = Math.max(channel, 0);
    return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  });
}

/**
 * The colours of 0 … 1 for drawing on a canvas, one end over the middle to the other.
 * @param {string[]} stops as a computed style gives them: rgb(…)
 * @returns {Uint32Array} 256 of them, as ImageData has its pixels
 */
export function coloursBetween(stops) {
  const labs = stops.map((colour) => toLab(channelsOf(colour)));
  const pixels = new Uint8ClampedArray(4 * 256);
  for (let i = 0; i < 256; i++) {
    const place = (i / 255) * (labs.length - 1);
    const stop = Math.min(Math.floor(place), labs.length - 2);
    const share = place - stop;
    const lab = labs[stop].map((from, c) => from + share * (labs[stop + 1][c] - from));
    pixels.set([...fromLab(lab), 255], 4 * i);
  }
  return new Uint32Array(pixels.buffer);
}
