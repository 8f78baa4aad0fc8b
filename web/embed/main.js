// The page that a frame shows: one element, with what the fragment says as its attributes, or as the whole set-up where
// it is that of a link. It tells the page around it its height and what the element tells, and does what that page asks.
import { kTexts } from '../data/texts.js';
import { kKnownAttributes, kSettingAttributes } from '../element/attributeNames.js';
import { readAddress } from '../state/address.js';
import { attributesIn, hostOrigin, kTold, orderIn, resizeMessages } from './messages.js';

/** @import { RnnPlayground } from '../element/rnn-playground.js' */

const host = hostOrigin(document.referrer, location);
const given = new URLSearchParams(location.hash.slice(1));

document.documentElement.lang = given.get('lang') || navigator.language;
const opening = open();
opening.catch(notBrought);
addEventListener('hashchange', () => location.reload());

if (parent !== window) {
  opening.then(tellOf, () => {});
  addEventListener('message', ({ source, origin, data }) => {
    const order = source === parent && origin === host ? orderIn(data) : null;
    if (order) opening.then((element) => element[order.do](order.count)).catch(() => {}); // what fails is told as rnn-error
  });
}

async function open() {
  await bringElement();
  await customElements.whenDefined('rnn-playground');
  // Not earlier: what is set of an element before it is upgraded is lost.
  const element = /** @type {RnnPlayground} */ (document.createElement('rnn-playground'));
  for (const [name, value] of attributesIn(location.hash, kKnownAttributes, kSettingAttributes))
    element.setAttribute(name, value);
  if (given.has('v')) element.first = linkFor(element);
  document.body.append(element);
  return element;
}

/** A frame without an origin may load neither modules nor data: there one plain script brings everything. */
function bringElement() {
  if (self.origin !== 'null') return import(/* @vite-ignore */ new URL('rnn-playground.js', location.href).href);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'rnn-playground.all.js';
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} could not be loaded.`));
    document.head.append(script);
  });
}

/**
 * What a link asks for beside what attributes can say. The element knows the lessons; here they would be too much.
 * @param {RnnPlayground} element
 */
function linkFor(element) {
  element.prepare();
  const known = { lessons: [element.present], texts: kTexts.map(({ id }) => id), languages: [] };
  return readAddress(location.hash, known);
}

/** @param {Error} error */
function notBrought({ message }) {
  document.body.textContent = message;
  tell('rnn-error', { code: 'element-not-loaded', sentence: message, field: '', value: '' });
}

/** @param {RnnPlayground} element */
function tellOf(element) {
  new ResizeObserver(([{ borderBoxSize }]) => {
    const [{ inlineSize, blockSize }] = borderBoxSize;
    if (blockSize === 0) return; // nothing is drawn yet
    // Whoever it is that frames this page may know how high it is.
    for (const message of resizeMessages(inlineSize, blockSize)) parent.postMessage(message, '*');
  }).observe(element);
  for (const type of kTold)
    element.addEventListener(type, (event) => tell(type, /** @type {CustomEvent} */ (event).detail));
}

/** @param {string} type @param {unknown} detail */
function tell(type, detail) {
  if (host && parent !== window) parent.postMessage({ tekrar: type, detail }, host);
}
