// Numbers of units over time as colours, such as hidden states and gates:
// <rnn-heatmap .rows=(Rows) .name=(what they are) .labels=(one for each step, such as its character) .now=(step, or −1)
//   .low=(one of several on one another: less high, what is pointed at stands beside its name) .table .theme .words
//   @pick=(detail { step, unit })>
import { html, nothing, svg, unsafeCSS } from 'lit';
import { DrawnElement } from './drawnElement.js';
import drawnStyle from './drawnElement.css?inline';
import style from './heatmap.css?inline';
import { fillPixels, mostOf, summaryAt } from './heatmapRows.js';
import { indexed } from './notation.js';
import { coloursFor } from './palette.js';
import { heatmapPicture } from './pictures/heatmapPicture.js';
import { scaleLegend } from './scaleLegend.js';

/** @import { Rows } from '../worker/protocol.js' */

const kHeight = 144; // pixels for few units; many take one each
const kLowHeight = 40;
const kTableRows = 200;

export class Heatmap extends DrawnElement {
  static styles = [unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    rows: { attribute: false },
    name: { attribute: false },
    labels: { attribute: false },
    now: { attribute: false },
    low: { type: Boolean, reflect: true },
    pointed: { state: true },
    cursor: { state: true },
  };

  constructor() {
    super();
    /** @type {Rows} */
    this.rows = { steps: 0, size: 0, numbers: new Float64Array() };
    this.name = '';
    /** @type {string[]} */
    this.labels = [];
    this.now = -1;
    this.low = false;
    /** @type {{ step: number, unit: number } | null} under the pointer */
    this.pointed = null;
    /** @type {{ step: number, unit: number } | null} the keyboard's, while it is here */
    this.cursor = null;
    /** Where the cursor was last. */
    this.resting = { step: 0, unit: 0 };
    /** @type {Uint32Array | null} */
    this.colours = null;
    /** @type {ImageData | null} */
    this.image = null;
    this.most = 1;
  }

  recolour() {
    this.colours = null;
    super.recolour();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('theme')) this.colours = null;
    if (changed.has('rows')) this.most = mostOf(this.rows);
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.place) return;
    const { size } = this.rows;
    if (changed.has('rows') || changed.has('table')) {
      const most = this.low ? kLowHeight : kHeight;
      const height = `${size * Math.max(1, Math.floor(most / Math.max(size, 1)))}px`;
      /** @type {HTMLElement} */ (this.place).style.height = height;
    }
    if (changed.has('rows') || changed.has('table') || !this.colours) this.paint();
  }

  paint() {
    const { steps, size } = this.rows;
    const canvas = /** @type {HTMLCanvasElement | null} */ (this.renderRoot.querySelector('canvas'));
    if (!canvas || steps * size === 0) return;
    this.colours ??= this.scaleColours();
    if (canvas.width !== steps) canvas.width = steps;
    if (canvas.height !== size) canvas.height = size;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const image = this.image?.width === steps && this.image.height === size ? this.image : new ImageData(steps, size);
    this.image = image;
    fillPixels(this.rows, this.most, this.colours, new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
  }

  scaleColours() {
    return coloursFor({
      negative: this.colour('--negative'),
      zero: this.colour('--zero'),
      positive: this.colour('--positive'),
    });
  }

  /** The heatmap as an SVG file; null while there is none. @returns {import('./pictures/picture.js').Picture | null} */
  picture() {
    const { rows, name, labels, most, words } = this;
    if (rows.steps * rows.size === 0 || this.table) return null;
    const fonts = getComputedStyle(this);
    const style = {
      paper: this.colour('--surface'),
      ink: this.colour('--ink'),
      font: fonts.fontFamily,
      mono: fonts.getPropertyValue('--mono'),
    };
    const colours = this.colours ?? this.scaleColours();
    const number = (/** @type {number} */ value) => words.number(value);
    return { kind: 'heatmap', name, draw: () => heatmapPicture({ rows, name, labels, most, colours, style, number }) };
  }

  render() {
    const { words, name, rows } = this;
    if (rows.steps * rows.size === 0) return html`<div><p class="waiting">${words.say('heatmap.nothing')}</p></div>`;
    return html`
      <div class="legend"><span class="name">${indexed(name)}</span>${this.low ? this.readout() : scaleLegend('', words, this.most)}</div>
      ${this.table ? this.tableTwin(this.twin()) : this.field()}
      ${this.low || this.table ? nothing : this.readout()}
    `;
  }

  field() {
    const { words, rows, cursor, pointed, name } = this;
    const place = cursor ?? pointed;
    return html`
      <div
        class="plot"
        tabindex="0"
        role="application"
        aria-label=${words.say('heatmap.label', { name, units: words.count(rows.size), steps: words.count(rows.steps) })}
        aria-description=${words.say('heatmap.keys')}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.point(this.placeOf(event))}
        @pointerleave=${() => this.point(null)}
        @click=${(/** @type {PointerEvent} */ event) => this.pick(this.placeOf(event))}
        @keydown=${this.onKey}
        @focus=${this.onFocus}
        @blur=${this.onBlur}
      >
        <canvas class=${rows.steps > this.clientWidth ? 'dense' : ''} aria-hidden="true"></canvas>
        <svg viewBox="0 0 ${rows.steps} ${rows.size}" preserveAspectRatio="none" aria-hidden="true">
          ${this.now >= 0 ? svg`<rect class="now" x=${this.now} y="0" width="1" height=${rows.size} />` : nothing}
          ${place ? svg`<rect class="cursor" x=${place.step} y=${place.unit} width="1" height="1" />` : nothing}
        </svg>
      </div>
      <p class="visually-hidden" role="status">${cursor ? this.said(cursor) : ''}</p>
    `;
  }

  /** What is pointed at. */
  readout() {
    const place = this.cursor ?? this.pointed;
    return html`<p class="readout" aria-hidden="true">${place ? this.said(place) : this.ends()}</p>`;
  }

  /** The first and the last step, where nothing is pointed at. */
  ends() {
    if (this.low) return nothing;
    const { words, rows } = this;
    return html`<span>t = ${words.count(1)}</span><span>${words.count(rows.steps)}</span>`;
  }

  /** @param {{ step: number, unit: number }} place */
  said({ step, unit }) {
    const { words, rows } = this;
    const value = rows.numbers[step * rows.size + unit];
    const label = this.labels[step];
    return words.say(label ? 'heatmap.atLabel' : 'heatmap.at', {
      unit: words.count(unit + 1),
      t: words.count(step + 1),
      label: label ?? '',
      value: words.decimal(value, 4),
    });
  }

  twin() {
    const { words, rows, name, labels } = this;
    const every = Math.ceil(rows.steps / kTableRows);
    const steps = Array.from({ length: Math.ceil(rows.steps / every) }, (_, i) => i * every);
    return {
      caption: name,
      columns: ['step', 'mean', 'lowest', 'highest'].map((column) =>
        words.say(/** @type {import('../locales/words.js').Key} */ (`heatmap.${column}`)),
      ),
      rows: steps.map((step) => {
        const { mean, lowest, highest } = summaryAt(rows, step);
        /** @param {{ unit: number, value: number }} end */
        const end = ({ unit, value }) =>
          words.say('heatmap.end', { value: words.decimal(value, 3), unit: words.count(unit + 1) });
        return [
          [words.count(step + 1), labels[step]].filter(Boolean).join(' '),
          words.decimal(mean, 3),
          end(lowest),
          end(highest),
        ];
      }),
    };
  }

  /** @param {PointerEvent} event */
  placeOf(event) {
    const { steps, size } = this.rows;
    const { left, top, width, height } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    return {
      step: clamp(Math.floor(((event.clientX - left) / width) * steps), steps),
      unit: clamp(Math.floor(((event.clientY - top) / height) * size), size),
    };
  }

  /** @param {{ step: number, unit: number } | null} place */
  point(place) {
    this.pointed = place;
  }

  /** @param {{ step: number, unit: number }} place */
  pick(place) {
    this.resting = place;
    if (this.cursor) this.cursor = place;
    this.dispatchEvent(new CustomEvent('pick', { detail: place }));
  }

  /** The keyboard has come, and not a click. @param {FocusEvent} event */
  onFocus(event) {
    if (/** @type {Element} */ (event.currentTarget).matches(':focus-visible')) this.moveTo(this.resting);
  }

  onBlur() {
    this.cursor = null;
  }

  /** @param {{ step: number, unit: number }} place */
  moveTo({ step, unit }) {
    this.resting = { step: clamp(step, this.rows.steps), unit: clamp(unit, this.rows.size) };
    this.cursor = this.resting;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { step, unit } = this.resting;
    const far = event.shiftKey ? 10 : 1;
    /** @type {Record<string, { step: number, unit: number }>} */
    const places = {
      ArrowLeft: { step: step - far, unit },
      ArrowRight: { step: step + far, unit },
      ArrowUp: { step, unit: unit - far },
      ArrowDown: { step, unit: unit + far },
      Home: { step: 0, unit },
      End: { step: this.rows.steps - 1, unit },
    };
    if (event.key === 'Enter' || event.key === ' ') this.pick(this.resting);
    else if (event.key in places) this.moveTo(places[event.key]);
    else return;
    event.preventDefault();
  }
}

/** @param {number} index @param {number} count */
const clamp = (index, count) => Math.min(Math.max(index, 0), count - 1);
