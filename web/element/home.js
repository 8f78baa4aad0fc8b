// Where this program came from.

/**
 * The folder with rnn-playground.js, ending in a slash; '' where another program has taken it in.
 * @param {Iterable<{ src: string }>} [scripts]
 * @param {string} [page] the address
 */
export function homeOfScript(scripts = document.scripts, page = location.href) {
  const script = [...scripts].find(({ src }) => isElement(src) || isOfFrame(src, page));
  return script ? new URL('.', script.src).href : '';
}

/** @param {string} src */
const isElement = (src) => /\/rnn-playground(\.all)?\.js([?#]|$)/.test(src);

/** Others have an embed.js, too, but not beside an embed.html. @param {string} src @param {string} page */
const isOfFrame = (src, page) => /\/embed\.html([?#]|$)/.test(page) && src === new URL('embed.js', page).href;
