// A figure of a cell as SVG, with the numbers of one unit.

/** @import { Words } from '../../locales/words.js' */
/** @import { UnitNumbers } from './cellValues.js' */
/** @import { Figure, Part, Wire } from './figures.js' */

import { html, nothing, svg } from 'lit';
import { fillOf, isStrong } from '../palette.js';
import { rounded } from '../paths.js';
import { kBox, kPort, kRadius } from './figures.js';

/**
 * @param {Figure} figure
 * @param {UnitNumbers} numbers
 * @param {{ x: string, y: string, previous: string }} texts what was read, what is predicted, how the step before is written
 * @param {string} label
 * @param {Words} words
 */
export function diagram({ width, height, body, wires, parts }, numbers, texts, label, words) {
  /** @param {Part} part */
  const shape = (part) => {
    const number = part.value && part.value !== 'x' && part.value !== 'y' ? numbers[part.value] : undefined;
    const said = part.value === 'x' || part.value === 'y' ? texts[part.value] : undefined;
    const name = part.name?.replace('t−1', texts.previous);
    return kShapes[part.kind](
      { ...part, name },
      number,
      said ?? (number === undefined ? '' : words.decimal(number, 2)),
    );
  };
  return html`
    <svg class="diagram" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
      <rect class="body" x=${body.x} y=${body.y} width=${body.width} height=${body.height} rx="18" />
      ${wires.map(({ points, role, plain }) => svg`<path class="wire ${role ?? ''}" d=${rounded(points, !plain)} />`)}
      ${parts.map(shape)}
    </svg>
  `;
}

/** @typedef {(part: Part, number: number | undefined, said: string) => unknown} Shape */
/** @type {Record<Part['kind'], Shape>} */
const kShapes = {
  port: ({ x, y, name = '', value }, number, said) => svg`
    <g class="port ${roleOf(value)}" transform="translate(${x} ${y})">
      ${valued(kPort, number, 14)}
      <text class=${inkOf(number)} y="4.5" text-anchor="middle">${said}</text>
      ${
        value === 'x' || value === 'y'
          ? svg`<text class="name" x="38" y="5">${letters(name)}</text>`
          : svg`<text class="name" y="-20" text-anchor="middle">${letters(name)}</text>`
      }
    </g>
  `,
  function: ({ x, y, text = '', name = '', below = false }, number, said) => svg`
    <g class="function" transform="translate(${x} ${y})">
      ${valued(text.length > 5 ? { ...kBox, width: 74 } : kBox, number, 7)}
      <text class="symbol ${inkOf(number)}" y="5" text-anchor="middle">${text}</text>
      ${
        name
          ? svg`<text class="name" x=${below ? 0 : -6} y=${below ? 32 : -21} text-anchor="end">${letters(name)}</text>
              <text class="number" x="6" y=${below ? 32 : -21}>${said}</text>`
          : nothing
      }
    </g>
  `,
  weight: ({ x, y, text = '' }) => svg`
    <g class="weight" transform="translate(${x} ${y})">
      ${valued(kBox, undefined, 2)}
      <text class="symbol" y="5" text-anchor="middle">${letters(text)}</text>
    </g>
  `,
  operation: ({ x, y, text = '' }) => svg`
    <g class="operation" transform="translate(${x} ${y})">
      <circle r=${kRadius} />
      <text y="6" text-anchor="middle">${text}</text>
    </g>
  `,
  branch: ({ x, y, text = '' }) => svg`<circle class="branch ${text}" cx=${x} cy=${y} r="3" />`,
};

/** @param {{ width: number, height: number }} size @param {number | undefined} number @param {number} round */
const valued = ({ width, height }, number, round) => svg`
  <rect class=${number === undefined ? 'box' : 'box valued'} fill=${number === undefined ? nothing : fillOf(number)}
    x=${-width / 2} y=${-height / 2} width=${width} height=${height} rx=${round} />
`;

/** @param {number | undefined} number */
const inkOf = (number) => (number !== undefined && isStrong(number) ? 'strong' : '');

/** @param {Part['value']} value @returns {Wire['role'] | ''} */
function roleOf(value) {
  if (value === 'x') return 'input';
  if (value === 'y') return 'output';
  return value === 'c' || value === 'cPrevious' ? 'memory' : 'hidden';
}

/** Γ_u, a⟨t⟩: what is raised and what is lowered. @param {string} name */
function letters(name) {
  const [, letter, below, above] = /^([^_⟨]+)(?:_(.+))?(⟨.+⟩)?$/u.exec(name) ?? [];
  return svg`${letter}${below ? svg`<tspan class="small" dy="4">${below}</tspan>` : nothing}${
    above ? svg`<tspan class="small" dx="1" dy="-5">${above}</tspan>` : nothing
  }`;
}
