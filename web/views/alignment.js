// What the decoder looked at: a row for each piece that it wrote, a column for each piece that the encoder read; the
// darker, the more of the attention.

/** @import { Rows } from '../worker/protocol.js' */
/** @import { Words } from '../locales/words.js' */

import { html, svg } from 'lit';

/**
 * @typedef {object} AlignmentData
 * @property {Rows} weights α⟨t,s⟩: T_y × T_x
 * @property {readonly string[]} inputs T_x of them
 * @property {readonly string[]} outputs T_y
 * @property {string} from language of the inputs
 * @property {string} to of the outputs
 */

/**
 * @param {AlignmentData} data
 * @param {Words} words
 */
export const alignment = ({ weights, inputs, outputs, from, to }, words) => html`
  <div class="alignment" tabindex="0" role="region" aria-label=${words.say('translator.attentionLabel')}>
    <table>
      <caption class="visually-hidden">${words.say('translator.attentionLabel')}</caption>
      <thead>
        <tr>
          <td></td>
          ${inputs.map((piece) => html`<th scope="col" lang=${from}><span>${piece}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${outputs.map(
          (piece, t) => html`
            <tr>
              <th scope="row" lang=${to}>${piece}</th>
              ${inputs.map((_, s) => weight(weights.numbers[t * weights.size + s], words))}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;

/** @param {number} share @param {Words} words */
const weight = (share, words) => html`
  <td title=${words.percent(share)}>
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect width="1" height="1" fill-opacity=${share.toFixed(3)} />`}
    </svg>
    <span class="visually-hidden">${words.percent(share)}</span>
  </td>
`;
