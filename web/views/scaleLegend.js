// What the colours from −1 to 1 stand for.

/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';

/** @param {string} name @param {Words} words @param {number} [most] the value of the strongest colours; two digits of it are shown */
export const scaleLegend = (name, words, most = 1) => html`
  <span class="scale-legend"><span>${name}</span> <span>${words.number(-Number(most.toPrecision(2)))}</span><span class="ramp"></span><span>${words.number(Number(most.toPrecision(2)))}</span></span>
`;
