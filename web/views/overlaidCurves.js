// The learning of models side by side, one over the other:
// <rnn-overlaid-curves .models=([{ name, curve: LossCurve }], at most four) .step=(a number that grows with the curves)
//   .measure=('loss' | 'accuracy') .guess=(loss of a blind guess, or NaN) .goal=(or NaN) .table .theme .words>
import { css, html, nothing } from 'lit';
import { Chart, swatch } from './chart.js';
import { niceCeiling, stepScales } from './chartOptions.js';

/** @import { LossCurve } from '../state/lossCurve.js' */
/** @import { ChartScales, Line } from './chartOptions.js' */

const kTraining = { width: 1.25, alpha: 0.55 };
const kHeldOut = { width: 2, dash: [7, 4], dots: true };
const kLevel = { colour: '--ink-2', width: 1, dash: [2, 3], inTable: false };

export class OverlaidCurves extends Chart {
  static styles = [
    ...Chart.styles,
    css`
      :host {
        --value-width: 6ch;
      }

      .models {
        display: grid;
        grid-template-columns: auto auto auto;
        gap: 0 14px;
        margin-inline-end: auto;
      }

      .models .value {
        text-align: end;
      }

      .head {
        display: inline-flex;
        align-items: center;
        justify-content: end;
        gap: 6px;
      }
    `,
  ];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    models: { attribute: false },
    step: { attribute: false },
    measure: { attribute: false },
    guess: { attribute: false },
    goal: { attribute: false },
  };

  constructor() {
    super();
    /** @type {{ name: string, curve: LossCurve }[]} */
    this.models = [];
    this.step = 0;
    /** @type {'loss' | 'accuracy'} */
    this.measure = 'loss';
    this.guess = Number.NaN;
    this.goal = Number.NaN;
  }

  get isLoss() {
    return this.measure === 'loss';
  }

  /** @returns {Line[]} */
  describe() {
    const { words } = this;
    return [
      ...this.models.flatMap((model, i) => this.linesOf(model, `--model-${i + 1}`)),
      ...this.level(words.say('chart.guess'), this.isLoss ? this.guess : Number.NaN),
      ...this.level(words.say('curves.goal'), this.goal),
    ];
  }

  /**
   * @param {{ name: string, curve: LossCurve }} model
   * @param {string} colour
   * @returns {Line[]}
   */
  linesOf({ name, curve }, colour) {
    if (!this.isLoss) {
      const [steps, accuracies] = curve.accuracy.columns;
      return [{ name, label: name, colour, width: 2, dots: true, points: [steps, accuracies] }];
    }
    const { words } = this;
    const [steps, , smoothed] = curve.training.columns;
    const [measuredSteps, measured] = curve.heldOut.columns;
    /** @param {string} line */
    const named = (line) => ({ name: words.say('curves.column', { model: name, line }), colour, legend: false });
    return [
      { ...named(words.say('chart.training')), ...kTraining, points: [steps, smoothed], now: curve.smoothed },
      { ...named(words.say('chart.heldOut')), ...kHeldOut, label: name, points: [measuredSteps, measured] },
    ];
  }

  /**
   * The same at every step.
   * @param {string} name
   * @param {number} value
   * @returns {Line[]}
   */
  level(name, value) {
    if (Number.isNaN(value)) return [];
    const last = Math.max(0, ...this.models.map(({ curve }) => curve.training.columns[0].at(-1) ?? 0));
    const points = /** @type {const} */ ([
      [0, niceCeiling(last)],
      [value, value],
    ]);
    return [{ ...kLevel, name, points }];
  }

  /** @returns {ChartScales} */
  scales() {
    const { words, isLoss } = this;
    return {
      ...stepScales(words),
      yRange: isLoss ? lossRange : accuracyRange,
      yTick: (value) => (isLoss ? words.decimal(value, 1) : words.percent(value)),
      yWidth: isLoss ? 34 : 44,
      value: (value) => (isLoss ? words.decimal(value, 3) : words.percent(value, 1)),
    };
  }

  /** @returns {unknown} */
  legend() {
    return html`${this.isLoss && this.models.length > 0 ? this.modelLegend() : nothing} ${super.legend()}`;
  }

  modelLegend() {
    const { words, models, lines } = this;
    return html`
      <div class="models">
        <span></span>
        <span class="head">${swatch({ ...kTraining, colour: '--ink-2' })}${words.say('chart.training')}</span>
        <span class="head">${swatch({ ...kHeldOut, colour: '--ink-2' })}${words.say('chart.heldOut')}</span>
        ${models.map(({ name }, i) => {
          const [training, heldOut] = lines.slice(2 * i, 2 * i + 2);
          return html`
            <span class="entry">${swatch({ colour: training.colour, width: 3 })}${name}</span>
            <span class="value">${words.decimal(this.valueOf(training), 3)}</span>
            <span class="value">${words.decimal(this.valueOf(heldOut), 3)}</span>
          `;
        })}
      </div>
    `;
  }

  aside() {
    return this.words.say('chart.atStep', { step: this.words.count(this.hoveredX() ?? this.step) });
  }

  tableTexts() {
    const { words } = this;
    return {
      caption: words.say(this.isLoss ? 'curves.lossCaption' : 'curves.accuracyCaption'),
      x: words.say('chart.stepColumn'),
      none: words.say('curves.nothing'),
    };
  }

  summary() {
    const { words, models } = this;
    if (this.step === 0) return words.say('curves.nothing');
    const sentences = models.map(({ name, curve }) =>
      this.isLoss
        ? words.say('curves.lossSummary', {
            model: name,
            training: words.decimal(curve.smoothed, 2),
            heldOut: words.decimal(curve.heldOut.columns[1].at(-1) ?? Number.NaN, 2),
          })
        : words.say('curves.accuracySummary', {
            model: name,
            accuracy: words.percent(curve.accuracy.columns[1].at(-1) ?? Number.NaN, 1),
          }),
    );
    return [this.aside(), ...sentences].join(' ');
  }
}

/**
 * In halves of a nat, so that it seldom moves; from below the best one, so that models can be told apart.
 * @param {number} lowest
 * @param {number} highest
 * @returns {[number, number]}
 */
export const lossRange = (lowest, highest) => [
  Math.max(0, Math.floor((lowest || 0) * 2 - 0.2) / 2),
  Math.max(1, Math.ceil((highest || 0) * 2 + 0.2) / 2),
];

/** In quarters. @param {number} lowest @returns {[number, number]} */
export const accuracyRange = (lowest) => [Math.min(0.5, Math.floor((lowest ?? 0.5) * 4) / 4), 1.01];
