// The phases of src/rnn/core/profile.hpp, in its order, and what the products among them compute.
import { gates } from '../cases.mjs';
import { table } from '../report.mjs';

/** @typedef {import('../cases.mjs').Case} Case */
/** @typedef {{steps: number, seconds: number[]}} Profile seconds: one for each phase */

/** Multiply-adds of a phase for one character; none where there is no product. @type {{name: string, multiplyAdds?: (c: Case) => number}[]} */
export const phases = [
  { name: 'the rest' },
  { name: 'input: gather or product', multiplyAdds: (c) => (c.layers - 1) * square(c) },
  { name: 'recurrent product', multiplyAdds: (c) => c.layers * square(c) },
  { name: 'gates' },
  { name: 'output layer and softmax', multiplyAdds: (c) => 3 * c.hidden * c.vocab },
  { name: 'gates, back' },
  { name: 'recurrent product, back', multiplyAdds: (c) => c.layers * square(c) },
  { name: 'input, back', multiplyAdds: (c) => (c.layers - 1) * square(c) },
  { name: 'weight gradients', multiplyAdds: (c) => (2 * c.layers - 1) * square(c) },
  { name: 'unpack, norm, optimiser' },
  { name: 'pack' },
];

/** @param {Case} c */
const square = ({ cell, hidden }) => gates[cell] * hidden * hidden;

/** @param {Case} c @param {Record<string, Profile>} profiles by build */
export function profileTable(c, profiles) {
  const builds = Object.entries(profiles);
  const cells = (/** @type {(profile: Profile) => string[]} */ of) => builds.flatMap(([, profile]) => of(profile));
  const rows = phases.map(({ name, multiplyAdds }, i) => [
    name,
    ...cells(({ steps, seconds }) => {
      const operations = 2 * (multiplyAdds?.(c) ?? 0) * c.batch * c.steps * steps;
      const share = (100 * seconds[i]) / sum(seconds);
      return [
        ((1000 * seconds[i]) / steps).toFixed(2),
        `${share.toFixed(1)}%`,
        operations > 0 ? (operations / seconds[i] / 1e9).toFixed(1) : '',
      ];
    }),
  ]);
  const total = ['together', ...cells(({ steps, seconds }) => [((1000 * sum(seconds)) / steps).toFixed(2), '', ''])];
  return table(['', ...builds.flatMap(([name]) => [name, '', ''])], [...rows.slice(1), rows[0], total]);
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
