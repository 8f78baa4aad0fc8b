// The eigenvalues of W_aa in the complex plane, with the unit circle:
// <rnn-eigenvalue-plane .values=(Float64Array re, im, re, im …) .table .theme .words>
import { html, nothing, svg, unsafeCSS } from 'lit';
import { largestFirst, reachFor, spectralRadius } from '../state/eigenvalues.js';
import { CanvasElement, SquarePlane } from './canvasElement.js';
import drawnStyle from './drawnElement.css?inline';
import style from './eigenvaluePlane.css?inline';

/** @import { Eigenvalue } from '../state/eigenvalues.js' */

const kTableRows = 24;
const kLeastReach = 1.25;

export class EigenvaluePlane extends CanvasElement {
  static styles = [unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = { values: { attribute: false } };

  constructor() {
    super();
    this.values = new Float64Array();
    /** @type {Eigenvalue[]} */
    this.eigenvalues = [];
    this.reach = kLeastReach;
  }

  get radius() {
    return spectralRadius(this.values);
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (!changed.has('values')) return;
    this.eigenvalues = largestFirst(this.values);
    this.reach = reachFor(this.radius || 0, this.reach);
  }

  render() {
    const { words } = this;
    return html`
      <div class="legend">
        <span class="entry radius" title=${words.say('eigenvalues.radiusHint')}>
          ${words.say('eigenvalues.radius')} <span class="value">${words.decimal(this.radius, 3)}</span>
        </span>
        ${this.entry('inside', svg`<circle cx="6" cy="6" r="3.5" />`)}
        ${this.entry('outside', svg`<path d="M6 1 11 6 6 11 1 6Z" />`)}
      </div>
      ${this.table ? this.twin() : html`<div class="plot" role="img" aria-label=${this.summary()}>${this.canvas()}</div>`}
    `;
  }

  /**
   * @param {'inside' | 'outside'} side
   * @param {unknown} mark
   */
  entry(side, mark) {
    const { words } = this;
    return html`
      <span class="entry" title=${words.say(`eigenvalues.${side}Hint`)}>
        <svg class="mark ${side}" viewBox="0 0 12 12" aria-hidden="true">${mark}</svg>
        ${words.say(`eigenvalues.${side}`)} <span class="count">${this.values.length > 0 ? words.count(this.countOf(side)) : nothing}</span>
      </span>
    `;
  }

  /** @param {'inside' | 'outside'} side */
  countOf(side) {
    return this.eigenvalues.filter((value) => sideOf(value) === side).length;
  }

  summary() {
    const { words } = this;
    if (this.values.length === 0) return words.say('eigenvalues.nothing');
    return words.say('eigenvalues.summary', {
      count: words.count(this.eigenvalues.length),
      outside: words.count(this.countOf('outside')),
      radius: words.decimal(this.radius, 3),
    });
  }

  twin() {
    const { words } = this;
    const rows = this.eigenvalues
      .slice(0, kTableRows)
      .map(({ re, im, size }, i) => [words.count(i + 1), ...[size, re, im].map((number) => words.signed(number, 3))]);
    return this.tableTwin({
      caption: words.say('eigenvalues.tableCaption', {
        shown: words.count(rows.length),
        count: words.count(this.eigenvalues.length),
      }),
      columns: ['k', '|λ|', 'Re λ', 'Im λ'],
      rows,
      none: words.say('eigenvalues.nothing'),
    });
  }

  /** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height */
  paint(context, width, height) {
    const plane = new SquarePlane(width, height, this.reach);
    this.paintAxes(context, plane);
    this.paintCircles(context, plane);
    for (const side of /** @type {const} */ (['inside', 'outside'])) this.paintValues(context, plane, side);
  }

  /** @param {CanvasRenderingContext2D} context @param {SquarePlane} plane */
  paintAxes(context, plane) {
    const { left, top, size } = plane;
    context.strokeStyle = this.colour('--line');
    context.lineWidth = 1;
    context.beginPath();
    context.rect(left + 0.5, top + 0.5, size - 1, size - 1);
    context.moveTo(plane.across(0), top);
    context.lineTo(plane.across(0), top + size);
    context.moveTo(left, plane.down(0));
    context.lineTo(left + size, plane.down(0));
    context.stroke();
    context.fillStyle = this.colour('--ink-2');
    context.font = '12px system-ui, sans-serif';
    context.textAlign = 'right';
    context.textBaseline = 'bottom';
    context.fillText('Re λ →', left + size - 6, top + size - 5);
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText('Im λ ↑', left + 6, top + 6);
    for (const tick of [-1, 1]) {
      const text = tick < 0 ? '−1' : '1';
      context.textAlign = 'center';
      context.textBaseline = 'top';
      context.fillText(text, plane.across(tick), top + size + 5);
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      context.fillText(text, left - 6, plane.down(tick));
    }
  }

  /** The unit circle, and the dashed one that holds all eigenvalues. @param {CanvasRenderingContext2D} context @param {SquarePlane} plane */
  paintCircles(context, plane) {
    const centre = /** @type {const} */ ([plane.across(0), plane.down(0)]);
    context.beginPath();
    context.arc(...centre, plane.long(1), 0, 2 * Math.PI);
    context.fillStyle = this.colour('--hidden-wash');
    context.globalAlpha = 0.7;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = this.colour('--ink');
    context.lineWidth = 1.5;
    context.stroke();
    if (!(this.radius > 0)) return;
    context.beginPath();
    context.arc(...centre, plane.long(this.radius), 0, 2 * Math.PI);
    context.strokeStyle = this.colour(this.radius >= 1 ? '--alarm' : '--hidden');
    context.setLineDash([4, 4]);
    context.stroke();
    context.setLineDash([]);
  }

  /** @param {CanvasRenderingContext2D} context @param {SquarePlane} plane @param {'inside' | 'outside'} side */
  paintValues(context, plane, side) {
    const radius = this.eigenvalues.length > 200 ? 2.5 : 3.5;
    context.beginPath();
    for (const value of this.eigenvalues) {
      if (sideOf(value) !== side) continue;
      const [x, y] = [plane.across(value.re), plane.down(value.im)];
      if (side === 'inside') {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      } else {
        const reach = radius * 1.6;
        context.moveTo(x, y - reach);
        context.lineTo(x + reach, y);
        context.lineTo(x, y + reach);
        context.lineTo(x - reach, y);
        context.closePath();
      }
    }
    context.lineWidth = 2;
    context.strokeStyle = this.colour('--surface');
    context.stroke();
    context.fillStyle = this.colour(side === 'inside' ? '--hidden' : '--alarm');
    context.fill();
  }
}

/** @param {Eigenvalue} value @returns {'inside' | 'outside'} of the unit circle */
const sideOf = ({ size }) => (size >= 1 ? 'outside' : 'inside');
