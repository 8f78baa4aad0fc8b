// What a frame and the page around it say to one another. No window here: only what is written and read.

/** What the frame passes on, under the same names. */
export const kTold = ['rnn-ready', 'rnn-step', 'rnn-done', 'rnn-error'];

const kOrders = /** @type {const} */ (['train', 'pause', 'step', 'reset']);
const kMostSteps = 1_000_000;

/**
 * The height, as this project, Canvas, GitBook and those that ask Embedly or Iframely understand it.
 * @param {number} width
 * @param {number} height
 */
export function resizeMessages(width, height) {
  const high = Math.ceil(height);
  return [
    { tekrar: 'height', height: high },
    JSON.stringify({ subject: 'lti.frameResize', height: high }),
    { action: { action: '@webframe.resize', size: { height: high, aspectRatio: width / high } } },
    JSON.stringify({ context: 'iframe.resize', height: high }),
  ];
}

/**
 * Whose orders the frame takes and whom it tells what it does: the page that it was opened from. '' when the browser does
 * not say; a file knows no origin.
 * @param {string} referrer
 * @param {{ ancestorOrigins?: DOMStringList }} location
 */
export function hostOrigin(referrer, { ancestorOrigins }) {
  const [parent] = ancestorOrigins ?? [];
  if (parent) return parent === 'null' ? '' : parent;
  return URL.canParse(referrer) ? new URL(referrer).origin : '';
}

/**
 * { tekrar: 'do', do: 'train' | 'pause' | 'step' | 'reset', count?: number }; null for whatever else it is.
 * @param {unknown} message
 * @returns {{ do: typeof kOrders[number], count: number } | null}
 */
export function orderIn(message) {
  if (typeof message !== 'object' || message === null) return null;
  const { tekrar, do: order, count = 1 } = /** @type {Record<string, any>} */ (message);
  const known = kOrders.find((one) => one === order);
  const isCount = Number.isInteger(count) && count >= 1 && count <= kMostSteps;
  return tekrar === 'do' && known && isCount ? { do: known, count } : null;
}

/**
 * The height that a frame asks for; null for whatever else it is.
 * @param {unknown} message
 */
export function heightIn(message) {
  if (typeof message !== 'object' || message === null) return null;
  const { tekrar, height } = /** @type {Record<string, any>} */ (message);
  return tekrar === 'height' && Number.isFinite(height) && height >= 0 ? Math.min(height, 20_000) : null;
}

/**
 * The attributes that a fragment asks for. A setting may stand there as in an address (learningRate) or as in HTML
 * (learning-rate); what is no attribute of the element is left out.
 * @param {string} fragment
 * @param {readonly string[]} known
 * @param {ReadonlyMap<string, string>} settings by their attributes
 * @returns {[string, string][]}
 */
export function attributesIn(fragment, known, settings) {
  const attributes = new Map([...settings].map(([attribute, name]) => [name, attribute]));
  return [...new URLSearchParams(fragment.replace(/^#/, ''))].flatMap(([name, value]) => {
    const attribute = attributes.get(name) ?? name;
    return known.includes(attribute) ? [[attribute, value]] : [];
  });
}
