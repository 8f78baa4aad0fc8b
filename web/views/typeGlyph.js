// The five types as signs: inputs below, hidden states between, outputs above, as in the course's overview figure.
import { html, svg } from 'lit';

/** @typedef {'oneToOne' | 'oneToMany' | 'manyToOne' | 'manyToMany' | 'encoderDecoder'} LessonType */

/**
 * In which columns there is an input, a hidden state and an output.
 * @type {Record<LessonType, { input: string, hidden: string, output: string }>}
 */
const kColumns = {
  oneToOne: { input: '1', hidden: '1', output: '1' },
  oneToMany: { input: '1..', hidden: '111', output: '111' },
  manyToOne: { input: '111', hidden: '111', output: '..1' },
  manyToMany: { input: '111', hidden: '111', output: '111' },
  encoderDecoder: { input: '11..', hidden: '1111', output: '..11' },
};
const kRows = { output: 1, hidden: 9, input: 17 };
const kWide = 5;
const kStep = 8;

/** @param {LessonType} type */
export function typeGlyph(type) {
  const rows = kColumns[type];
  const columns = rows.hidden.length;
  return html`
    <svg class="glyph" viewBox="0 0 ${columns * kStep - 1} 23" width=${columns * kStep - 1} height="23" aria-hidden="true">
      ${columns > 1 ? svg`<path class="line" d="M3.5 11.5H${(columns - 1) * kStep + 3.5}" />` : ''}
      ${Object.entries(rows).flatMap(([role, there]) =>
        [...there].map((mark, column) => (mark === '1' ? part(/** @type {keyof typeof kRows} */ (role), column) : '')),
      )}
    </svg>
  `;
}

/**
 * @param {keyof typeof kRows} role
 * @param {number} column
 */
function part(role, column) {
  const x = column * kStep + 1;
  const line =
    role === 'hidden' ? '' : svg`<path class="line" d="M${x + 2.5} ${role === 'input' ? '17V14' : '9V6'}" />`;
  return svg`${line}<rect class=${role} x=${x} y=${kRows[role]} width=${kWide} height=${kWide} rx="1.2" />`;
}
