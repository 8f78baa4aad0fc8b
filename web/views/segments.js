// One of a few, side by side.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/**
 * @template Value
 * @param {object} group
 * @param {string} group.name different from that of every other group
 * @param {string} group.legend what it is about, for who hears it
 * @param {readonly { value: Value, text: unknown, label?: string }[]} group.choices label: what is heard instead of the text
 * @param {Value} group.chosen
 * @param {(value: Value) => void} choose
 */
export const segments = ({ name, legend, choices, chosen }, choose) => html`
  <fieldset class="segments kinds">
    <legend class="visually-hidden">${legend}</legend>
    ${choices.map(
      ({ value, text, label }) => html`
        <label>
          <input
            type="radio"
            name=${name}
            aria-label=${label ?? nothing}
            .checked=${live(value === chosen)}
            @change=${() => choose(value)}
          /><span>${text}</span>
        </label>
      `,
    )}
  </fieldset>
`;
