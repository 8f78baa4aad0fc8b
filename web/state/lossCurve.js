// The losses since step 0, thinned so that a long run costs no more memory and no more drawing than a short one.

/** @import { Snapshot } from '../worker/protocol.js' */

/**
 * @typedef {Pick<Snapshot, 'firstNewStep' | 'newTrainLosses' | 'newHeldOutSteps' | 'newHeldOutLosses'
 *   | 'newHeldOutAccuracies'>} News
 */

/**
 * A curve as it is kept: plain values that every storage takes.
 * @typedef {{ columns: number[][], stride: number }} SavedPoints
 * @typedef {{ training: SavedPoints, heldOut: SavedPoints, accuracy: SavedPoints, smoothed: number, weight: number }} SavedCurve
 */

const kNone = new Float32Array();
const kMostPoints = 1000;
// The smoothed line forgets half of what it saw with every five steps.
const kKeep = 0.5 ** (1 / 5);

/** Points (step, values…) of which only every `stride`-th step is kept; the stride doubles when there are too many. */
class ThinnedPoints {
  /** @param {number} width values beside the step */
  constructor(width) {
    /** @type {number[][]} columns: the steps, then each value */
    this.columns = Array.from({ length: width + 1 }, () => []);
    this.stride = 1;
  }

  /** @param {number[]} point */
  add(...point) {
    if (point[0] % this.stride !== 0) return;
    for (const [index, column] of this.columns.entries()) column.push(point[index]);
    if (this.columns[0].length <= kMostPoints) return;
    this.stride *= 2;
    const kept = this.columns[0].map((step) => step % this.stride === 0);
    this.columns = this.columns.map((column) => column.filter((_, index) => kept[index]));
  }

  /**
   * A value at a step, or at the last one kept before it.
   * @param {number} step
   * @param {number} column
   */
  at(step, column) {
    return this.columns[column][this.columns[0].findLastIndex((known) => known <= step)] ?? Number.NaN;
  }

  /** @returns {SavedPoints} */
  saved() {
    return { columns: this.columns.map((column) => [...column]), stride: this.stride };
  }

  /** @param {SavedPoints} saved */
  restore({ columns, stride }) {
    this.columns = columns;
    this.stride = stride;
  }

  /** @param {number} step the first one to forget */
  rewind(step) {
    const from = this.columns[0].findIndex((known) => known >= step);
    if (from >= 0) for (const column of this.columns) column.length = from;
  }
}

export class LossCurve {
  constructor() {
    this.training = new ThinnedPoints(2); // loss, smoothed loss
    this.heldOut = new ThinnedPoints(1);
    /** On the held-out examples of a task, 0–1; without points for a text. */
    this.accuracy = new ThinnedPoints(1);
    /** The smoothed training loss of the last step; NaN before the first. */
    this.smoothed = Number.NaN;
    this.weight = 0;
  }

  /** @param {News} snapshot */
  add({ firstNewStep, newTrainLosses, newHeldOutSteps, newHeldOutLosses, newHeldOutAccuracies = kNone }) {
    // After a way back to an earlier state the steps begin again there.
    if (newTrainLosses.length > 0) this.training.rewind(firstNewStep);
    if (newHeldOutSteps.length > 0) {
      this.heldOut.rewind(newHeldOutSteps[0]);
      this.accuracy.rewind(newHeldOutSteps[0]);
    }
    for (let i = 0; i < newTrainLosses.length; i++) this.addTraining(firstNewStep + i, newTrainLosses[i]);
    for (let i = 0; i < newHeldOutSteps.length; i++) this.heldOut.add(newHeldOutSteps[i], newHeldOutLosses[i]);
    for (const [i, accuracy] of newHeldOutAccuracies.entries()) this.accuracy.add(newHeldOutSteps[i], accuracy);
  }

  /** @returns {SavedCurve} */
  saved() {
    const { training, heldOut, accuracy, smoothed, weight } = this;
    return { training: training.saved(), heldOut: heldOut.saved(), accuracy: accuracy.saved(), smoothed, weight };
  }

  /** @param {SavedCurve} saved */
  static from({ training, heldOut, accuracy, smoothed, weight }) {
    const curve = new LossCurve();
    curve.training.restore(training);
    curve.heldOut.restore(heldOut);
    curve.accuracy.restore(accuracy);
    return Object.assign(curve, { smoothed, weight });
  }

  /** The smoothed training loss at a step. @param {number} step */
  smoothedAt(step) {
    return this.training.at(step, 2);
  }

  /** The held-out loss as it was last measured by then. @param {number} step */
  heldOutAt(step) {
    return this.heldOut.at(step, 1);
  }

  /**
   * @param {number} step
   * @param {number} loss
   */
  addTraining(step, loss) {
    if (!Number.isFinite(loss)) return;
    // A mean over few values at first, so that the line does not hang on the very first one.
    this.weight = this.weight * kKeep + 1;
    this.smoothed = Number.isNaN(this.smoothed) ? loss : this.smoothed + (loss - this.smoothed) / this.weight;
    this.training.add(step, loss, this.smoothed);
  }
}
