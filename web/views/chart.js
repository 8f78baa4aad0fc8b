// Lines over a common x, drawn by uPlot, with a legend that reads them and a table that says the same. What the lines are,
// and how their numbers are written, is told by the classes that extend this one.
import { html, nothing, svg, unsafeCSS } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import uPlotStyle from 'uplot/dist/uPlot.min.css?inline';
import style from './chart.css?inline';
import { DrawnElement } from './drawnElement.js';
import drawnStyle from './drawnElement.css?inline';
import { chartData, chartOptions, lastBefore, spreadOver } from './chartOptions.js';
import { loadPlot } from './plot.js';

/** @import uPlot from 'uplot' */
/** @import { ChartScales, Line } from './chartOptions.js' */
/** @import { Plot } from './plot.js' */

const kTableRows = 12;

/** Undefined until it is fetched. @type {Plot | undefined} */
let Plot;

export class Chart extends DrawnElement {
  static styles = [unsafeCSS(uPlotStyle), unsafeCSS(drawnStyle), unsafeCSS(style)];

  /** @type {import('lit').PropertyDeclarations} */
  static properties = { hovered: { state: true }, isUndrawable: { state: true } };

  constructor() {
    super();
    /** @type {number | null} the index of the x under the pointer */
    this.hovered = null;
    /** @type {Line[]} */
    this.lines = [];
    /** @type {uPlot | null} */
    this.plot = null;
    /** Whether the lines stand there as a table because what draws them could not be fetched. */
    this.isUndrawable = false;
    /** @type {unknown} what the present plot was made for */
    this.plotKey = '';
  }

  /** @returns {Line[]} */
  describe() {
    return [];
  }

  /** @returns {ChartScales} */
  scales() {
    throw new Error('a chart has scales');
  }

  /** What a person hears instead of the picture. */
  summary() {
    return '';
  }

  /** @returns {{ caption: string, x: string, none: string }} */
  tableTexts() {
    return { caption: '', x: '', none: '' };
  }

  /** What stands at the end of the legend. */
  aside() {
    return '';
  }

  /** Draws over the lines. @param {uPlot} _plot */
  decorate(_plot) {}

  disconnectedCallback() {
    super.disconnectedCallback();
    this.drop();
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('theme')) this.drop();
    if (!isOnlyHover(changed)) this.lines = this.describe();
  }

  render() {
    const aside = this.aside();
    // Another element for another text: it grows to the left, and the same one would be seen to jump.
    return html`
      <div class="legend">${this.legend()} ${keyed(aside, html`<span class="at">${aside}</span>`)}</div>
      ${this.table || this.isUndrawable ? this.twin() : html`<div class="plot" role="img" aria-label=${this.summary()}></div>`}
    `;
  }

  /** @returns {unknown} */
  legend() {
    return this.lines.filter((line) => line.legend !== false).map((line) => this.entry(line));
  }

  /** @param {Line} line */
  entry(line) {
    return html`
      <span class="entry" title=${line.hint ?? nothing}>
        ${swatch(line)}${line.name} <span class="value">${this.scales().value(this.valueOf(line))}</span>
      </span>
    `;
  }

  twin() {
    const { caption, x, none } = this.tableTexts();
    const { value, xValue } = this.scales();
    const lines = this.lines.filter((line) => line.inTable !== false);
    const longest = lines.reduce(
      (most, { points: [xs] }) => (xs.length > most.length ? xs : most),
      /** @type {readonly number[]} */ ([]),
    );
    const rows = spreadOver(longest, kTableRows).map((at) => [
      xValue(at),
      ...lines.map(({ points }) => value(lastBefore(points, at))),
    ]);
    return this.tableTwin({ caption, columns: [x, ...lines.map(({ name }) => name)], rows, none });
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.place) return this.drop();
    if (!Plot) return this.fetchPlot();
    const key = `${this.words.language} ${this.lines.map(({ name, colour }) => name + colour).join()}`;
    if (this.plot && this.plotKey !== key) this.drop();
    if (!this.plot) this.draw(Plot, key);
    else if (!isOnlyHover(changed)) this.plot.setData(chartData(Plot, this.lines));
  }

  async fetchPlot() {
    try {
      Plot = await loadPlot();
      this.requestUpdate();
    } catch {
      this.isUndrawable = true;
    }
  }

  /** @param {Plot} Plot @param {string} key */
  draw(Plot, key) {
    const place = /** @type {HTMLElement} */ (this.place);
    const { width, height } = place.getBoundingClientRect();
    if (width === 0) return;
    const options = chartOptions({
      lines: this.lines,
      scales: () => this.scales(),
      colour: (name) => this.colour(name),
      decorate: (plot) => this.decorate(plot),
      onHover: (index) => {
        this.hovered = index;
      },
    });
    this.plot = new Plot({ ...options, width, height }, chartData(Plot, this.lines), place);
    this.plotKey = key;
  }

  drop() {
    this.plot?.destroy();
    this.plot = null;
  }

  recolour() {
    this.drop();
    super.recolour();
  }

  fit() {
    if (!this.place || !this.plot) return super.fit();
    const { width, height } = this.place.getBoundingClientRect();
    this.plot.setSize({ width, height });
  }

  /** The value of a line under the pointer, or its latest one. @param {Line} line */
  valueOf(line) {
    const at = this.hoveredX();
    if (at === null) return line.now ?? line.points[1].at(-1) ?? Number.NaN;
    return lastBefore(line.points, at);
  }

  /** @returns {number | null} */
  hoveredX() {
    return (this.hovered === null ? null : this.plot?.data[0][this.hovered]) ?? null;
  }
}

/** @param {import('lit').PropertyValues} changed */
const isOnlyHover = (changed) => changed.size === 1 && changed.has('hovered');

/** @param {Pick<Line, 'colour' | 'width' | 'dash'>} line */
export const swatch = ({ colour, width, dash }) => html`
  <svg class="swatch" viewBox="0 0 18 4" aria-hidden="true">${svg`<line
    x2="18" y1="2" y2="2" stroke="var(${colour})" stroke-width=${Math.min(3, width + 1)}
    stroke-dasharray=${dash?.map((length) => Math.min(length, 5)).join(' ') ?? nothing}
  />`}</svg>
`;
