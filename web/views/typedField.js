// A field for a text of one's own that a network reads while it is typed, and what is wrong with it in one sentence.

/** @import { TypedProblem } from '../state/tokens.js' */
/** @import { Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { signOf } from './writtenCharacter.js';

/**
 * @typedef {object} TypedFieldData
 * @property {string} id
 * @property {string} typed
 * @property {TypedProblem | null} problem why it is not read
 * @property {string[]} unknown characters of it that were left out
 * @property {string} label
 * @property {string} [language] of the text, where it is known
 * @property {unknown} button beside the field
 */

/**
 * @param {TypedFieldData} data
 * @param {{ type: (typed: string) => void, submit?: () => void }} actions
 * @param {Words} words
 */
export function typedField({ id, typed, problem, unknown, label, language, button }, { type, submit }, words) {
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    submit?.();
  };
  return html`
    <form class="typed" @submit=${onSubmit}>
      <div class="row">
        <input
          id=${id}
          lang=${language ?? nothing}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(typed)}
          aria-label=${label}
          placeholder=${label}
          aria-describedby="${id}-problem"
          aria-invalid=${problem ? 'true' : nothing}
          @input=${(/** @type {Event} */ event) => type(/** @type {HTMLInputElement} */ (event.target).value)}
        />
        ${button}
      </div>
      <p class="problem" id="${id}-problem" role="status">${sentenceOn(problem, unknown, words)}</p>
    </form>
  `;
}

const kMostNamed = 12;

/**
 * @param {TypedProblem | null} problem
 * @param {string[]} unknown
 * @param {Words} words
 */
function sentenceOn(problem, unknown, words) {
  const characters = unknown.slice(0, kMostNamed).map(signOf).join(' ');
  if (problem?.kind === 'empty') return words.say('typed.empty');
  if (problem?.kind === 'unknown') return words.say('typed.allUnknown', { characters });
  if (problem?.kind === 'long') {
    return words.say('typed.long', { length: words.count(problem.length), most: words.count(problem.most) });
  }
  return unknown.length > 0 ? words.say('typed.unknown', { characters }) : '';
}
