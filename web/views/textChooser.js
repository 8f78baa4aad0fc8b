// The text being learned: a built-in one, one's own, or a file.

/** @import { ErrorBody, Opened } from '../worker/protocol.js' */
/** @import { LearnedText } from '../state/textSource.js' */
/** @import { Key, Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { kLongestShown } from '../state/textSource.js';
import { icon } from './icon.js';

/**
 * @typedef {object} TextData
 * @property {readonly string[]} ids of the built-in texts
 * @property {LearnedText | null} text
 * @property {string | undefined} wanted the id of the text that was asked for
 * @property {string | null} draft
 * @property {boolean} whole whether all of it stands in the field, and not only how it begins
 * @property {ErrorBody | null} problem
 * @property {Opened | null} opened
 *
 * @typedef {object} TextActions
 * @property {(id: string) => void} choose
 * @property {() => void} begin a text of one's own
 * @property {(draft: string | null) => void} edit
 * @property {(text: string) => void} learn
 * @property {(file: File) => void} open
 * @property {() => void} showWhole
 */

// A field lays out all of its text at once, which takes 45 ms for a built-in one. Until somebody turns to it, so many
// characters stand there.
const kBeginning = 4000;

/**
 * @param {TextData} data
 * @param {TextActions} actions
 * @param {Words} words
 */
export function textChooser({ ids, text, wanted, draft, whole, problem, opened }, actions, words) {
  const chosen = draft === null ? wanted : 'own';
  const partial = text !== null && !text.complete && draft === null;
  return html`
    <section class="text panel" aria-labelledby="text-heading">
      <header>
        <h2 id="text-heading"><span class="symbol" aria-hidden="true">x<sup>⟨t⟩</sup></span><span class="name">${words.say('text.heading')}</span></h2>
        <select
          aria-label=${words.say('text.choose')}
          .value=${live(chosen ?? ids[0])}
          @change=${(/** @type {Event} */ event) => onChoose(event, actions)}
        >
          ${[...ids, 'own'].map(
            (id) => html`
              <option value=${id} .selected=${id === chosen}>${words.say(/** @type {Key} */ (`texts.${id}`))}</option>
            `,
          )}
        </select>
        <label class="button file" title=${words.say('text.openFile')}>
          ${icon('fileUp')}<span class="visually-hidden">${words.say('text.openFile')}</span>
          <input class="visually-hidden" type="file" @change=${(/** @type {Event} */ event) => onFile(event, actions)} />
        </label>
      </header>
      <textarea
        aria-label=${words.say('text.field')}
        aria-describedby="text-facts text-problem"
        aria-invalid=${problem ? 'true' : 'false'}
        placeholder=${words.say('text.placeholder')}
        spellcheck="false"
        autocapitalize="off"
        ?readonly=${partial}
        .value=${draft ?? shownOf(text, whole)}
        @focus=${(/** @type {Event} */ event) => showWhole(event, text, whole, actions)}
        @scroll=${(/** @type {Event} */ event) => showWhole(event, text, whole, actions)}
        @paste=${(/** @type {ClipboardEvent} */ event) => onPaste(event, actions)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, draft, actions)}
        @input=${(/** @type {Event} */ event) => onInput(event, text, actions)}
      ></textarea>
      <p class="problem" id="text-problem" role="alert">${problem ? words.error(problem) : nothing}</p>
      ${draft === null ? facts(text, opened, partial, words) : draftButtons(draft, actions, words)}
    </section>
  `;
}

/**
 * @param {LearnedText | null} text
 * @param {boolean} whole
 */
function shownOf(text, whole) {
  const { content = '' } = text ?? {};
  return whole ? content : content.slice(0, kBeginning).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * At once, so that what a person does there next meets all of it.
 * @param {Event} event
 * @param {LearnedText | null} text
 * @param {boolean} whole
 * @param {TextActions} actions
 */
function showWhole(event, text, whole, actions) {
  if (whole || !text) return;
  const area = /** @type {HTMLTextAreaElement} */ (event.target);
  if (area.value === shownOf(text, false)) {
    const { selectionStart, selectionEnd, scrollTop, textLength } = area;
    const isAllSelected = selectionStart === 0 && selectionEnd === textLength;
    const isEntered = event.type === 'focus';
    area.value = text.content;
    if (isEntered) area.setSelectionRange(0, isAllSelected ? text.content.length : 0);
    area.scrollTop = isEntered ? 0 : scrollTop;
  }
  actions.showWhole();
}

/**
 * @param {LearnedText | null} text
 * @param {Opened | null} opened
 * @param {boolean} partial
 * @param {Words} words
 */
function facts(text, opened, partial, words) {
  const count = words.say('text.facts', {
    characters: words.count(opened?.characters ?? Number.NaN),
    vocabulary: words.count(opened?.vocabulary.length ?? Number.NaN),
  });
  const sentences = [
    partial && words.say('text.beginning'),
    ...(opened?.notes ?? []).map((note) => words.say(`notes.${note}`)),
  ].filter(Boolean);
  const heldOut = words.say('text.heldOut', { heldOut: words.count(opened?.heldOutCharacters ?? Number.NaN) });
  return html`
    <div class="foot facts" id="text-facts">
      ${text?.name ? html`<p class="name">${text.name}</p>` : nothing}
      <p title=${heldOut}>${count}</p>
      ${
        sentences.length > 0 ? html`<p>${sentences.join(' ')}</p>` : html`<p class="hint">${words.say('text.hint')}</p>`
      }
    </div>
  `;
}

/**
 * @param {string} draft
 * @param {TextActions} actions
 * @param {Words} words
 */
const draftButtons = (draft, actions, words) => html`
  <div class="foot buttons" id="text-facts">
    <button class="primary learn" type="button" @click=${() => actions.learn(draft)}>${words.say('text.learn')}</button>
    <button type="button" @click=${() => actions.edit(null)}>${words.say('text.cancel')}</button>
  </div>
`;

/**
 * @param {Event} event
 * @param {TextActions} actions
 */
function onChoose(event, actions) {
  const select = /** @type {HTMLSelectElement} */ (event.target);
  if (select.value !== 'own') return actions.choose(select.value);
  actions.begin();
  select.closest('section')?.querySelector('textarea')?.focus();
}

/**
 * @param {Event} event
 * @param {TextActions} actions
 */
function onFile(event, actions) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  if (file) actions.open(file);
  input.value = ''; // so that the same file can be chosen again
}

/**
 * A text that replaces all of the field is learned at once. So is one that is too long to be shown: in the field it
 * would hold up the page.
 * @param {ClipboardEvent} event
 * @param {TextActions} actions
 */
function onPaste(event, actions) {
  const area = /** @type {HTMLTextAreaElement} */ (event.target);
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  const before = area.readOnly ? '' : area.value.slice(0, area.selectionStart);
  const after = area.readOnly ? '' : area.value.slice(area.selectionEnd);
  const whole = before + pasted + after;
  if (pasted === '' || (whole.length > pasted.length && whole.length <= kLongestShown)) return;
  event.preventDefault();
  actions.learn(whole);
}

/**
 * @param {KeyboardEvent} event
 * @param {string | null} draft
 * @param {TextActions} actions
 */
function onKey(event, draft, actions) {
  if (draft !== null && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.learn(draft);
}

/**
 * @param {Event} event
 * @param {LearnedText | null} text
 * @param {TextActions} actions
 */
function onInput(event, text, actions) {
  const { value } = /** @type {HTMLTextAreaElement} */ (event.target);
  actions.edit(value === text?.content ? null : value);
}
