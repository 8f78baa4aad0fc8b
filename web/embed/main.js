// The page that a frame shows: one element, with what the fragment says as its attributes. It tells the page around it
// its height and what the element tells, and does what that page asks.
import { kKnownAttributes, kSettingAttributes } from '../element/attributeNames.js';
import { attributesIn, hostOrigin, kTold, orderIn, resizeMessages } from './messages.js';

/** @import { RnnPlayground } from '../element/rnn-playground.js' */

const host = hostOrigin(document.referrer, location);
const element = /** @type {RnnPlayground} */ (document.createElement('rnn-playground'));

for (const [name, value] of attributesIn(location.hash, kKnownAttributes, kSettingAttributes))
  element.setAttribute(name, value);
document.documentElement.lang = element.getAttribute('lang') || navigator.language;
document.body.append(element);
bringElement();
addEventListener('hashchange', () => location.reload());

if (parent !== window) {
  new ResizeObserver(([{ borderBoxSize }]) => {
    const [{ inlineSize, blockSize }] = borderBoxSize;
    if (blockSize === 0) return; // the element has not come yet
    // Whoever it is that frames this page may know how high it is.
    for (const message of resizeMessages(inlineSize, blockSize)) parent.postMessage(message, '*');
  }).observe(element);
  for (const type of kTold) element.addEventListener(type, (event) => tell(type, event));
  addEventListener('message', ({ source, origin, data }) => {
    const order = source === parent && origin === host ? orderIn(data) : null;
    if (order) element[order.do](order.count).catch(() => {}); // what fails is told as rnn-error
  });
}

/** A frame without an origin may load neither modules nor data: there one plain script brings everything. */
function bringElement() {
  if (self.origin !== 'null') return import(/* @vite-ignore */ new URL('rnn-playground.js', location.href).href);
  const script = document.createElement('script');
  script.src = 'rnn-playground.all.js';
  document.head.append(script);
}

/** @param {string} type @param {Event} event */
function tell(type, event) {
  if (host) parent.postMessage({ tekrar: type, detail: /** @type {CustomEvent} */ (event).detail }, host);
}
