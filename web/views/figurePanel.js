// A panel around one drawing that can stand there as a table instead.

/** @import { Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { indexed } from './notation.js';

/**
 * @typedef {object} FigureData
 * @property {string} name of the panel, as its style and its heading's id name it
 * @property {unknown} [symbol] of the course for what it is about
 * @property {string} heading
 * @property {unknown} [aside]
 * @property {unknown} [tools] what else stands in its head
 * @property {boolean} table whether the table stands there
 * @property {unknown} figure
 */

/**
 * @param {FigureData} data
 * @param {{ toggleTable: () => void }} actions
 * @param {Words} words
 */
export function figurePanel({ name, symbol, heading, aside, tools = nothing, table, figure }, { toggleTable }, words) {
  const toggle = words.say(table ? 'chart.showChart' : 'chart.showTable');
  return html`
    <section class="${name} figure panel" aria-labelledby="${name}-heading">
      <header>
        <h2 id="${name}-heading">
          ${symbol ? html`<span class="symbol" aria-hidden="true">${symbol}</span>` : nothing}
          <span>${indexed(heading)}</span>
        </h2>
        ${aside ? html`<span class="aside">${aside}</span>` : nothing}
        ${tools}
        <button class="quiet" type="button" title=${toggle} aria-label="${heading}: ${toggle}" @click=${toggleTable}>
          ${icon(table ? 'chartLine' : 'table')}
        </button>
      </header>
      ${figure}
    </section>
  `;
}
