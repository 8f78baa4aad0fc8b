// The vectors of a cell as strips of colour, each with the number of one unit.

/** @import { Words } from '../../locales/words.js' */
/** @import { CellValues } from './cellValues.js' */

import { html, nothing } from 'lit';
import { indexed } from '../notation.js';

/** The gates in the order of their work, with their letters. */
const kGates = {
  rnn: /** @type {const} */ ([]),
  gru: /** @type {const} */ ([
    ['reset', 'Γ_r'],
    ['update', 'Γ_u'],
    ['candidate', 'ã⟨t⟩'],
  ]),
  lstm: /** @type {const} */ ([
    ['forget', 'Γ_f'],
    ['update', 'Γ_u'],
    ['candidate', 'c̃⟨t⟩'],
    ['output', 'Γ_o'],
  ]),
};

/**
 * @param {object} data
 * @param {'rnn' | 'gru' | 'lstm'} data.cell
 * @param {CellValues} data.values
 * @param {number} data.unit
 * @param {string} data.previous how the step before is written
 * @param {string} data.read what this step reads, such as a character
 * @param {string[]} data.classes
 * @param {string} data.theme
 * @param {(unit: number) => void} choose
 * @param {Words} words
 */
export function vectors({ cell, values, unit, previous, read, classes, theme }, choose, words) {
  const { x, aPrevious, cPrevious, c, a, gates, output } = values;
  const rows = [
    strip('x', 'x⟨t⟩', x, 'input', [read]),
    strip('aPrevious', `a⟨${previous}⟩`, aPrevious),
    strip('cPrevious', `c⟨${previous}⟩`, cPrevious),
    ...kGates[cell].map(([name, letter]) => strip(name, letter, gates[name]?.value ?? null)),
    strip('c', 'c⟨t⟩', c),
    strip('a', 'a⟨t⟩', a),
    strip('y', 'ŷ⟨t⟩', output?.y ?? null, 'output', classes),
  ];
  return html`<dl class="strips">
    ${rows.filter(({ numbers }) => numbers && numbers.length > 0).map((row) => stripRow(row, { unit, theme }, choose, words))}
  </dl>`;
}

/**
 * @param {string} name
 * @param {string} letter
 * @param {Float64Array | null} numbers
 * @param {'input' | 'hidden' | 'output'} [role]
 * @param {string[]} [meanings] what its numbers stand for; one only: what all of them together do
 */
const strip = (name, letter, numbers, role = 'hidden', meanings = []) => ({ name, letter, numbers, role, meanings });

/**
 * @param {ReturnType<typeof strip>} row
 * @param {{ unit: number, theme: string }} how
 * @param {(unit: number) => void} choose
 * @param {Words} words
 */
function stripRow({ name, letter, numbers, role, meanings }, { unit, theme }, choose, words) {
  const all = numbers ?? new Float64Array();
  const isState = role === 'hidden';
  const largest = all.indexOf(Math.max(...all));
  const shown = isState ? unit : largest;
  const meaning = meanings.length === 1 ? meanings[0] : meanings[largest];
  const label = words.say('cell.vector', {
    letter,
    count: words.count(all.length),
    lowest: words.decimal(Math.min(...all), 2),
    highest: words.decimal(Math.max(...all), 2),
  });
  return html`
    <div class="vector ${role}">
      <dt>${indexed(letter)}</dt>
      <dd>
        <rnn-tensor-image
          .numbers=${all}
          .columns=${all.length}
          .marked=${isState ? unit : -1}
          .label=${label}
          .theme=${theme}
          .words=${words}
          @pick=${(/** @type {CustomEvent} */ event) => isState && choose(event.detail.column)}
        ></rnn-tensor-image>
      </dd>
      <dd class="number">
        ${meaning ? html`<span class="class">${meaning}</span>` : nothing}
        <span data-vector=${name} data-value=${all[shown]}>${words.decimal(all[shown], 4)}</span>
      </dd>
    </div>
  `;
}
