// A cell, opened: its figure, its equations with the numbers of one unit, its vectors and weights as colours. A dialog; on
// closing, the focus is again where it was.
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import { wordsFor } from '../../locales/words.js';
import { cellEquations } from '../cellEquations.js';
import controls from '../controls.css?inline';
import { icon } from '../icon.js';
import { indexed } from '../notation.js';
import { scaleLegend } from '../scaleLegend.js';
import { numbersOf, valuesAt } from './cellValues.js';
import style from './cellView.css?inline';
import diagramStyle from './diagram.css?inline';
import valuesStyle from './values.css?inline';
import { diagram } from './diagram.js';
import { figureOf } from './figures.js';
import { liveEquations } from './liveEquations.js';
import { vectors } from './vectors.js';
import { weights } from './weights.js';

/** @import { Matrix, Trace } from '../../worker/protocol.js' */
/** @import { Cell } from '../architecture/drawing.js' */
/** @import { CellValues } from './cellValues.js' */

/**
 * @typedef {object} CellActions
 * @property {(step: number) => void} move another step of the same part, from 0
 * @property {() => void} close
 */

const kActivations = { tanh: 'tanh', relu: 'ReLU', sigmoid: 'σ', softmax: 'softmax', identity: '' };

export class CellView extends LitElement {
  static styles = [unsafeCSS(controls), unsafeCSS(style), unsafeCSS(diagramStyle), unsafeCSS(valuesStyle)];

  static properties = {
    cell: { attribute: false },
    g: { attribute: false },
    output: { attribute: false },
    place: { attribute: false },
    trace: { attribute: false },
    matrices: { attribute: false },
    inputs: { attribute: false },
    classes: { attribute: false },
    theme: { attribute: false },
    words: { attribute: false },
    actions: { attribute: false },
    unit: { state: true },
  };

  constructor() {
    super();
    /** @type {'rnn' | 'gru' | 'lstm'} */
    this.cell = 'rnn';
    /** Of the plain cell. @type {'tanh' | 'relu' | 'sigmoid'} */
    this.g = 'tanh';
    /** g'. @type {'softmax' | 'sigmoid' | 'identity'} */
    this.output = 'softmax';
    /** Which cell, and when. @type {Cell} */
    this.place = { layer: 0, step: 0, direction: 'forward', part: 'stack' };
    /** @type {Trace | null} null as long as there is none */
    this.trace = null;
    /** Its weights, as PyTorch names and lays them out. @type {Matrix[]} */
    this.matrices = [];
    /** What each step of this part reads, such as characters. @type {string[]} */
    this.inputs = [];
    /** What the numbers of ŷ stand for. @type {string[]} */
    this.classes = [];
    this.theme = '';
    this.words = wordsFor('');
    /** @type {CellActions} */
    this.actions = { move: () => {}, close: () => {} };
    this.unit = 0;
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  firstUpdated() {
    this.dialog.showModal();
  }

  render() {
    const { words, trace } = this;
    const values = trace && valuesAt(trace, this.place);
    return html`
      <dialog aria-labelledby="cell-heading" @close=${() => this.actions.close()} @click=${this.onBackdrop}>
        <header>
          <h2 id="cell-heading">
            ${words.say('cell.heading', { cell: words.say(`cells.${this.cell}`) })}
            <span class="aside">${this.where()}</span>
          </h2>
          <button class="quiet" type="button" aria-label=${words.say('cell.close')} title=${words.say('cell.close')}
            @click=${() => this.dialog.close()}>${icon('x')}</button>
        </header>
        ${values ? this.opened(values) : html`<p class="waiting">${words.say('cell.nothing')}</p>`}
      </dialog>
    `;
  }

  where() {
    const { words, place, trace } = this;
    const { layers = [] } = trace ?? {};
    return [
      place.part !== 'stack' && words.say(`drawing.${place.part}`),
      layers.some(({ layer }) => layer > 0) && words.say('drawing.layer', { layer: words.count(place.layer + 1) }),
      layers.some(({ direction }) => direction === 'backward') && words.say(`drawing.${place.direction}`),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {CellValues} values */
  opened(values) {
    const { words, cell, place } = this;
    const unit = Math.min(this.unit, values.a.length - 1);
    const g = kActivations[this.g];
    const isBackward = place.direction === 'backward';
    const previous = isBackward ? 't+1' : 't−1';
    const choose = (/** @type {number} */ chosen) => {
      this.unit = chosen;
    };
    return html`
      <div class="choices">
        ${this.slider('step', words.say('drawing.time'), place.step, values.steps, 't =', (step) => this.actions.move(step))}
        ${this.slider('unit', words.say('cell.unit'), unit, values.a.length, words.say('cell.unit'), choose)}
        ${scaleLegend(words.say('cell.scale'), words)}
      </div>
      <div class="content">
        <div class="figure" tabindex="0" role="region" aria-label=${words.say('cell.figureHeading')}>
          ${diagram(
            figureOf(cell, g, values.output && kActivations[this.output]),
            numbersOf(values, unit),
            { x: this.inputs[place.step] ?? '', y: this.likeliest(values), previous },
            words.say('cell.figure', { cell: words.say(`cells.${cell}`) }),
            words,
          )}
        </div>
        <section class="equations" aria-labelledby="cell-equations">
          <h3 id="cell-equations">${words.say('cell.equations', { unit: words.count(unit + 1) })}</h3>
          ${isBackward ? html`<p class="note">${indexed(words.say('cell.backward'))}</p>` : nothing}
          ${cellEquations(cell, words, { g: this.g, output: this.output, live: liveEquations(cell, g, values, unit, words) })}
        </section>
        <section class="vectors" aria-labelledby="cell-vectors">
          <h3 id="cell-vectors">${words.say('cell.vectors')}</h3>
          ${vectors({ cell, values, unit, previous, read: this.inputs[place.step] ?? '', classes: this.classes, theme: this.theme }, choose, words)}
        </section>
        ${
          this.matrices.length > 0
            ? html`<section class="weights" aria-labelledby="cell-weights">
                <h3 id="cell-weights">${words.say('cell.weights')}</h3>
                ${weights({ cell, matrices: this.matrices, hidden: values.a.length, theme: this.theme }, words)}
              </section>`
            : nothing
        }
      </div>
    `;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {number} index from 0
   * @param {number} count
   * @param {string} letter what the number is called
   * @param {(index: number) => void} change
   */
  slider(name, label, index, count, letter, change) {
    const { words } = this;
    const said = words.say('cell.of', { name: letter, index: words.count(index + 1), count: words.count(count) });
    return html`
      <label class="choice">
        <span class="visually-hidden">${label}</span>
        <input
          type="range"
          name=${name}
          min="0"
          max=${count - 1}
          .value=${live(String(index))}
          ?disabled=${count === 1}
          ?autofocus=${name === 'step'}
          aria-valuetext=${said}
          @input=${(/** @type {Event} */ event) => change(Number(/** @type {HTMLInputElement} */ (event.target).value))}
        />
        <span class="value" aria-hidden="true">${said}</span>
      </label>
    `;
  }

  /** @param {CellValues} values */
  likeliest({ output }) {
    if (!output) return '';
    const index = output.y.indexOf(Math.max(...output.y));
    return this.classes[index] ?? this.words.decimal(output.y[index], 2);
  }

  /** A click beside the dialog closes it. @param {MouseEvent} event */
  onBackdrop(event) {
    if (event.target !== this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) this.dialog.close();
  }
}
