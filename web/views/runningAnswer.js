// A sentence as a network reads it: over each character what it would say if the sentence ended there, and behind each how
// much its last answer hangs on it. <rnn-running-answer .characters .running .slopes .ends .textLanguage .table .theme .words>
import { html, nothing, svg, unsafeCSS } from 'lit';
import { DrawnElement } from './drawnElement.js';
import { fillOf, isStrong } from './palette.js';
import style from './runningAnswer.css?inline';
import { scaleLegend } from './scaleLegend.js';
import { nameOf, signOf } from './writtenCharacter.js';

const kCell = { widest: 17, narrowest: 11, height: 24 };
const kPlot = 56; // pixels from ŷ = 0 to ŷ = 1
const kGap = 14; // between two lines
const kGutter = 24; // for the numbers beside the first character
const kLine = kPlot + kCell.height + kGap;

export class RunningAnswer extends DrawnElement {
  static styles = unsafeCSS(style);

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    characters: { attribute: false },
    running: { attribute: false },
    slopes: { attribute: false },
    ends: { attribute: false },
    textLanguage: { attribute: false },
    at: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly string[]} */
    this.characters = [];
    /** ŷ after each of them. @type {ArrayLike<number>} */
    this.running = [];
    /** ∂ŷ/∂x⟨t⟩ of each, for the last ŷ. @type {readonly number[]} */
    this.slopes = [];
    /** What ŷ = 0 and ŷ = 1 mean. @type {readonly [string, string]} */
    this.ends = ['', ''];
    this.textLanguage = '';
    /** @type {number | null} the character that is looked at */
    this.at = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('characters') && this.at !== null && this.at >= this.characters.length) this.at = null;
  }

  render() {
    const { words } = this;
    if (this.characters.length === 0) return html`<div><p class="nothing">${words.say('sentiment.nothing')}</p></div>`;
    return html`
      <div class="legend">
        <span class="name">∂ŷ⟨T<sub>x</sub>⟩/∂x⟨t⟩</span>${scaleLegend('', words, this.steepest)}
        <p class="readout" aria-hidden="true">${this.at === null ? words.say('sentiment.hint') : this.said(this.at)}</p>
      </div>
      ${this.table ? this.tableTwin(this.twin()) : this.plot()}
    `;
  }

  plot() {
    const { words, characters, at } = this;
    return html`
      <div
        class="plot"
        role="slider"
        tabindex="0"
        lang=${this.textLanguage || nothing}
        aria-label=${words.say('sentiment.read')}
        aria-orientation="horizontal"
        aria-valuemin="1"
        aria-valuemax=${characters.length}
        aria-valuenow=${(at ?? characters.length - 1) + 1}
        aria-valuetext=${this.spoken(at ?? characters.length - 1)}
        @pointermove=${this.onPointer}
        @pointerleave=${this.onLeave}
        @keydown=${this.onKey}
        @focus=${this.onFocus}
        @blur=${this.onLeave}
      >${this.drawing()}</div>
    `;
  }

  /** The largest of the slopes, which has the strongest colour. */
  get steepest() {
    return this.slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 1e-9);
  }

  /** How many characters fit into a line, and how wide each is. */
  get places() {
    const { length } = this.characters;
    const room = Math.max((this.place?.clientWidth ?? 560) - kGutter - 4, 10 * kCell.narrowest);
    const inLine = Math.min(length, Math.floor(room / kCell.narrowest));
    const lines = Math.ceil(length / inLine);
    const each = Math.ceil(length / lines);
    return { each, lines, width: Math.min(kCell.widest, room / each) };
  }

  drawing() {
    const { each, lines, width } = this.places;
    const wide = kGutter + each * width + 2;
    return html`
      <svg viewBox="0 0 ${wide} ${lines * kLine}" width=${wide} height=${lines * kLine} aria-hidden="true">
        ${Array.from({ length: lines }, (_, line) => this.line(line, each, width))}
      </svg>
    `;
  }

  /**
   * @param {number} line
   * @param {number} each characters
   * @param {number} width of a character
   */
  line(line, each, width) {
    const count = Math.min(each, this.characters.length - line * each);
    const end = kGutter + count * width;
    return svg`
      <g transform="translate(0 ${line * kLine + 6})">
        ${[1, 0].map((chance) => svg`<text class="tick" x=${kGutter - 6} y=${(1 - chance) * kPlot + 4} text-anchor="end">${chance}</text>`)}
        <line class="bound" x1=${kGutter} x2=${end} y1="0" y2="0" />
        <line class="bound" x1=${kGutter} x2=${end} y1=${kPlot} y2=${kPlot} />
        ${Array.from({ length: count }, (_, i) => this.character(line * each + i, kGutter + i * width, width))}
        <line class="half" x1=${kGutter} x2=${end} y1=${kPlot / 2} y2=${kPlot / 2} />
      </g>
    `;
  }

  /**
   * @param {number} t from 0
   * @param {number} left
   * @param {number} width
   */
  character(t, left, width) {
    const chance = this.running[t];
    const slope = this.slopes[t] / this.steepest;
    const isLast = t === this.characters.length - 1;
    const top = Math.min(1 - chance, 0.5) * kPlot;
    return svg`
      <g class="character ${t === this.at ? 'current' : ''} ${isLast ? 'last' : ''}">
        <rect class="answer" x=${left + 1} y=${top} width=${width - 2} height=${Math.max(Math.abs(chance - 0.5) * kPlot, 1)} fill=${fillOf(2 * chance - 1)} />
        <rect class="slope" x=${left} y=${kPlot + 4} width=${width} height=${kCell.height - 4} fill=${fillOf(slope)} />
        <text class=${isStrong(slope) ? 'strong' : ''} x=${left + width / 2} y=${kPlot + 18} text-anchor="middle">${this.characters[t] === ' ' ? '' : this.characters[t]}</text>
        ${t === this.at ? svg`<rect class="frame" x=${left} y="-2" width=${width} height=${kPlot + kCell.height + 2} />` : nothing}
      </g>
    `;
  }

  /** @param {number} t */
  said(t) {
    const { words } = this;
    return words.say('sentiment.at', {
      t: words.count(t + 1),
      character: signOf(this.characters[t]),
      chance: words.decimal(this.running[t], 3),
      slope: words.signed(this.slopes[t], 4),
    });
  }

  /** @param {number} t */
  spoken(t) {
    const { words } = this;
    return words.say('sentiment.at', {
      t: words.count(t + 1),
      character: nameOf(this.characters[t], words),
      chance: words.decimal(this.running[t], 3),
      slope: words.signed(this.slopes[t], 4),
    });
  }

  twin() {
    const { words } = this;
    return {
      caption: words.say('sentiment.read'),
      columns: ['t', 'x⟨t⟩', words.say('sentiment.runningColumn'), '∂ŷ/∂x⟨t⟩'],
      rows: this.characters.map((character, t) => [
        words.count(t + 1),
        signOf(character),
        words.decimal(this.running[t], 3),
        words.signed(this.slopes[t], 4),
      ]),
    };
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    const { left, top } = /** @type {Element} */ (this.renderRoot.querySelector('svg')).getBoundingClientRect();
    const { each, lines, width } = this.places;
    const line = Math.min(Math.max(Math.floor((event.clientY - top) / kLine), 0), lines - 1);
    const place = Math.min(Math.max(Math.floor((event.clientX - left - kGutter) / width), 0), each - 1);
    this.at = Math.min(line * each + place, this.characters.length - 1);
  }

  onLeave() {
    this.at = null;
  }

  /** The keyboard has come, and not a click. @param {FocusEvent} event */
  onFocus(event) {
    if (/** @type {Element} */ (event.currentTarget).matches(':focus-visible')) this.at = this.characters.length - 1;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { each } = this.places;
    const last = this.characters.length - 1;
    const at = this.at ?? last;
    /** @type {Record<string, number>} */
    const places = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - each,
      ArrowDown: at + each,
      Home: 0,
      End: last,
    };
    if (!(event.key in places) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.at = Math.min(Math.max(places[event.key], 0), last);
  }
}
