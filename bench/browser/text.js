/**
 * A text of any length with exactly `vocab` different characters, the same at every call. What it says does not matter:
 * a step takes as long whatever the characters are.
 * @param {number} vocab 2–94
 * @param {number} length
 */
export function textOf(vocab, length) {
  let state = 1;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += String.fromCharCode(33 + (i < vocab ? i : (state >>> 16) % vocab));
  }
  return text;
}
