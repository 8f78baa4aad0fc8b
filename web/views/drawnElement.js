// What everything drawn by script has in common: colours of the theme, a size that may change, a table that says the same.
import { html, LitElement, nothing } from 'lit';
import { wordsFor } from '../locales/words.js';
import { inTurn } from './inTurn.js';

/** @typedef {{ caption: string, columns: string[], rows: string[][], none?: string }} Table none: what stands there without rows */

/** A colour for what was taken out of the page before its turn: there is no style there, and nobody to see it. */
const kNowhere = 'rgb(0, 0, 0)';

export class DrawnElement extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    table: { attribute: false },
    theme: { attribute: false },
    words: { attribute: false },
  };

  constructor() {
    super();
    /** Whether the table stands there instead of the drawing. */
    this.table = false;
    this.theme = '';
    this.words = wordsFor('');
    /** @type {Map<string, string>} colours as the page's style resolves them, light or dark */
    this.resolved = new Map();
    this.resized = new ResizeObserver(() => this.fit());
    /** @type {Element | null} where the drawing stands, while it stands there */
    this.place = null;
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.onScheme = () => this.recolour();
  }

  connectedCallback() {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.onScheme);
    if (this.place) this.resized.observe(this.place);
    if (this.hasUpdated) this.recolour();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.onScheme);
    this.resized.disconnect();
  }

  scheduleUpdate() {
    return inTurn(() => super.scheduleUpdate());
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('theme')) this.resolved.clear();
  }

  /** @param {import('lit').PropertyValues} _changed */
  updated(_changed) {
    const place = this.renderRoot.querySelector('.plot');
    if (place === this.place) return;
    this.resized.disconnect();
    if (place) this.resized.observe(place);
    this.place = place;
  }

  recolour() {
    this.resolved.clear();
    this.requestUpdate();
  }

  /** The place of the drawing has another size. */
  fit() {
    this.requestUpdate();
  }

  /**
   * A colour of tokens.css for a canvas, which knows no custom properties.
   * @param {string} name
   */
  colour(name) {
    if (!this.isConnected) return kNowhere;
    const known = this.resolved.get(name);
    if (known) return known;
    const probe = /** @type {HTMLElement} */ (this.renderRoot.firstElementChild);
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.style.removeProperty('color');
    this.resolved.set(name, color);
    return color;
  }

  /** @param {Table} table */
  tableTwin({ caption, columns, rows, none }) {
    return html`
      <div class="twin" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <caption>${caption}</caption>
          <thead>
            <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
          </thead>
          <tbody>
            ${rows.map(
              ([first, ...values]) => html`
                <tr><th scope="row">${first}</th>${values.map((value) => html`<td>${value}</td>`)}</tr>
              `,
            )}
          </tbody>
        </table>
        ${rows.length === 0 && none ? html`<p>${none}</p>` : nothing}
      </div>
    `;
  }
}

/**
 * @param {string} colour rgb(…) as a computed style gives it
 * @param {number} alpha
 */
export const faint = (colour, alpha) => colour.replace(/^rgb\((.*)\)$/, (_, parts) => `rgba(${parts}, ${alpha})`);
