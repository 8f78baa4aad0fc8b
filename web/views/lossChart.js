// The losses of one model, of a text or of a task:
// <rnn-loss-chart .curve=LossCurve .step .choices=(of a blind guess) .ofTask .table .theme .words>.
import { LossCurve } from '../state/lossCurve.js';
import { Chart } from './chart.js';
import { niceCeiling, stepScales } from './chartOptions.js';

/** @import { ChartScales, Line } from './chartOptions.js' */

export class LossChart extends Chart {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    curve: { attribute: false },
    step: { attribute: false },
    choices: { attribute: false },
    ofTask: { attribute: false },
  };

  constructor() {
    super();
    this.curve = new LossCurve();
    /** The last step: what tells that the curve has grown. */
    this.step = 0;
    /** Among so many a blind guess would choose; V of a text. */
    this.choices = 0;
    this.ofTask = false;
  }

  /** The loss of guessing blindly. */
  get guess() {
    return this.choices ? Math.log(this.choices) : Number.NaN;
  }

  /** @returns {Line[]} */
  describe() {
    const { words, curve, choices, guess, ofTask } = this;
    const [steps, losses, smoothed] = curve.training.columns;
    const [measuredSteps, measured] = curve.heldOut.columns;
    const training = { name: words.say('chart.training'), colour: '--hidden' };
    return [
      { ...training, width: 1, alpha: 0.35, points: [steps, losses], legend: false, inTable: false },
      { ...training, hint: words.say('chart.trainingHint'), width: 2, points: [steps, smoothed], now: curve.smoothed },
      {
        name: words.say('chart.heldOut'),
        hint: words.say(ofTask ? 'chart.taskHeldOutHint' : 'chart.heldOutHint'),
        colour: '--output',
        width: 2,
        dash: [7, 4],
        dots: true,
        points: [measuredSteps, measured],
      },
      {
        name: words.say('chart.guess'),
        hint: words.say(ofTask ? 'chart.taskGuessHint' : 'chart.guessHint', {
          choices: words.count(choices || Number.NaN),
        }),
        colour: '--ink-2',
        width: 1,
        dash: [2, 3],
        points: choices
          ? [
              [0, niceCeiling(steps.at(-1) ?? 0)],
              [guess, guess],
            ]
          : [[], []],
        now: guess,
        inTable: false,
      },
    ];
  }

  /** @returns {ChartScales} */
  scales() {
    const { words, guess } = this;
    return {
      ...stepScales(words),
      yRange: (_, highest) => [0, guess ? Math.min(Math.max(guess * 1.1, highest * 1.05), guess * 2) : 1],
      yTick: (loss) => words.decimal(loss, 1),
      value: (loss) => words.decimal(loss, 3),
    };
  }

  aside() {
    return this.words.say('chart.atStep', { step: this.words.count(this.hoveredX() ?? this.step) });
  }

  tableTexts() {
    const { words, ofTask } = this;
    return {
      caption: words.say(ofTask ? 'chart.taskTableCaption' : 'chart.tableCaption'),
      x: words.say('chart.stepColumn'),
      none: words.say('chart.nothing'),
    };
  }

  summary() {
    const { words, step, choices, guess } = this;
    if (step === 0 || choices === 0) return words.say('chart.nothing');
    return words.say('chart.summary', {
      step: words.count(step),
      training: words.decimal(this.curve.smoothed, 2),
      heldOut: words.decimal(this.curve.heldOut.columns[1].at(-1) ?? Number.NaN, 2),
      guess: words.decimal(guess, 2),
    });
  }
}
