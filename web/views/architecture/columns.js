// Which columns of a long sequence are drawn: its ends and what is around the present one.

/** @typedef {{ first: number, last: number, shown: boolean }} Slot one column, or all those that a gap stands for */

/**
 * @param {number} columns
 * @param {number} now the present one; always shown
 * @param {(slots: Slot[]) => boolean} fits whether there is room for so many; the ends are shown in any case
 * @returns {Slot[]}
 */
export function slotsFor(columns, now, fits) {
  let slots = slotsOf(new Set([0, now, columns - 1]), columns);
  for (const column of byImportance(columns, now)) {
    const more = slotsOf(new Set([...slots.filter(({ shown }) => shown).map(({ first }) => first), column]), columns);
    if (!fits(more)) return slots;
    slots = more;
  }
  return slots;
}

/**
 * From the present column and from the two ends outwards.
 * @param {number} columns
 * @param {number} now
 */
function* byImportance(columns, now) {
  for (let away = 1; away < columns; away++) {
    for (const column of [now - away, now + away, away, columns - 1 - away]) {
      if (column >= 0 && column < columns) yield column;
    }
  }
}

/** @param {Set<number>} shown @param {number} columns @returns {Slot[]} */
function slotsOf(shown, columns) {
  /** @type {Slot[]} */
  const slots = [];
  let next = 0;
  for (const column of [...[...shown].sort((a, b) => a - b), columns]) {
    // A gap of one column would take as much room as the column itself.
    if (column > next) slots.push({ first: next, last: column - 1, shown: column - next === 1 });
    if (column < columns) slots.push({ first: column, last: column, shown: true });
    next = column + 1;
  }
  return slots;
}
