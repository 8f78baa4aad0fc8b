// The plane of x₁ and x₂ as a network of the type 1 → 1 sees it, with points in it:
// <rnn-decision-plane .rows=(predict's answer to gridFeatures(side)) .heldOut=(Float32Array of x, y, class)
//   .own=(the same, or null where none may be placed) .read=(index of the point among them that the network reads)
//   .accuracy .table .theme .words
//   @place=(detail { x, y, label }) @remove=(detail { index }) @read=(the same) @clear>
import { html, nothing, svg, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChanceGrid } from '../state/planeGrid.js';
import { CanvasElement, SquarePlane } from './canvasElement.js';
import style from './decisionPlane.css?inline';
import drawnStyle from './drawnElement.css?inline';
import { icon } from './icon.js';
import {
  drawAxes,
  drawBoundary,
  drawCursor,
  drawPoints,
  drawRing,
  drawSurface,
  fillCells,
  surfaceColours,
} from './planeDrawing.js';
import { kStep, movedBy, nearestPoint } from './planeCursor.js';

/** @import { Rows } from '../worker/protocol.js' */
/** @import { Place } from './planeCursor.js' */

const kNoPoints = new Float32Array();
const kNear = 16; // pixels

export class DecisionPlane extends CanvasElement {
  static styles = [unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    rows: { attribute: false },
    heldOut: { attribute: false },
    own: { attribute: false },
    read: { attribute: false },
    accuracy: { attribute: false },
    tool: { state: true },
    pointed: { state: true },
    cursor: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    /** @type {Rows | null} */
    this.rows = null;
    this.heldOut = kNoPoints;
    /** @type {Float32Array | null} */
    this.own = null;
    this.read = 0;
    /** On the held-out points, or on one's own, 0–1; NaN before it was measured. */
    this.accuracy = Number.NaN;
    /** What a click does. @type {0 | 1 | 'remove'} */
    this.tool = 1;
    /** @type {Place | null} under the pointer */
    this.pointed = null;
    /** @type {Place | null} the keyboard's, while it is here */
    this.cursor = null;
    /** @type {Place} where the cursor was last */
    this.resting = { x: 0, y: 0 };
    /** What has just happened, for a screen reader. */
    this.said = '';
    /** @type {ChanceGrid | null} */
    this.grid = null;
    /** @type {number[]} */
    this.boundary = [];
    this.cells = document.createElement('canvas');
    /** @type {Uint32Array | null} */
    this.surface = null;
    /** Whether `cells` shows the present grid in the present colours. */
    this.filled = false;
    this.plane = new SquarePlane(0, 0);
  }

  recolour() {
    this.surface = null;
    super.recolour();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('theme')) this.surface = null;
    // What was seen last stays until there is something else.
    if (!changed.has('rows') || !this.rows) return;
    this.grid = new ChanceGrid(this.rows);
    this.boundary = this.grid.boundary();
    this.filled = false;
  }

  render() {
    return html`
      ${this.legend()} ${this.table ? this.twins() : this.field()} ${this.own && !this.table ? this.tools() : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  get points() {
    return this.own ?? this.heldOut;
  }

  legend() {
    const { words } = this;
    return html`
      <div class="legend">
        <span class="entry">${mark(0)} ${words.say('plane.class', { label: '0' })}</span>
        <span class="entry">${mark(1)} ${words.say('plane.class', { label: '1' })}</span>
        <span class="entry">
          ${words.say(this.own ? 'plane.ownAccuracy' : 'plane.accuracy')} <span class="value">${words.percent(this.accuracy, 1)}</span>
        </span>
      </div>
    `;
  }

  field() {
    const { words } = this;
    return html`
      <div
        class="plot ${this.own ? 'editable' : ''}"
        tabindex="0"
        role="application"
        aria-label=${words.say('plane.summary')}
        aria-description=${words.say(this.own ? 'plane.keysOwn' : 'plane.keys')}
        @pointermove=${this.onPointer}
        @pointerleave=${() => this.point(null)}
        @click=${this.onClick}
        @keydown=${this.onKey}
        @focus=${this.onFocus}
        @blur=${() => this.leave()}
      >
        ${this.canvas()} ${this.readoutBox()}
      </div>
    `;
  }

  /** Away from the place that it tells about. */
  readoutBox() {
    const place = this.cursor ?? this.pointed;
    if (!place) return nothing;
    return html`<p class="readout ${place.y > 0 ? 'low' : ''}" aria-hidden="true">${this.readout(place)}</p>`;
  }

  tools() {
    const { words, own } = this;
    const clear = words.say('plane.clear');
    return html`
      <div class="tools">
        <fieldset class="segments">
          <legend>${words.say('plane.tool')}</legend>
          ${this.choice(0, html`${mark(0)} ${words.say('plane.class', { label: '0' })}`)}
          ${this.choice(1, html`${mark(1)} ${words.say('plane.class', { label: '1' })}`)}
          ${this.choice('remove', words.say('plane.remove'))}
        </fieldset>
        <button
          class="quiet"
          type="button"
          title=${clear}
          aria-label=${clear}
          ?disabled=${own?.length === 0}
          @click=${() => this.tell('clear')}
        >
          ${icon('trash')}
        </button>
      </div>
    `;
  }

  /**
   * @param {0 | 1 | 'remove'} tool
   * @param {unknown} label
   */
  choice(tool, label) {
    return html`
      <label>
        <input type="radio" name="tool" .checked=${live(this.tool === tool)} @change=${() => this.take(tool)} />
        <span>${label}</span>
      </label>
    `;
  }

  twins() {
    const { words, grid } = this;
    const places = [-1, -0.5, 0, 0.5, 1];
    const rows = grid
      ? places.toReversed().map((y) => [this.short(y), ...places.map((x) => words.decimal(grid.at(x, y), 2))])
      : [];
    return html`
      ${this.tableTwin({
        caption: words.say('plane.tableCaption'),
        columns: [words.say('plane.tableCorner'), ...places.map((x) => this.short(x))],
        rows,
        none: words.say('plane.tableNothing'),
      })}
      ${this.own ? this.ownTwin(this.own) : nothing}
    `;
  }

  /** @param {Float32Array} own */
  ownTwin(own) {
    const { words } = this;
    return this.tableTwin({
      caption: words.say('plane.ownCaption'),
      columns: ['x₁', 'x₂', 'y'],
      rows: Array.from({ length: own.length / 3 }, (_, i) => [
        words.signed(own[3 * i], 2),
        words.signed(own[3 * i + 1], 2),
        words.count(own[3 * i + 2]),
      ]),
      none: words.say('plane.ownNothing'),
    });
  }

  /** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height */
  paint(context, width, height) {
    this.plane = new SquarePlane(width, height);
    const colour = (/** @type {string} */ name) => this.colour(name);
    if (!this.surface) this.filled = false;
    this.surface ??= surfaceColours(colour);
    if (this.grid && !this.filled) fillCells(this.cells, this.grid, this.surface);
    this.filled = true;
    context.save();
    context.beginPath();
    context.roundRect(this.plane.left, this.plane.top, this.plane.size, this.plane.size, 4);
    context.clip();
    drawSurface(context, this.plane, this.grid && this.cells, colour);
    drawBoundary(context, this.plane, this.boundary, colour);
    drawPoints(context, this.plane, { points: this.points, large: this.own !== null }, colour);
    const [x, y] = this.points.subarray(3 * this.read);
    if (x !== undefined) drawRing(context, this.plane, { x, y }, colour);
    if (this.cursor) drawCursor(context, this.plane, this.cursor, colour);
    context.restore();
    drawAxes(context, this.plane, (tick) => this.short(tick), colour);
  }

  /** @param {0 | 1 | 'remove'} tool */
  take(tool) {
    this.tool = tool;
  }

  /** @param {Place | null} place */
  point(place) {
    this.pointed = place;
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const place = this.placeOf(event);
    this.point(isInside(place) ? place : null);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const place = this.placeOf(event);
    if (!isInside(place)) return;
    this.cursor = null;
    this.resting = place;
    if (this.own) this.use(this.tool, place);
    else this.readNear(place);
  }

  onFocus() {
    // A click has focused it: the pointer is cursor enough.
    if (/** @type {HTMLElement} */ (this.place).matches(':focus-visible')) this.cursor = this.resting;
  }

  leave() {
    this.cursor = null;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = movedBy(event.key, this.cursor ?? this.resting, event.shiftKey ? 4 * kStep : kStep);
    if (moved) this.move(moved);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (this.own) this.use(this.tool, this.resting);
      else this.readNear(this.resting);
    } else if (!this.own) return;
    else if (event.key === '0' || event.key === '1') this.use(event.key === '0' ? 0 : 1, this.resting);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.use('remove', this.resting);
    else return;
    event.preventDefault();
  }

  /** @param {Place} to */
  move(to) {
    this.cursor = to;
    this.resting = to;
    this.said = this.readout(to);
  }

  /**
   * @param {0 | 1 | 'remove'} tool
   * @param {Place} place
   */
  use(tool, place) {
    const own = /** @type {Float32Array} */ (this.own);
    const count = own.length / 3;
    if (tool === 'remove') {
      const index = this.ownNear(place);
      if (index === null) {
        this.said = this.words.say('plane.nothingNear');
        return;
      }
      this.tell('remove', { index });
      this.said = this.words.say('plane.removed', { count: this.words.count(count - 1) });
      return;
    }
    this.tell('place', { ...place, label: tool });
    this.said = this.words.say('plane.placed', { label: String(tool), count: this.words.count(count + 1) });
  }

  /** The nearest point is the one that the network is watched reading. @param {Place} place */
  readNear(place) {
    const index = nearestPoint(this.heldOut, place, Number.POSITIVE_INFINITY);
    if (index === null) return;
    this.tell('read', { index });
    const [x, y, label] = this.heldOut.subarray(3 * index);
    const { words } = this;
    this.said = words.say('plane.reads', { x: words.signed(x, 2), y: words.signed(y, 2), label: String(label) });
  }

  /** @param {Place} place @returns {number | null} */
  ownNear(place) {
    return this.own && nearestPoint(this.own, place, (2 * kNear) / this.plane.size);
  }

  /** @param {string} name @param {unknown} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {MouseEvent} event */
  placeOf(event) {
    const { left, top } = /** @type {Element} */ (this.place).getBoundingClientRect();
    return this.plane.at(event.clientX - left, event.clientY - top);
  }

  /** @param {Place | null} place */
  readout(place) {
    if (!place) return '';
    const { words } = this;
    const values = {
      x: words.signed(place.x, 2),
      y: words.signed(place.y, 2),
      chance: words.decimal(this.grid?.at(place.x, place.y) ?? Number.NaN, 2),
    };
    const index = this.cursor ? this.ownNear(place) : null;
    if (index === null || !this.own) return words.say('plane.at', values);
    return words.say('plane.atWithPoint', { ...values, label: String(this.own[3 * index + 2]) });
  }

  /** @param {number} value */
  short(value) {
    return this.words.signed(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** @param {Place} place */
const isInside = ({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1;

/** A point as the plane shows it. @param {0 | 1} label */
const mark = (label) => html`
  <svg class="mark ${label === 0 ? 'zero' : 'one'}" viewBox="0 0 12 12" aria-hidden="true">
    ${label === 0 ? svg`<circle cx="6" cy="6" r="4" />` : svg`<path d="M6 1.2 10.6 9.6H1.4Z" />`}
  </svg>
`;
