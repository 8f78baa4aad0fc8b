// The lesson and its settings in the address: #lesson=characters&text=english&cell=lstm&hidden=128…&lang=en, so that a
// link repeats a run. Without a lesson it is the main one.
//
// A link that somebody passes on says v=2 and holds the rest of the set-up, too:
//
//     temperature=0.8&topK=0&topP=1      how what is written is drawn
//     text=own&size=1234&packed=rVNL…    a text of one's own (packedText.js)
//
// An address without a version is of version 1, which has neither; it is what stands in the address bar.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { PackedText } from './packedText.js' */
/** @import { Sampling } from './promptedWriting.js' */
/** @import { Chosen, Setting } from './settings.js' */

import { readSampling } from './sampling.js';
import { defaults } from './settings.js';
import { readSetting } from './settingValues.js';

/** @typedef {{ id: string, settings: readonly Setting[], readsText?: boolean }} Addressed what is needed of a lesson here */
/**
 * @typedef {object} ReadAddress
 * @property {string} lesson
 * @property {Chosen} chosen
 * @property {string | null} text
 * @property {PackedText | null} packed a text of one's own, still to be unpacked
 * @property {Partial<Sampling>} sampling
 * @property {boolean} asksForOwn whether it asks for a text of one's own
 * @property {string | null} language
 * @property {ErrorBody[]} problems
 * @property {boolean} isBare whether it names no more than a lesson and a language
 */

const kVersion = 2;

/**
 * @param {Addressed} lesson
 * @param {{ chosen?: Chosen, text?: string | null, language?: string }} [what] without settings: as the lesson has them
 */
export function writeAddress({ id, settings, readsText }, { chosen, text, language } = {}) {
  // Without points of one's own a link begins with the lesson's.
  const isNamed = (/** @type {Setting} */ { name, type, isUsed }) =>
    type !== 'points' || (isUsed(/** @type {Chosen} */ (chosen)) && chosen?.[name] !== '');
  const values = chosen ? settings.filter(isNamed).map(({ name }) => [name, String(chosen[name])]) : [];
  return `#${new URLSearchParams([
    ['lesson', id],
    ...(readsText && text ? [['text', text]] : []),
    ...values,
    ...(language ? [['lang', language]] : []),
  ])}`;
}

/**
 * An address to be passed on: all that it takes to have the same run elsewhere.
 * @param {Addressed} lesson
 * @param {{ chosen: Chosen, text?: string | null, packed?: PackedText | null, sampling?: Sampling, language?: string }} what
 */
export function writeLink(lesson, { packed, sampling, ...what }) {
  const further = new URLSearchParams({ v: String(kVersion) });
  for (const [name, value] of Object.entries((lesson.readsText && sampling) || {})) further.set(name, String(value));
  if (lesson.readsText && packed) further.set('size', String(packed.size));
  if (lesson.readsText && packed) further.set('packed', packed.packed);
  return `${writeAddress(lesson, what)}&${further}`;
}

/**
 * Reads what it can: a value that is wrong is left at its default and named among the problems.
 * @param {string} fragment with or without its #
 * @param {{ lessons: readonly Addressed[], texts: readonly string[], languages: readonly string[] }} known
 *   lessons: the main one first; texts: the ids of those that exist
 * @returns {ReadAddress}
 */
export function readAddress(fragment, { lessons, texts, languages }) {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const asked = lessons.find(({ id }) => id === given.get('lesson'));
  const { id, settings, readsText } = asked ?? lessons[0];
  const { chosen, problems } = readSettings(given, settings);
  if (!asked && given.has('lesson')) problems.push(problem('address-lesson', 'lesson', given.get('lesson') ?? ''));
  const text = oneOf(texts, given.get('text'));
  const packed = readsText ? readPacked(given) : null;
  if (readsText && text === null && given.has('text') && !packed) problems.push(aboutText(given.get('text') ?? ''));
  const drawn = readsText ? readSampling((name) => given.get(name)) : { sampling: {}, problems: [] };
  problems.push(...drawn.problems);
  const version = Number(given.get('v') ?? 1);
  if (!(version <= kVersion)) problems.push(problem('address-version', 'v', given.get('v') ?? ''));
  return {
    lesson: id,
    chosen,
    text,
    packed,
    sampling: drawn.sampling,
    asksForOwn: given.get('text') === 'own',
    language: oneOf(languages, given.get('lang')),
    problems,
    isBare: [...given.keys()].every((name) => name === 'lesson' || name === 'lang'),
  };
}

/** @param {URLSearchParams} given @returns {PackedText | null} */
function readPacked(given) {
  const packed = given.get('packed');
  return packed !== null && given.get('text') === 'own' ? { packed, size: Number(given.get('size')) } : null;
}

/**
 * @param {URLSearchParams} given
 * @param {readonly Setting[]} settings
 */
function readSettings(given, settings) {
  /** @type {ErrorBody[]} */
  const problems = [];
  const chosen = defaults(settings);
  for (const setting of settings) {
    const written = given.get(setting.name);
    if (written === null) continue;
    const read = readSetting(setting, written);
    if ('problem' in read) problems.push(read.problem);
    else Object.assign(chosen, { [setting.name]: read.value });
  }
  return { chosen, problems };
}

/** @param {string} text as it was asked for */
const aboutText = (text) =>
  text === 'own' ? problem('address-own-text', 'text', '') : problem('address-text', 'text', text);

/**
 * @param {readonly string[]} known
 * @param {string | null} value
 */
const oneOf = (known, value) => (value !== null && known.includes(value) ? value : null);

/**
 * @param {string} code
 * @param {string} field
 * @param {string} value
 * @returns {ErrorBody}
 */
const problem = (code, field, value) => ({ code, message: '', field, value, allowed: '' });
