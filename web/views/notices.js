// What a person must know about at once, with the way out of it.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Notice } from '../state/experimentState.js' */
/** @import { Key, Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { settingNamed } from '../state/settings.js';
import { icon } from './icon.js';

/**
 * @typedef {object} NoticeActions
 * @property {(learningRate: number) => void} recover
 * @property {() => void} restart
 * @property {() => void} dismiss
 * @property {() => void} reset
 */

/**
 * @param {{ notice: Notice | null, unavailable: ErrorBody | null, learningRate: number }} data
 * @param {NoticeActions} actions
 * @param {Words} words
 */
export function notices({ notice, unavailable, learningRate }, actions, words) {
  if (unavailable) return box('alert', words.error(unavailable));
  if (!notice) return nothing;
  const close = html`
    <button
      class="quiet"
      type="button"
      title=${words.say('notices.dismiss')}
      aria-label=${words.say('notices.dismiss')}
      @click=${actions.dismiss}
    >
      ${icon('x')}
    </button>
  `;
  switch (notice.kind) {
    case 'diverged': {
      const sentence = words.say('notices.diverged', {
        step: words.count(notice.step),
        rate: words.number(learningRate),
      });
      const way = words.say('notices.recover', { rate: words.number(notice.learningRate) });
      return box('alert', sentence, html`${action(way, () => actions.recover(notice.learningRate))}`);
    }
    case 'crashed':
      return box('alert', words.say('notices.crashed'), action(words.say('notices.restart'), actions.restart));
    case 'refused':
      return box('alert', words.error(notice.error), close);
    case 'kept': {
      const when = words.ago(notice.savedAt);
      const sentence = words.say('notices.kept', { step: words.count(notice.step), when });
      return box('status', sentence, html`${action(words.say('notices.goOn'), notice.goOn)} ${close}`);
    }
    case 'goneOn': {
      const sentence = words.say('notices.goneOn', { step: words.count(notice.step) });
      return box('status', sentence, html`${further(words.say('notices.beginAnew'), actions.reset)} ${close}`);
    }
    case 'hidden':
      return box('status', words.say('notices.hidden'), close);
    case 'address':
    case 'attributes':
      return box('alert', askedSentence(notice, words), close);
  }
}

/**
 * @param {'alert' | 'status'} role
 * @param {string} sentence
 * @param {unknown} way
 */
const box = (role, sentence, way = nothing) => html`
  <div class="notice ${role}" role=${role}>${icon(role === 'alert' ? 'triangleAlert' : 'info')}<p>${sentence}</p>${way}</div>
`;

/**
 * @param {string} label
 * @param {() => void} act
 */
const action = (label, act) => html`<button class="primary" type="button" @click=${act}>${label}</button>`;

/**
 * @param {string} label
 * @param {() => void} act
 */
const further = (label, act) => html`<button type="button" @click=${act}>${label}</button>`;

/**
 * @param {{ kind: 'address' | 'attributes', problems: ErrorBody[] }} notice what was asked for and cannot be
 * @param {Words} words
 */
function askedSentence({ kind, problems }, words) {
  const sentences = problems.map((problem) => {
    if (!settingNamed(problem.field)) return words.error(problem);
    const label = words.say(/** @type {Key} */ (`settings.${problem.field}`));
    return words.say('notices.addressField', { label, sentence: words.error(problem) });
  });
  return [words.say(`notices.${kind}`), ...sentences].join(' ');
}
