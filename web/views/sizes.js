// A table of models side by side: how many units each has per layer, and how many weights in all.

/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { swatch } from './chart.js';

/** @typedef {{ name: string, hidden: number, weights: number }} Size hidden: units per layer */

/** @param {readonly Size[]} rows @param {Words} words */
export const sizes = (rows, words) => html`
  <section class="sizes panel" aria-labelledby="sizes-heading">
    <table>
      <caption class="visually-hidden" id="sizes-heading">${words.say('sizes.heading')}</caption>
      <thead>
        <tr>
          <th scope="col">${words.say('sizes.network')}</th>
          <th scope="col">${words.say('sizes.hidden')}</th>
          <th scope="col">${words.say('sizes.weights')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, hidden, weights }, i) => html`
            <tr>
              <th scope="row">${swatch({ colour: `--model-${i + 1}`, width: 3 })}${name}</th>
              <td>${words.count(hidden)}</td>
              <td>${words.count(weights)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </section>
`;
