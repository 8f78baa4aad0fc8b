// How uPlot draws the lines of a chart.
/** @import uPlot from 'uplot' */
/** @import { Words } from '../locales/words.js' */
/** @import { Plot } from './plot.js' */

import { faint } from './drawnElement.js';

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {string} [hint]
 * @property {string} colour a custom property of tokens.css
 * @property {number} width in pixels
 * @property {number[]} [dash]
 * @property {number} [alpha]
 * @property {readonly [readonly number[], readonly number[]]} points x, ascending, and y
 * @property {boolean} [dots] shows where it was measured while that is seldom
 * @property {number} [now] the latest value, where the last point is an older one
 * @property {string} [label] written at its end
 * @property {boolean} [legend] false: not there
 * @property {boolean} [inTable] false: not there
 *
 * @typedef {object} ChartScales
 * @property {(last: number) => [number, number]} xRange
 * @property {(lowest: number, highest: number) => [number, number]} yRange
 * @property {(x: number) => string} xTick
 * @property {(y: number) => string} yTick
 * @property {number[]} [ySteps] distances that ticks may have
 * @property {number} [yWidth] of the ticks' texts, in pixels
 * @property {(x: number) => string} xValue in the table
 * @property {(y: number) => string} value in the legend and the table
 */

const kLabelHeight = 14;

/**
 * @param {Pick<Plot, 'join'>} plot
 * @param {Line[]} lines
 * @returns {uPlot.AlignedData}
 */
export function chartData({ join }, lines) {
  if (lines.length === 0) return [[]];
  return join(lines.map(({ points }) => /** @type {any} */ (points)));
}

/**
 * @param {object} needs
 * @param {Line[]} needs.lines
 * @param {() => ChartScales} needs.scales asked for again at each drawing
 * @param {(name: string) => string} needs.colour
 * @param {(plot: uPlot) => void} needs.decorate
 * @param {(index: number | null) => void} needs.onHover
 * @returns {Omit<uPlot.Options, 'width' | 'height'>}
 */
export function chartOptions({ lines, scales, colour, decorate, onHover }) {
  const text = colour('--ink-2');
  const axis = {
    stroke: text,
    font: '12px system-ui, sans-serif',
    grid: { stroke: faint(text, 0.16), width: 1 },
    ticks: { show: false },
  };
  const { ySteps, yWidth = 34 } = scales();
  return {
    legend: { show: false },
    padding: [null, lines.some(({ label }) => label) ? labelWidth(lines) : null, null, null],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    hooks: {
      setCursor: [(plot) => onHover(plot.cursor.idx ?? null)],
      draw: [decorate, (plot) => writeLabels(plot, lines, colour)],
    },
    scales: {
      x: { time: false, range: (_, __, last) => scales().xRange(last) },
      y: { range: (_, lowest, highest) => scales().yRange(lowest, highest) },
    },
    axes: [
      { ...axis, size: 26, gap: 4, space: 60, values: (_, xs) => xs.map((x) => scales().xTick(x)) },
      {
        ...axis,
        size: yWidth,
        gap: 6,
        space: 36,
        ...(ySteps && { incrs: ySteps }),
        values: (_, ys) => ys.map((y) => scales().yTick(y)),
      },
    ],
    series: [{}, ...lines.map((line) => seriesOf(line, colour(line.colour)))],
  };
}

/**
 * @param {Line} line
 * @param {string} colour
 * @returns {uPlot.Series}
 */
const seriesOf = ({ width, dash, alpha = 1, dots }, colour) => ({
  spanGaps: true,
  points: dots ? { show: areFew, size: 6, fill: colour } : { show: false },
  stroke: faint(colour, alpha),
  width,
  dash,
});

/** @param {uPlot} plot @param {number} series */
const areFew = (plot, series) => [...plot.data[series]].filter((value) => typeof value === 'number').length <= 30;

/** @param {Line[]} lines */
const labelWidth = (lines) => 10 + 8 * Math.max(...lines.map(({ label = '' }) => label.length));

/**
 * The labels of the lines, none over another.
 * @param {uPlot} plot
 * @param {Line[]} lines
 * @param {(name: string) => string} colour
 */
function writeLabels(plot, lines, colour) {
  const ratio = devicePixelRatio;
  const { ctx, bbox } = plot;
  const labels = lines.flatMap((line) => placeOfLabel(line, plot)).sort((one, other) => one.y - other.y);
  const places = apart(
    labels.map(({ y }) => y),
    kLabelHeight * ratio,
    [bbox.top + (kLabelHeight * ratio) / 2, bbox.top + bbox.height - (kLabelHeight * ratio) / 2],
  );
  ctx.save();
  ctx.font = `600 ${12 * ratio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour('--ink');
  for (const [i, { label, x }] of labels.entries()) ctx.fillText(label, x + 6 * ratio, places[i]);
  ctx.restore();
}

/**
 * @param {Line} line
 * @param {uPlot} plot
 */
function placeOfLabel({ label, points: [xs, ys] }, plot) {
  const [x, y] = [xs.at(-1), ys.at(-1)];
  if (!label || x === undefined || y === undefined || !Number.isFinite(y)) return [];
  return [{ label, x: plot.valToPos(x, 'x', true), y: plot.valToPos(y, 'y', true) }];
}

/**
 * Moves places until each is `gap` from the next, within two bounds if there is room.
 * @param {number[]} places ascending
 * @param {number} gap
 * @param {[number, number]} bounds
 */
export function apart(places, gap, [first, last]) {
  const moved = [...places];
  for (let i = 0; i < moved.length; i++) moved[i] = Math.max(moved[i], i === 0 ? first : moved[i - 1] + gap);
  for (let i = moved.length - 1; i >= 0; i--)
    moved[i] = Math.min(moved[i], i === moved.length - 1 ? last : moved[i + 1] - gap);
  return moved;
}

/**
 * The y of a line at an x, or at the last x before it where it was measured.
 * @param {Line['points']} points
 * @param {number} at
 */
export function lastBefore([xs, ys], at) {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return ys[low - 1] ?? Number.NaN;
}

/**
 * So many values out of a list at most, evenly, the first and the last one always.
 * @param {readonly number[]} values
 * @param {number} most
 */
export function spreadOver(values, most) {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]);
}

/** @param {number} value the next 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, at least 50 */
export function niceCeiling(value) {
  const least = Math.max(value || 0, 50);
  const decade = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * decade >= least) ?? 10;
  return factor * decade;
}

/**
 * An axis of training steps. Its end moves by jumps and seldom: a curve that is being drawn should not swim.
 * @param {Words} words
 */
export const stepScales = (words) => ({
  xRange: (/** @type {number} */ last) => /** @type {[number, number]} */ ([0, niceCeiling(last)]),
  xTick: (/** @type {number} */ step) => words.shortCount(step),
  xValue: (/** @type {number} */ step) => words.count(step),
});
