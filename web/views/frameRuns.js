// Frames with the same label, one after the other, as one.

/** @typedef {{ label: number, from: number, to: number }} Run frames from … to − 1 */

/** @param {ArrayLike<number>} labels @returns {Run[]} */
export function runsOf(labels) {
  /** @type {Run[]} */
  const runs = [];
  for (let t = 0; t < labels.length; t++) {
    const last = runs.at(-1);
    if (last?.label === labels[t]) last.to = t + 1;
    else runs.push({ label: labels[t], from: t, to: t + 1 });
  }
  return runs;
}

/**
 * The likeliest class of each row.
 * @param {import('../worker/protocol.js').Rows} rows
 */
export function likeliest({ steps, size, numbers }) {
  return Int32Array.from({ length: steps }, (_, t) => {
    let best = t * size;
    for (let i = best; i < (t + 1) * size; i++) if (numbers[i] > numbers[best]) best = i;
    return best - t * size;
  });
}

/**
 * The share of frames whose label is right.
 * @param {ArrayLike<number>} labels
 * @param {ArrayLike<number>} said
 */
export function shareRight(labels, said) {
  let right = 0;
  for (let t = 0; t < labels.length; t++) right += Number(labels[t] === said[t]);
  return right / labels.length;
}
