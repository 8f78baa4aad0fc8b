// What an element's experiment begins with.

/** @import { Beginning } from '../state/experiment.js' */
/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { PackedText } from '../state/packedText.js' */
/** @import { Sampling } from '../state/promptedWriting.js' */
/** @import { SavedModels } from '../state/savedModels.js' */
/** @import { Chosen } from '../state/settings.js' */
/** @import { LearnedText } from '../state/textSource.js' */
/** @import { Lesson } from '../lessons/lesson.js' */

import { languageFor } from '../locales/words.js';
import { defaults } from '../state/settings.js';
import { addressText, ownText, packedText } from '../state/textSource.js';
import { readAttributes } from './attributes.js';

/**
 * @typedef {object} First what to begin with instead of what the attributes say
 * @property {Chosen} [chosen]
 * @property {string | null} [text] id of a built-in one
 * @property {PackedText | null} [packed] a text in an address
 * @property {LearnedText} [learned] any other text
 * @property {Partial<Sampling>} [sampling]
 * @property {ErrorBody[]} [problems] of what was asked for
 * @property {SavedModels} [saved] what the models go on from
 * @property {boolean} [train] at once; as the attributes say, where not said
 */

/**
 * @param {Element} element
 * @param {Lesson} lesson
 * @param {First | null} first
 * @param {string} language
 * @returns {Beginning}
 */
export function beginningOf(element, lesson, first, language) {
  const given = (/** @type {string} */ name) => element.getAttribute(name);
  /** @type {First} */
  const asked = first ?? readAttributes(given);
  const id = asked.text ?? (languageFor(language) === 'tr' ? 'turkce' : 'english');
  return {
    chosen: asked.chosen ?? defaults(lesson.settings),
    problems: asked.problems,
    textId: id,
    text: (lesson.readsText && (first ? ownOf(first) : textOf(element))) || undefined,
    askedBy: first ? 'address' : 'attributes',
    train: asked.train ?? !element.hasAttribute('paused'),
    saved: asked.saved,
    sampling: asked.sampling,
  };
}

/** @param {First} first */
const ownOf = ({ learned, packed }) => learned ?? (packed ? packedText(packed) : null);

/** A text of the page's own: from an address, or as a <script type="text/plain"> in the element. @param {Element} element */
function textOf(element) {
  const address = element.getAttribute('text-src');
  if (address) return addressText(address, document.baseURI);
  const script = [...element.children].find((child) => child.matches('script[type="text/plain"]'));
  return script && ownText((script.textContent ?? '').replace(/^\r?\n/, ''));
}
