// The plane −1…1 × −1…1 as a grid of side × side cells: what a network is asked there, and what its answers say.

/** @import { Rows } from '../worker/protocol.js' */

/** The middle of the i-th cell. @param {number} i @param {number} side */
const middleOf = (i, side) => (2 * i + 1) / side - 1;

/**
 * The points to ask `predict` about: x₁, x₂ of the middle of each cell, row by row from the top left.
 * @param {number} side
 */
export function gridFeatures(side) {
  const features = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      features[2 * (row * side + column)] = middleOf(column, side);
      features[2 * (row * side + column) + 1] = -middleOf(row, side);
    }
  }
  return features;
}

/** Class 1's probability at the middle of every cell. */
export class ChanceGrid {
  /** @param {Rows} answers of `predict` to gridFeatures: ŷ, or ŷ of class 0 and of class 1 */
  constructor({ steps, size, numbers }) {
    this.side = Math.round(Math.sqrt(steps));
    this.chances = size === 1 ? numbers : Float64Array.from({ length: steps }, (_, i) => numbers[i * size + 1]);
  }

  /**
   * Between the middles of four cells, in proportion.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const [column, right, across] = this.between(x);
    const [row, below, down] = this.between(-y);
    const upper = mix(this.cell(row, column), this.cell(row, right), across);
    const lower = mix(this.cell(below, column), this.cell(below, right), across);
    return mix(upper, lower, down);
  }

  /** @param {number} row @param {number} column */
  cell(row, column) {
    return this.chances[row * this.side + column];
  }

  /** The two cells that a place lies between, and how far on from the first. @param {number} place −1…1 */
  between(place) {
    const last = this.side - 1;
    const at = Math.min(Math.max(((place + 1) * this.side - 1) / 2, 0), last);
    const low = Math.floor(at);
    return [low, Math.min(low + 1, last), at - low];
  }

  /**
   * Where class 1 is as likely as class 0: x, y, x, y of one straight piece after another (marching squares).
   * @returns {number[]}
   */
  boundary() {
    /** @type {number[]} */
    const pieces = [];
    for (let row = 0; row + 1 < this.side; row++)
      for (let column = 0; column + 1 < this.side; column++) pieces.push(...this.boundaryWithin(row, column));
    return pieces;
  }

  /** Between the middles of a cell and of its neighbours right and below. @param {number} row @param {number} column */
  boundaryWithin(row, column) {
    const corners = [
      [row, column],
      [row, column + 1],
      [row + 1, column + 1],
      [row + 1, column],
    ];
    const above = corners.map(([r, c]) => this.cell(r, c) - 0.5);
    /** @type {number[]} */
    const crossings = [];
    for (let i = 0; i < 4; i++) {
      const next = (i + 1) % 4;
      if (above[i] >= 0 === above[next] >= 0) continue;
      const share = above[i] / (above[i] - above[next]);
      crossings.push(
        middleOf(mix(corners[i][1], corners[next][1], share), this.side),
        -middleOf(mix(corners[i][0], corners[next][0], share), this.side),
      );
    }
    return crossings;
  }
}

/** @param {number} from @param {number} to @param {number} share */
const mix = (from, to, share) => from + share * (to - from);
