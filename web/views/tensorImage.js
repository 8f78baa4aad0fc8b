// A vector or a matrix as colours: <rnn-tensor-image .numbers .rows .columns .most .marked=(column, or −1) .label .theme
//   .words @pick=(detail { row, column })>
import { html, nothing, svg, unsafeCSS } from 'lit';
import { DrawnElement } from './drawnElement.js';
import drawnStyle from './drawnElement.css?inline';
import { coloursFor, indexOf } from './palette.js';
import style from './tensorImage.css?inline';

export class TensorImage extends DrawnElement {
  static styles = [unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    numbers: { attribute: false },
    rows: { attribute: false },
    columns: { attribute: false },
    most: { attribute: false },
    marked: { attribute: false },
    label: { attribute: false },
  };

  constructor() {
    super();
    /** @type {ArrayLike<number>} */
    this.numbers = [];
    this.rows = 1;
    this.columns = 0;
    /** What the strongest colours stand for. */
    this.most = 1;
    this.marked = -1;
    this.label = '';
    /** @type {Uint32Array | null} */
    this.colours = null;
  }

  recolour() {
    this.colours = null;
    super.recolour();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('theme')) this.colours = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    super.updated(changed);
    const { rows, columns } = this;
    const canvas = /** @type {HTMLCanvasElement | null} */ (this.renderRoot.querySelector('canvas'));
    if (!canvas || rows * columns === 0) return;
    this.colours ??= coloursFor({
      negative: this.colour('--negative'),
      zero: this.colour('--zero'),
      positive: this.colour('--positive'),
    });
    canvas.width = columns;
    canvas.height = rows;
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) pixels[i] = this.colours[indexOf(this.numbers[i] / this.most)];
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  render() {
    const { rows, columns, marked, label } = this;
    const isDense = columns > this.clientWidth || rows > this.clientHeight;
    return html`
      <div class="plot" role="img" aria-label=${label} @click=${this.onClick}>
        <canvas class=${isDense ? 'dense' : ''}></canvas>
        ${
          marked >= 0
            ? html`<svg viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none">
                ${svg`<rect x=${marked} y="0" width="1" height=${rows} />`}
              </svg>`
            : nothing
        }
      </div>
    `;
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const { left, top, width, height } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const column = Math.min(Math.floor(((event.clientX - left) / width) * this.columns), this.columns - 1);
    const row = Math.min(Math.floor(((event.clientY - top) / height) * this.rows), this.rows - 1);
    this.dispatchEvent(new CustomEvent('pick', { detail: { row, column } }));
  }
}
