// A text to be copied: a button does it where the browser allows it; the text itself can be selected everywhere.
import { html } from 'lit';
import { icon } from '../icon.js';

/**
 * @param {{ id: string, text: string, label: string, button: string, note: string }} data
 * @param {(isDone: boolean) => void} onCopied
 */
export const copyField = ({ id, text, label, button, note }, onCopied) => html`
  <div class="copy">
    <textarea
      id=${id}
      readonly
      rows=${text.includes('\n') ? 5 : 2}
      spellcheck="false"
      aria-label=${label}
      .value=${text}
      @focus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLTextAreaElement} */ (event.target).select()}
    ></textarea>
    <div class="row">
      <button type="button" @click=${(/** @type {Event} */ event) => copy(event, text, onCopied)}>${icon('copy')}<span>${button}</span></button>
      <span class="note" role="status">${note}</span>
    </div>
  </div>
`;

/**
 * @param {Event} event
 * @param {string} text
 * @param {(isDone: boolean) => void} onCopied
 */
async function copy(event, text, onCopied) {
  const field = /** @type {Element} */ (event.currentTarget).closest('.copy')?.querySelector('textarea');
  try {
    await navigator.clipboard.writeText(text);
    onCopied(true);
  } catch {
    field?.focus();
    field?.select();
    onCopied(false);
  }
}
