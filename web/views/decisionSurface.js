// The panel around the plane of points.

/** @import { Rows } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */
/** @import { Place } from './planeCursor.js' */

import { html, nothing } from 'lit';
import { icon } from './icon.js';

/**
 * @typedef {object} SurfaceData
 * @property {Rows | null} rows ŷ over the plane
 * @property {Float32Array} heldOut x, y, class of each
 * @property {Float32Array | null} own the same of points of one's own; null where none may be set
 * @property {number} read index of the point that the network is watched reading
 * @property {number} accuracy on the held-out points
 * @property {boolean} table
 * @property {string} theme
 *
 * @typedef {object} SurfaceActions
 * @property {(index: number) => void} read
 * @property {(point: Place & { label: number }) => void} place
 * @property {(index: number) => void} remove
 * @property {() => void} clear
 * @property {() => void} toggleTable
 */

/**
 * @param {SurfaceData} data
 * @param {SurfaceActions} actions
 * @param {Words} words
 */
export function decisionSurface({ rows, heldOut, own, read, accuracy, table, theme }, actions, words) {
  const toggle = words.say(table ? 'plane.showPlane' : 'plane.showTable');
  return html`
    <section class="surface panel" aria-labelledby="surface-heading">
      <header>
        <h2 id="surface-heading"><span class="symbol" aria-hidden="true">ŷ</span>${words.say('plane.heading')}</h2>
        <button class="quiet" type="button" title=${toggle} aria-label=${toggle} @click=${actions.toggleTable}>
          ${icon(table ? 'grid' : 'table')}
        </button>
      </header>
      <rnn-decision-plane
        .rows=${rows}
        .heldOut=${heldOut}
        .own=${own}
        .read=${read}
        .accuracy=${accuracy}
        .table=${table}
        .theme=${theme}
        .words=${words}
        @read=${(/** @type {CustomEvent} */ { detail }) => actions.read(detail.index)}
        @place=${(/** @type {CustomEvent} */ { detail }) => actions.place(detail)}
        @remove=${(/** @type {CustomEvent} */ { detail }) => actions.remove(detail.index)}
        @clear=${actions.clear}
      ></rnn-decision-plane>
      ${own?.length === 0 ? html`<p class="problem" role="alert">${words.say('errors.points-none')}</p>` : nothing}
    </section>
  `;
}
