// The page's own address: what it says, and where it leads.

/** @import { PackedText } from '../state/packedText.js' */

import { lessonNamed } from '../lessons/registry.js';
import { writeAddress, writeLink } from '../state/address.js';

/**
 * @typedef {object} Present what the address says
 * @property {string} lesson
 * @property {import('../state/settings.js').Chosen} chosen
 * @property {string | null} [text]
 * @property {PackedText | null} [packed] a text of one's own that a link brought
 * @property {string} [language]
 */

/** @param {Present} present */
export function addressOf({ lesson, packed, ...what }) {
  const shown = lessonNamed(lesson);
  return packed ? writeLink(shown, { ...what, packed }) : writeAddress(shown, what);
}

/** Writes it into the address bar. @param {string} fragment */
export function showAddress(fragment) {
  try {
    history.replaceState(null, '', fragment);
  } catch {
    // A page without an address of its own, or written too often for this browser: the next one comes.
  }
}

/** The folder of a page; '' where it lies in none (about:srcdoc, blob:). @param {string} page */
export const folderOf = (page) => (URL.canParse('.', page) ? new URL('.', page).href : '');
