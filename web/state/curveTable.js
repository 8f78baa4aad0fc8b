// The losses as a table for spreadsheets and programs: RFC 4180, a point before the decimals, one row for each step.

/** @import { LossCurve } from './lossCurve.js' */

const kColumns = ['step', 'training_loss', 'training_loss_smoothed', 'held_out_loss', 'held_out_accuracy'];

/**
 * @param {readonly { name: string, curve: LossCurve }[]} models side by side; a name is left out where there is only one
 */
export function curvesAsCsv(models) {
  const isOne = models.length === 1;
  const head = isOne ? kColumns : ['model', ...kColumns];
  const rows = models.flatMap(({ name, curve }) => rowsOf(curve).map((row) => (isOne ? row : [name, ...row])));
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** @param {LossCurve} curve @returns {(number | null)[][]} */
function rowsOf({ training, heldOut, accuracy }) {
  /** @type {Map<number, (number | null)[]>} */
  const rows = new Map();
  /** @param {number[][]} columns of points @param {number} from the column that their first value stands in */
  const add = ([steps, ...values], from) => {
    for (const [i, step] of steps.entries()) {
      const row = rows.get(step) ?? [step, null, null, null, null];
      for (const [j, column] of values.entries()) row[from + j] = column[i];
      rows.set(step, row);
    }
  };
  add(training.columns, 1);
  add(heldOut.columns, 3);
  add(accuracy.columns, 4);
  return [...rows.values()].sort(([one], [other]) => Number(one) - Number(other));
}

/** @param {string | number | null} value */
function cell(value) {
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : '';
  return /[",\r\n]/.test(value ?? '') ? `"${value?.replaceAll('"', '""')}"` : (value ?? '');
}
