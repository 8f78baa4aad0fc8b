// A sound as the network hears it, frame by frame, and under it what was spoken and what the network says:
// <rnn-spectrogram .sound=(Sound) .labels=(Int32Array of the true classes, or null) .outputs=(Rows: ŷ of each frame, or
//   null) .names=(of the classes) .now=(frame) .heard=(() => seconds that have been heard, NaN: it does not play)
//   .playing .table .theme .words @move=(detail: frame)>
import { html, unsafeCSS } from 'lit';
import { CanvasElement } from './canvasElement.js';
import drawnStyle from './drawnElement.css?inline';
import { likeliest, runsOf } from './frameRuns.js';
import { coloursBetween } from './palette.js';
import style from './spectrogram.css?inline';
import { SpectrogramDrawing } from './spectrogramDrawing.js';

/** @import { Rows, Sound } from '../worker/protocol.js' */

export const kFrameMilliseconds = 10;
const kWindowMilliseconds = 25; // whose middle a frame stands for

export class Spectrogram extends CanvasElement {
  static styles = [unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    sound: { attribute: false },
    labels: { attribute: false },
    outputs: { attribute: false },
    names: { attribute: false },
    now: { attribute: false },
    heard: { attribute: false },
    playing: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Sound | null} */
    this.sound = null;
    /** @type {Int32Array | null} */
    this.labels = null;
    /** @type {Rows | null} */
    this.outputs = null;
    /** @type {string[]} */
    this.names = [];
    this.now = 0;
    this.heard = () => Number.NaN;
    this.playing = false;
    /** @type {Int32Array} what the network says of each frame */
    this.said = new Int32Array();
    /** @type {Uint32Array | null} */
    this.colours = null;
    this.isFollowing = false;
  }

  get frames() {
    return this.sound ? this.sound.features.length / this.sound.bands : 0;
  }

  recolour() {
    this.colours = null;
    super.recolour();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('theme')) this.colours = null;
    if (changed.has('outputs')) this.said = this.outputs ? likeliest(this.outputs) : new Int32Array();
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    super.updated(changed);
    this.place?.classList.toggle('playing', this.playing);
    if (this.playing && !this.isFollowing) this.follow();
  }

  /** The cursor goes with the sound. */
  follow() {
    this.isFollowing = this.playing && this.isConnected;
    if (!this.isFollowing) return;
    requestAnimationFrame(() => this.follow());
    const heard = 1000 * this.heard();
    if (Number.isNaN(heard)) return;
    const frame = clamp(Math.floor((heard - kWindowMilliseconds / 2) / kFrameMilliseconds + 0.5), this.frames);
    if (frame !== this.now) this.move(frame);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   */
  paint(context, width, height) {
    if (!this.sound) return;
    this.colours ??= coloursBetween([this.colour('--sunken'), this.colour('--input'), this.colour('--ink')]);
    const drawing = new SpectrogramDrawing(context, width, height, this.frames);
    const colour = (/** @type {string} */ name) => this.colour(name);
    drawing.wave(this.sound.samples, colour);
    drawing.bands(this.sound, this.colours);
    drawing.frequencies(this.words, colour);
    if (this.labels) drawing.row(0, { sign: 'y', runs: runsOf(this.labels), names: this.names }, colour);
    if (this.outputs) {
      const { labels, outputs, said, names } = this;
      drawing.row(1, { sign: 'ŷ', runs: runsOf(said), names, labels, outputs }, colour);
    }
    drawing.times(this.words, colour);
    drawing.cursor(this.now, colour);
  }

  render() {
    const { words, sound } = this;
    if (!sound) return html`<div><p class="waiting">${words.say('speech.nothing')}</p></div>`;
    if (this.table) return html`<div>${this.tableTwin(this.twin())}</div>`;
    return html`
      <div
        class="plot"
        tabindex="0"
        role="slider"
        aria-label=${words.say('speech.picture')}
        aria-valuemin="1"
        aria-valuemax=${this.frames}
        aria-valuenow=${this.now + 1}
        aria-valuetext=${this.sentenceAt(this.now)}
        @pointerdown=${this.onPointer}
        @pointermove=${this.onPointer}
        @keydown=${this.onKey}
      >${this.canvas()}</div>
    `;
  }

  /** @param {number} frame */
  sentenceAt(frame) {
    const { words, labels, outputs, names, said } = this;
    const time = words.count(frame * kFrameMilliseconds);
    const likeliestClass = said[frame];
    const chance = outputs ? words.percent(outputs.numbers[frame * outputs.size + likeliestClass]) : '';
    const heard = names[likeliestClass] ?? '';
    return labels
      ? words.say('speech.at', { time, spoken: names[labels[frame]] ?? '', heard, chance })
      : words.say('speech.atOwn', { time, heard, chance });
  }

  twin() {
    const { words, names, said, labels } = this;
    const runs = runsOf(said);
    const time = (/** @type {number} */ frame) => words.count(frame * kFrameMilliseconds);
    return {
      caption: words.say('speech.tableCaption'),
      columns: ['time', 'heard', 'spoken'].map((column) =>
        words.say(/** @type {import('../locales/words.js').Key} */ (`speech.${column}`)),
      ),
      rows: runs.map(({ label, from, to }) => [
        `${time(from)}–${time(to)}`,
        names[label] ?? '',
        labels
          ? runsOf(labels.subarray(from, to))
              .map((run) => names[run.label] ?? '')
              .join(' ')
          : '–',
      ]),
      none: words.say('speech.nothing'),
    };
  }

  /** @param {number} frame */
  move(frame) {
    this.now = frame;
    this.dispatchEvent(new CustomEvent('move', { detail: frame }));
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    if (event.type === 'pointermove' && event.buttons !== 1) return;
    const place = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    this.move(SpectrogramDrawing.frameAt(event.clientX - place.left, place.width, this.frames));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const far = event.shiftKey ? 10 : 1;
    /** @type {Record<string, number>} */
    const frames = {
      ArrowLeft: this.now - far,
      ArrowRight: this.now + far,
      ArrowDown: this.now - far,
      ArrowUp: this.now + far,
      PageDown: this.now - 10,
      PageUp: this.now + 10,
      Home: 0,
      End: this.frames - 1,
    };
    if (!(event.key in frames)) return;
    event.preventDefault();
    this.move(clamp(frames[event.key], this.frames));
  }
}

/** @param {number} index @param {number} count */
const clamp = (index, count) => Math.min(Math.max(index, 0), count - 1);
