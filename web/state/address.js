// The lesson and its settings in the address: #lesson=characters&text=english&cell=lstm&hidden=128…&lang=en, so that a
// link repeats a run. Without a lesson it is the main one.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Chosen, Setting } from './settings.js' */

import { defaults } from './settings.js';
import { readSetting } from './settingValues.js';

/** @typedef {{ id: string, settings: readonly Setting[], readsText?: boolean }} Addressed what is needed of a lesson here */
/**
 * @typedef {{ lesson: string, chosen: Chosen, text: string | null, language: string | null, problems: ErrorBody[] }} ReadAddress
 */

/**
 * @param {Addressed} lesson
 * @param {{ chosen?: Chosen, text?: string | null, language?: string }} [what] without settings: as the lesson has them
 */
export function writeAddress({ id, settings, readsText }, { chosen, text, language } = {}) {
  const values = chosen ? settings.map(({ name }) => [name, String(chosen[name])]) : [];
  return `#${new URLSearchParams([
    ['lesson', id],
    ...(readsText && text ? [['text', text]] : []),
    ...values,
    ...(language ? [['lang', language]] : []),
  ])}`;
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
  if (readsText && text === null && given.has('text')) problems.push(aboutText(given.get('text') ?? ''));
  return { lesson: id, chosen, text, language: oneOf(languages, given.get('lang')), problems };
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
