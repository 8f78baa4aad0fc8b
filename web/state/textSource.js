// The texts that a model can learn, each with the way to read it for the engine and what is shown of it.

/** @import { Opened, Source } from '../worker/protocol.js' */
/** @import { PackedText } from './packedText.js' */

import { kTexts } from '../data/texts.js';
import { checkSize } from '../engine/readText.js';
import { RnnError } from '../engine/rnnError.js';
import { unpackText } from './packedText.js';

/** Longer texts are not put into the text field: there they would hold up the page. */
export const kLongestShown = 80_000; // UTF-16 units; in a field they take some 30 ms to lay out

/**
 * @typedef {object} LearnedText
 * @property {string} id of a built-in text, or 'own'
 * @property {string} [name] of the file
 * @property {string} [draft] goes back into the text field when the engine refuses it
 * @property {string} content what is shown of it
 * @property {boolean} complete whether that is all of it
 * @property {() => Promise<Source>} read
 * @property {(opened: Opened) => LearnedText} learned this, with what the engine read of it
 */

/**
 * @param {string} id
 * @returns {LearnedText}
 */
export function builtInText(id) {
  const text = kTexts.find((known) => known.id === id) ?? kTexts[0];
  /** @type {Promise<string> | undefined} */
  let fetched;
  const content = () => {
    fetched ??= fetchText(text.url);
    return fetched;
  };
  return whole({ id: text.id }, content);
}

/**
 * @param {string} content
 * @returns {LearnedText}
 */
export function ownText(content) {
  if (content.length > kLongestShown) return beginningOf({ id: 'own' }, new Blob([content]));
  return { ...whole({ id: 'own' }, async () => content), draft: content };
}

/**
 * @param {File} file
 * @returns {LearnedText}
 */
export function fileText(file) {
  return beginningOf({ id: 'own', name: file.name }, file);
}

/**
 * A text that stands in an address.
 * @param {PackedText} packed
 * @returns {LearnedText}
 */
export const packedText = (packed) => whole({ id: 'own' }, () => unpackText(packed));

/**
 * A text of one's own that was kept, or that lay in a model file.
 * @param {Blob} blob its UTF-8
 * @param {string} [name] of the file that it came from
 * @returns {LearnedText}
 */
export const keptText = (blob, name) =>
  blob.size > kLongestShown || name ? beginningOf({ id: 'own', name }, blob) : whole({ id: 'own' }, () => blob.text());

/**
 * A text that lies somewhere on the web.
 * @param {string} address
 * @param {string} [base] what it is relative to
 * @returns {LearnedText}
 */
export function addressText(address, base) {
  /** @type {LearnedText | undefined} */
  let fetched;
  return {
    id: 'own',
    content: '',
    complete: false,
    read: async () => {
      if (!URL.canParse(address, base)) throw new RnnError('text-address', '', { value: address });
      const { href } = new URL(address, base);
      fetched ??= beginningOf({ id: 'own', name: nameIn(href) }, await fetchFile(href, 'text-address'));
      return fetched.read();
    },
    learned: (opened) => /** @type {LearnedText} */ (fetched).learned(opened),
  };
}

/** The last part of a path. @param {string} address */
const nameIn = (address) => /[^/]*$/.exec(address.split(/[?#]/)[0])?.[0] ?? '';

/**
 * @param {{ id: string }} about
 * @param {() => Promise<string>} load
 * @returns {LearnedText}
 */
function whole(about, load) {
  let content = '';
  /** @type {LearnedText} */
  const text = {
    ...about,
    content: '',
    complete: true,
    read: async () => {
      content = await load();
      return { kind: 'text', text: content };
    },
    learned: ({ beginning }) => {
      const complete = content.length <= kLongestShown;
      return { ...text, content: complete ? content : beginning, complete };
    },
  };
  return text;
}

/**
 * @param {{ id: string, name?: string }} about
 * @param {Blob} blob read anew for each model, so that the page never holds the bytes twice
 * @returns {LearnedText}
 */
function beginningOf(about, blob) {
  /** @type {LearnedText} */
  const text = {
    ...about,
    content: '',
    complete: false,
    read: async () => {
      checkSize(blob.size);
      return { kind: 'bytes', bytes: await bytesOf(blob) };
    },
    learned: ({ beginning, characters }) => ({
      ...text,
      content: beginning,
      complete: characters <= [...beginning].length,
    }),
  };
  return text;
}

/** @param {Blob} blob */
function bytesOf(blob) {
  return blob.arrayBuffer().catch((error) => {
    throw new RnnError('text-not-readable', String(error));
  });
}

/** @param {string} url */
export async function fetchText(url) {
  return (await fetchFile(url, 'text-not-loaded')).text();
}

/**
 * @param {string} url
 * @param {string} code of the error when it is not to be had, or not to its end
 */
export async function fetchFile(url, code) {
  const response = await fetch(url).catch(() => null);
  const blob = response?.ok ? await response.blob().catch(() => null) : null;
  if (!blob) throw new RnnError(code, response?.statusText ?? '', { value: url });
  return blob;
}
