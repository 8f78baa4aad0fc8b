// The share of whole translations that are right over the length of what is translated, a bar for each model.

/** @import { Exactness, LengthBin } from '../state/translation.js' */
/** @import { Words } from '../locales/words.js' */

import { html, nothing, svg } from 'lit';

const kWidth = 272;
const kHeight = 116;
const kLeft = 34; // room for the shares
const kBottom = 16; // room for the lengths

/**
 * @param {Exactness | null} measured
 * @param {readonly string[]} names of the models
 * @param {Words} words
 */
export function exactness(measured, names, words) {
  const bins = measured?.bins ?? [];
  return html`
    <div class="exact">
      ${legend(measured, names, words)}
      <svg viewBox="0 0 ${kWidth} ${kHeight}" role="img" aria-label=${summary(measured, names, words)}>
        ${[0, 0.5, 1].map((share) => level(share, words))} ${bins.map((bin, i) => group(bin, i, bins.length, words))}
      </svg>
      <p class="axis">${words.say('exactness.lengths')}</p>
    </div>
  `;
}

/** @param {number} share */
const heightOf = (share) => (kHeight - kBottom - 6) * share;

/** @param {number} share @param {Words} words */
const level = (share, words) => {
  const y = kHeight - kBottom - heightOf(share);
  return svg`
    <line x1=${kLeft} x2=${kWidth} y1=${y} y2=${y} />
    <text class="share" x=${kLeft - 5} y=${y + 3}>${words.percent(share)}</text>
  `;
};

/**
 * @param {LengthBin} bin
 * @param {number} index
 * @param {number} bins how many there are
 * @param {Words} words
 */
function group({ from, to, count, right }, index, bins, words) {
  const room = (kWidth - kLeft) / bins;
  const width = Math.min(14, (room - 6) / right.length);
  const middle = kLeft + room * (index + 0.5);
  const bars = right.map((matches, model) => {
    const height = heightOf(matches / count);
    const x = middle + (model - right.length / 2) * width;
    return svg`
      <rect class="model-${model + 1}" x=${x} y=${kHeight - kBottom - height} width=${width - 1} height=${Math.max(height, 0.75)} />
    `;
  });
  return svg`${bars}<text x=${middle} y=${kHeight - 4}>${words.count(from)}–${words.count(to)}</text>`;
}

/**
 * @param {Exactness | null} measured
 * @param {readonly string[]} names
 * @param {Words} words
 */
const legend = (measured, names, words) => html`
  <div class="legend">
    ${names.map(
      (name, model) => html`
        <span class="entry model-${model + 1}">
          <svg viewBox="0 0 1 1" aria-hidden="true">${svg`<rect width="1" height="1" />`}</svg>${name}
          <span class="value">${words.percent(shareOf(measured, model), 1)}</span>
        </span>
      `,
    )}
  </div>
`;

/** @param {Exactness | null} measured @param {number} model */
const shareOf = (measured, model) => (measured ? measured.right[model] / measured.count : Number.NaN);

/**
 * @param {Exactness | null} measured
 * @param {readonly string[]} names
 * @param {Words} words
 */
function summary(measured, names, words) {
  if (!measured) return words.say('exactness.nothing');
  const shares = names.map((name, model) => `${name}: ${words.percent(shareOf(measured, model), 1)}`);
  return words.say('exactness.summary', { shares: shares.join('; ') });
}

/**
 * @param {Exactness | null} measured
 * @param {readonly string[]} names
 * @param {Words} words
 */
export const exactnessTable = (measured, names, words) => html`
  <div class="exact twin" tabindex="0" role="region" aria-label=${words.say('exactness.caption')}>
    <table>
      <caption>${words.say('exactness.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">${words.say('exactness.length')}</th>
          ${names.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${(measured?.bins ?? []).map(
          ({ from, to, count, right }) => html`
            <tr>
              <th scope="row">${words.count(from)}–${words.count(to)}</th>
              ${right.map((matches) => html`<td>${words.count(matches)} / ${words.count(count)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
    ${measured ? nothing : html`<p>${words.say('exactness.nothing')}</p>`}
  </div>
`;
