// Where this program came from.

/** The folder with rnn-playground.js, ending in a slash; '' where another program has taken it in. */
export function homeOfScript() {
  const script = [...document.scripts].find(({ src }) => /\/(rnn-playground(\.all)?|embed)\.js([?#]|$)/.test(src));
  return script ? new URL('.', script.src).href : '';
}
