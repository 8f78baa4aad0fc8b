// What the attributes of <rnn-playground> ask for.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { ReadAddress } from '../state/address.js' */
/** @import { SettingName } from '../state/settings.js' */

import { kTexts } from '../data/texts.js';
import { kLessons } from '../lessons/registry.js';
import { readAddress } from '../state/address.js';
import { kSettingAttributes } from './attributeNames.js';
import { knownParts, unknownParts } from './parts.js';

/** @typedef {(name: string) => string | null} Given the value of an attribute */

/**
 * Reads what it can: what is wrong is left at its default and named among the problems.
 * @param {Given} given
 * @returns {ReadAddress}
 */
export function readAttributes(given) {
  const wanted = new URLSearchParams();
  /** @param {string} name @param {string | null} value */
  const want = (name, value) => value !== null && wanted.set(name, value);
  want('lesson', given('lesson') || null);
  want('text', given('text') || null);
  for (const [attribute, name] of kSettingAttributes) want(name, settingIn(given, attribute));
  // The settings of a lesson in an address and in attributes are one and the same.
  const read = readAddress(String(wanted), { lessons: kLessons, texts: kTexts.map(({ id }) => id), languages: [] });
  return { ...read, problems: [...read.problems, ...wrongLooks(given)] };
}

/**
 * What attributes that were given another value ask for.
 * @param {Given} given
 * @param {string[]} names of attributes
 * @returns {{ settings: [SettingName, string][], problems: ErrorBody[] }} settings: what can be, as it is written
 */
export function changedAttributes(given, names) {
  const { problems } = readAttributes(given);
  const isWrong = (/** @type {string} */ field) => problems.some((problem) => problem.field === field);
  const fields = names.map((name) => kSettingAttributes.get(name) ?? name);
  return {
    settings: names.flatMap((name) => {
      const [setting, value] = [kSettingAttributes.get(name), settingIn(given, name)];
      return setting && value !== null && !isWrong(setting) ? [[setting, value]] : [];
    }),
    problems: problems.filter(({ field }) => fields.includes(field)),
  };
}

/**
 * What an attribute says of a setting. `hidden` without a number is HTML's own, and a switch is on without a value, as
 * everywhere in HTML.
 * @param {Given} given
 * @param {string} attribute
 */
export function settingIn(given, attribute) {
  const value = given(attribute);
  if (attribute === 'hidden' && (value === '' || value === 'until-found')) return null;
  return attribute === 'reproducible' && value === '' ? 'true' : value;
}

/**
 * @param {Given} given
 * @returns {ErrorBody[]} what is wrong with how it is to look
 */
export function wrongLooks(given) {
  const [lang, theme] = [given('lang') ?? '', given('theme') ?? ''];
  return [
    ...(/^((tr|en)\b.*)?$/i.test(lang) ? [] : [problem('lang', lang, 'tr, en')]),
    ...(['', 'light', 'dark'].includes(theme) ? [] : [problem('theme', theme, 'light, dark')]),
    ...['hide', 'controls'].flatMap((name) =>
      unknownParts(given(name)).map((part) => problem(name, part, knownParts().join(', '))),
    ),
  ];
}

/**
 * @param {string} field
 * @param {string} value
 * @param {string} allowed
 * @returns {ErrorBody}
 */
const problem = (field, value, allowed) => ({ code: 'attribute-value', message: '', field, value, allowed });
