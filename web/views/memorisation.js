// Whether a model writes or recites: memorisation({ known, passage, length }, words).

/** @import { Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { bar } from './bar.js';

/**
 * @typedef {object} MemorisationData
 * @property {number} known the share of the written words that exist in the text; NaN while it is not known
 * @property {string} passage the longest one that stands word for word in the text
 * @property {number} length of what was written, in characters; 0 before anything was
 * @property {string} language of the text, or ''
 */

/**
 * @param {MemorisationData} data
 * @param {Words} words
 */
export function memorisation({ known, passage, length, language }, words) {
  const copied = length > 0 ? [...passage].length : Number.NaN;
  return html`
    <div class="memorisation">
      <dl>
        <div>
          <dt>${words.say('memory.known')}</dt>
          <dd><span class="value">${words.percent(known)}</span>${bar(known)}</dd>
        </div>
        <div>
          <dt>${words.say('memory.copied')}</dt>
          <dd>
            <span class="value">${words.say('memory.characters', { count: words.count(copied) })}</span>
            ${bar(copied / length)}
          </dd>
        </div>
      </dl>
      <p class="passage" tabindex="0" role="region" aria-label=${words.say('memory.passage')}>
        ${passage ? html`<q lang=${language || nothing}>${passage.replace(/\s*\n\s*/g, ' ⏎ ').trim()}</q>` : words.say('memory.nothing')}
      </p>
    </div>
  `;
}
