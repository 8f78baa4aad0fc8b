// How much of the error reaches each state, for models side by side:
// <rnn-gradient-norms .models=([{ name, norms: Float64Array }], at most four, norms[t − 1] = ‖∂L/∂a⟨t⟩‖) .table .theme .words>
import { css } from 'lit';
import { Chart } from './chart.js';
import { lastBefore } from './chartOptions.js';
import { kLargest, kSmallest, laneHeight, placeOnScale, powerOfTen, scaleEnds, writtenSize } from './powersOfTen.js';

/** @import uPlot from 'uplot' */
/** @import { ChartScales, Line } from './chartOptions.js' */

/** @typedef {{ name: string, norms: Float64Array }} ModelNorms */

// Where colours are hard to tell apart, dashes are not.
const kDashes = [undefined, [9, 3], [3, 3], [9, 3, 3, 3]];
/** @type {[number, number]} */
const kNoEnds = [0, 0];

export class GradientNorms extends Chart {
  // The longest of what may stand there, so that nothing in the legend moves while training.
  static styles = [
    ...Chart.styles,
    css`
      :host {
        --value-width: 8.5ch;
      }
    `,
  ];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = { models: { attribute: false } };

  constructor() {
    super();
    /** @type {ModelNorms[]} */
    this.models = [];
    /** Of the scale; they only move apart while the same thing is shown. @type {[number, number]} */
    this.ends = kNoEnds;
    this.shown = '';
  }

  get steps() {
    return Math.max(0, ...this.models.map(({ norms }) => norms.length));
  }

  /** @returns {Line[]} */
  describe() {
    const shown = `${this.models.map(({ name }) => name).join()} ${this.steps}`;
    if (shown !== this.shown) this.ends = kNoEnds;
    this.shown = shown;
    return this.models.map(({ name, norms }, i) => ({
      name,
      colour: `--model-${i + 1}`,
      width: 2,
      dash: kDashes[i],
      points: pointsOf(norms, i),
    }));
  }

  /** @returns {ChartScales} */
  scales() {
    const { words } = this;
    return {
      xRange: () => [1, Math.max(2, this.steps)],
      yRange: (lowest, highest) => this.widened(lowest, highest),
      xTick: (t) => (Number.isInteger(t) ? words.count(t) : ''),
      yTick: (place) => (this.isLane(place) ? '' : powerOfTen(place)),
      ySteps: [1, 2, 5, 10, 20],
      yWidth: 54,
      xValue: (t) => words.count(t),
      value: (place) => this.written(place),
    };
  }

  /** @param {number} lowest @param {number} highest */
  widened(lowest, highest) {
    const [low, high] = scaleEnds(lowest ?? 0, highest ?? 0, this.models.length);
    this.ends = [Math.min(low, this.ends[0]), Math.max(high, this.ends[1])];
    return this.ends;
  }

  /** Whether the name of a lane stands there. @param {number} place on the scale */
  isLane(place) {
    const [low, high] = [Math.log10(kSmallest), Math.log10(kLargest)];
    return (place <= low && this.ends[0] < low) || (place >= high && this.ends[1] > high);
  }

  /** @param {number} place on the scale */
  written(place) {
    return writtenSize(10 ** place, this.words);
  }

  /** Unless something else is pointed at, what reaches the first state. @param {Line} line */
  valueOf(line) {
    return lastBefore(line.points, this.hoveredX() ?? 1);
  }

  aside() {
    return this.words.say('norms.at', { t: this.words.count(this.hoveredX() ?? 1) });
  }

  tableTexts() {
    const { words } = this;
    return { caption: words.say('norms.tableCaption'), x: 't', none: words.say('norms.nothing') };
  }

  summary() {
    const { words, models } = this;
    if (models.length === 0) return words.say('norms.nothing');
    const sentences = models.map(({ name, norms }) =>
      words.say('norms.model', {
        name,
        first: writtenSize(norms[0], words),
        last: writtenSize(norms[norms.length - 1], words),
        steps: words.count(norms.length),
      }),
    );
    return words.say('norms.summary', { models: sentences.join(' ') });
  }

  /** The lanes of what is too small or too large for the scale. @param {uPlot} plot */
  decorate(plot) {
    const [low, high] = [Math.log10(kSmallest), Math.log10(kLargest)];
    const lanes = laneHeight(this.models.length);
    if (this.ends[0] < low) this.drawLanes(plot, low, low - lanes, 'norms.below');
    if (this.ends[1] > high) this.drawLanes(plot, high, high + lanes, 'norms.above');
  }

  /**
   * @param {uPlot} plot
   * @param {number} from the scale's end
   * @param {number} to
   * @param {'norms.below' | 'norms.above'} sentence
   */
  drawLanes({ ctx, bbox, valToPos }, from, to, sentence) {
    const [start, end] = [from, to].map((place) => valToPos(place, 'y', true));
    ctx.save();
    ctx.fillStyle = this.colour('--ink-2');
    ctx.globalAlpha = 0.1;
    ctx.fillRect(bbox.left, Math.min(start, end), bbox.width, Math.abs(end - start));
    ctx.globalAlpha = 1;
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const text = this.words.say(sentence, { bound: powerOfTen(from) });
    ctx.fillText(text, bbox.left - 6 * devicePixelRatio, (start + end) / 2);
    ctx.restore();
  }
}

/**
 * @param {Float64Array} norms
 * @param {number} lane
 * @returns {[number[], number[]]}
 */
function pointsOf(norms, lane) {
  /** @type {[number[], number[]]} */
  const points = [[], []];
  for (const [t, norm] of norms.entries()) {
    if (Number.isNaN(norm)) continue;
    points[0].push(t + 1);
    points[1].push(placeOnScale(norm, lane));
  }
  return points;
}
