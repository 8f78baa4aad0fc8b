// The numbers of one unit under the equations of its cell.

/** @import { Words } from '../../locales/words.js' */
/** @import { CellValues } from './cellValues.js' */

import { mathml } from 'lit';

/** @typedef {Partial<Record<keyof Words['sentences']['equations'], unknown>>} Live each whole, or in parts between which it may break */

/**
 * @param {'rnn' | 'gru' | 'lstm'} cell
 * @param {string} g as it is written
 * @param {CellValues} values
 * @param {number} unit
 * @param {Words} words
 * @returns {Live}
 */
export function liveEquations(cell, g, values, unit, words) {
  const { gates, aPrevious, a, cPrevious, c, output } = values;
  /** Rounded for the eye; whole for who measures. @param {number} number */
  const exact = (number) => mathml`<mn data-value=${number}>${words.decimal(number, 4)}</mn>`;
  /** In a product: @param {number} number */
  const factor = (number) =>
    number < 0
      ? mathml`<mrow><mo stretchy="false">(</mo>${exact(number)}<mo stretchy="false">)</mo></mrow>`
      : exact(number);
  /** @param {'update' | 'forget' | 'candidate' | 'output' | 'reset' | 'hidden'} gate @param {string} f */
  const applied = (gate, f) => {
    const found = gates[gate];
    return (
      found &&
      mathml`<mo>=</mo><mi mathvariant="normal">${f}</mi><mo stretchy="false">(</mo>${exact(found.z[unit])}<mo stretchy="false">)</mo>
        <mo>=</mo>${exact(found.value[unit])}`
    );
  };
  /** @param {'update' | 'forget' | 'candidate' | 'output' | 'reset'} gate */
  const gateValue = (gate) => gates[gate]?.value[unit] ?? Number.NaN;
  /** @type {Live} */
  const live = { output: output && likeliest(output.y, exact) };
  if (cell === 'rnn') return { ...live, hidden: applied('hidden', g) };
  Object.assign(live, { gu: applied('update', 'σ'), candidate: applied('candidate', 'tanh') });
  if (cell === 'gru') {
    const u = gateValue('update');
    return {
      ...live,
      gr: applied('reset', 'σ'),
      hidden: [
        mathml`<mo>=</mo>${exact(u)}<mo>·</mo>${factor(aPrevious[unit])}`,
        mathml`<mo form="infix">+</mo><mo stretchy="false">(</mo><mn>1</mn><mo>−</mo>${exact(u)}<mo stretchy="false">)</mo>
          <mo>·</mo>${factor(gateValue('candidate'))}`,
        mathml`<mo>=</mo>${exact(a[unit])}`,
      ],
    };
  }
  const [before, now] = [cPrevious?.[unit] ?? Number.NaN, c?.[unit] ?? Number.NaN];
  return {
    ...live,
    gf: applied('forget', 'σ'),
    go: applied('output', 'σ'),
    cellState: [
      mathml`<mo>=</mo>${exact(gateValue('forget'))}<mo>·</mo>${factor(before)}`,
      mathml`<mo form="infix">+</mo>${exact(gateValue('update'))}<mo>·</mo>${factor(gateValue('candidate'))}`,
      mathml`<mo>=</mo>${exact(now)}`,
    ],
    hidden: [
      mathml`<mo>=</mo>${exact(gateValue('output'))}<mo>·</mo><mi mathvariant="normal">tanh</mi>
        <mo stretchy="false">(</mo>${exact(now)}<mo stretchy="false">)</mo>`,
      mathml`<mo>=</mo>${exact(a[unit])}`,
    ],
  };
}

/** @param {Float64Array} y @param {(number: number) => unknown} exact */
function likeliest(y, exact) {
  const index = y.indexOf(Math.max(...y));
  return mathml`<mo>=</mo>${exact(y[index])}`;
}
