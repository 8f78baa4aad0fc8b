// How much of what a model writes stands word for word in the text that it has learned.

/**
 * The longest passage of what was written that also stands in the text: the text is read once through the suffix automaton
 * of the writing (A. Blumer et al., "The Smallest Automaton Recognizing the Subwords of a Text", 1985).
 * @param {string} written
 * @param {string} text
 * @returns {string}
 */
export function longestCopied(written, text) {
  const { symbols, alphabet, next, link, lengths } = automatonOf(written);
  let [state, length, longest, end] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const symbol = symbols[text.charCodeAt(i)];
    while (state > 0 && next[state * alphabet + symbol] === 0) {
      state = link[state];
      length = lengths[state];
    }
    state = next[state * alphabet + symbol];
    length = state === 0 ? 0 : length + 1;
    if (length <= longest) continue;
    longest = length;
    end = i + 1;
  }
  return withoutHalves(text.slice(end - longest, end));
}

/**
 * Every piece of the writing is a way from state 0. Symbol 0 is what the writing does not have, state 0 as a goal: no way.
 * @param {string} written
 */
function automatonOf(written) {
  const symbols = new Uint16Array(65536);
  let alphabet = 1;
  for (let i = 0; i < written.length; i++) {
    const code = written.charCodeAt(i);
    if (symbols[code] === 0) symbols[code] = alphabet++;
  }
  const most = Math.max(2 * written.length, 1);
  const next = new Int32Array(most * alphabet);
  const link = new Int32Array(most).fill(-1);
  const lengths = new Int32Array(most);
  let [states, last] = [1, 0];
  for (let i = 0; i < written.length; i++) {
    const symbol = symbols[written.charCodeAt(i)];
    const added = states++;
    lengths[added] = lengths[last] + 1;
    let state = last;
    for (; state >= 0 && next[state * alphabet + symbol] === 0; state = link[state])
      next[state * alphabet + symbol] = added;
    link[added] = 0;
    if (state >= 0) {
      const known = next[state * alphabet + symbol];
      link[added] = known;
      if (lengths[known] > lengths[state] + 1) {
        const copy = states++;
        next.copyWithin(copy * alphabet, known * alphabet, (known + 1) * alphabet);
        link[copy] = link[known];
        lengths[copy] = lengths[state] + 1;
        for (; state >= 0 && next[state * alphabet + symbol] === known; state = link[state])
          next[state * alphabet + symbol] = copy;
        link[known] = copy;
        link[added] = copy;
      }
    }
    last = added;
  }
  return { symbols, alphabet, next, link, lengths };
}

/** Without half a character at either end. @param {string} passage */
const withoutHalves = (passage) => passage.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
