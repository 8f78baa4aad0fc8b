// The sentences and numbers of one language.
import en from './en.js';
import tr from './tr.js';

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Setting } from '../state/settings.js' */

import { kMostPoints } from '../state/placedPoints.js';
import { settingNamed } from '../state/settings.js';

/** @typedef {typeof en} Sentences */
/** @typedef {{ [G in keyof Sentences]: `${G}.${keyof Sentences[G] & string}` }[keyof Sentences]} Key */
/** @typedef {'en' | 'tr'} Language */

/** @type {Record<Language, Sentences>} */
const kSentences = { en, tr };

/** @type {readonly Language[]} */
export const kLanguages = ['tr', 'en'];

/** Missing values, such as a loss before the first step. */
const kNothing = '–';

/** @type {[Intl.RelativeTimeFormatUnit, number][]} with their seconds */
const kUnits = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export class Words {
  /** @param {Language} language */
  constructor(language) {
    this.language = language;
    this.sentences = kSentences[language];
    /** @type {Map<string, Intl.NumberFormat>} */
    this.formats = new Map();
  }

  /**
   * @param {Key} key
   * @param {Record<string, string>} [values] what stands in for {name}
   */
  say(key, values = {}) {
    const [group, name] = key.split('.');
    const sentence = /** @type {Record<string, Record<string, string>>} */ (this.sentences)[group][name];
    return fill(sentence, values);
  }

  /** @param {number} value a whole number, with the thousands set apart */
  count(value) {
    return this.format(value, { maximumFractionDigits: 0 });
  }

  /** @param {number} value shortened from a hundred thousand on: 1.25M, 1,25 milyon (a short Turkish B is a thousand) */
  shortCount(value) {
    return value < 1e5
      ? this.count(value)
      : this.format(value, {
          notation: 'compact',
          compactDisplay: this.language === 'tr' ? 'long' : 'short',
          minimumSignificantDigits: 3,
          maximumSignificantDigits: 3,
        });
  }

  /**
   * @param {number} value
   * @param {number} digits after the point
   */
  decimal(value, digits) {
    return this.format(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /**
   * With the minus sign that a formula has.
   * @param {number} value
   * @param {number} digits after the point
   */
  signed(value, digits) {
    return this.decimal(value, digits).replace('-', '−');
  }

  /**
   * Only all is 100%.
   * @param {number} value a share of 1; of single precision perhaps
   * @param {number} [digits] after the point
   */
  percent(value, digits = 0) {
    const parts = 100 * 10 ** digits;
    const share = Math.floor(value * parts + 1e-4) / parts;
    return this.format(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** @param {number} value as it stands in a field: nothing added, nothing rounded */
  field(value) {
    return this.format(value, { useGrouping: false, maximumSignificantDigits: 15 });
  }

  /** @param {number} value of any size, in a sentence */
  number(value) {
    return this.format(value, { maximumSignificantDigits: 6 });
  }

  /** How long ago a moment was: 5 minutes ago, yesterday. @param {number} moment milliseconds since 1970 */
  ago(moment) {
    const seconds = (moment - Date.now()) / 1000;
    const format = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' });
    const unit = kUnits.find(([, length]) => Math.abs(seconds) >= length) ?? kUnits[kUnits.length - 1];
    return format.format(Math.round(seconds / unit[1]), unit[0]);
  }

  /** @param {ErrorBody} error */
  error(error) {
    const { errors } = this.sentences;
    const sentence = errors[/** @type {keyof typeof errors} */ (error.code)] ?? errors.unknown;
    const setting = settingNamed(error.field);
    const allowed = setting ? this.allowedFor(setting) : this.countIn(error.allowed);
    const value = setting ? error.value : this.countIn(error.value);
    return fill(sentence, { code: error.code, field: error.field, value, allowed });
  }

  /** @param {string} detail of an error: a number as the engine writes it, or something else */
  countIn(detail) {
    return /^\d+$/.test(detail) ? this.count(Number(detail)) : detail;
  }

  /** @param {Setting} setting */
  allowedFor(setting) {
    if (setting.type === 'switch') return '';
    if (setting.type === 'points') return this.count(kMostPoints);
    if (setting.type === 'choice') return this.say('allowed.choices', { choices: setting.choices.join(', ') });
    const [low, high] = [setting.low, setting.high].map((bound) =>
      this.format(bound, { maximumSignificantDigits: 15 }),
    );
    return this.say(`allowed.${setting.type}`, { low, high });
  }

  /**
   * @param {number} value
   * @param {Intl.NumberFormatOptions} options
   */
  format(value, options) {
    if (Number.isNaN(value)) return kNothing;
    const key = JSON.stringify(options);
    const format = this.formats.get(key) ?? new Intl.NumberFormat(this.language, options);
    this.formats.set(key, format);
    return format.format(value);
  }
}

/** @type {Map<Language, Words>} */
const made = new Map();

/** @param {string} language a language tag; English for those that are not spoken here */
export function wordsFor(language) {
  const known = languageFor(language);
  const words = made.get(known) ?? new Words(known);
  made.set(known, words);
  return words;
}

/**
 * @param {string} tag such as navigator.language
 * @returns {Language}
 */
export function languageFor(tag) {
  return tag.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}

/**
 * @param {string} sentence
 * @param {Record<string, string>} values
 */
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
