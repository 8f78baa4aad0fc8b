// What an element's experiment begins with.

/** @import { Beginning } from '../state/experiment.js' */
/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Chosen } from '../state/settings.js' */
/** @import { Lesson } from '../lessons/lesson.js' */

import { languageFor } from '../locales/words.js';
import { defaults } from '../state/settings.js';
import { addressText, ownText } from '../state/textSource.js';
import { readAttributes } from './attributes.js';

/** @typedef {{ chosen?: Chosen, text?: string | null, problems?: ErrorBody[] }} First text: id of a built-in one */

/**
 * @param {Element} element
 * @param {Lesson} lesson
 * @param {First | null} first what to begin with instead of what the attributes say
 * @param {string} language
 * @returns {Beginning}
 */
export function beginningOf(element, lesson, first, language) {
  const given = (/** @type {string} */ name) => element.getAttribute(name);
  const asked = first ?? readAttributes(given);
  const id = asked.text ?? (languageFor(language) === 'tr' ? 'turkce' : 'english');
  return {
    chosen: asked.chosen ?? defaults(lesson.settings),
    problems: asked.problems,
    textId: id,
    text: (lesson.readsText && !first && textOf(element)) || undefined,
    askedBy: first ? 'address' : 'attributes',
    train: !element.hasAttribute('paused'),
  };
}

/** A text of the page's own: from an address, or as a <script type="text/plain"> in the element. @param {Element} element */
function textOf(element) {
  const address = element.getAttribute('text-src');
  if (address) return addressText(new URL(address, document.baseURI).href);
  const script = [...element.children].find((child) => child.matches('script[type="text/plain"]'));
  return script && ownText((script.textContent ?? '').replace(/^\r?\n/, ''));
}
