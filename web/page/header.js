// The head of the page: its name, the way to every lesson, and the switches for language and theme.

/** @import { Language, Words } from '../locales/words.js' */

/** @import { LessonType } from '../views/typeGlyph.js' */

import { html, nothing } from 'lit';
import { kLanguages } from '../locales/words.js';
import { icon } from '../views/icon.js';
import { typeGlyph } from '../views/typeGlyph.js';
import logo from './logo.svg';

/**
 * @typedef {object} LessonLink
 * @property {string} id
 * @property {LessonType} type
 * @property {import('../views/gallery.js').GalleryType} [card]
 * @property {string} name
 * @property {string} title
 * @property {string} address
 *
 * @typedef {object} HeaderData
 * @property {Words} words
 * @property {boolean} isDark
 * @property {string} lesson the present one
 * @property {readonly LessonLink[]} lessons
 *
 * @typedef {object} HeaderActions
 * @property {() => void} openOverview
 * @property {(language: Language) => void} speak
 * @property {() => void} toggleTheme
 */

/**
 * @param {HeaderData} data
 * @param {HeaderActions} actions
 */
export function header({ words, isDark, lesson, lessons }, { openOverview, speak, toggleTheme }) {
  const theme = words.say(isDark ? 'page.lightTheme' : 'page.darkTheme');
  const present = lessons.find(({ id }) => id === lesson);
  return html`
    <a class="skip" href="#main" @click=${skip}>${words.say('page.skip')}</a>
    <h1 class="name"><img src=${logo} alt="" />Tekrar</h1>
    <button class="overview" type="button" aria-haspopup="dialog" @click=${openOverview}>
      <span class="wide">${icon('layoutGrid')}${words.say('gallery.open')}</span>
      <span class="narrow">${present ? typeGlyph(present.type) : nothing}<span class="present">${present?.name}</span>${icon('chevronDown')}</span>
    </button>
    <nav aria-label=${words.say('lessons.group')}>
      <ul>
        ${lessons.map(
          ({ id, name, address }) => html`
            <li>
              <a href=${address} aria-current=${id === lesson ? 'page' : nothing}>${name}</a>
            </li>
          `,
        )}
      </ul>
    </nav>
    <div class="switches">
      <select aria-label=${words.say('page.language')} @change=${(/** @type {Event} */ event) => onSpeak(event, speak)}>
        ${kLanguages.map(
          (language) => html`
            <option value=${language} lang=${language} .selected=${language === words.language}>
              ${nameOf(language)}
            </option>
          `,
        )}
      </select>
      <button type="button" title=${theme} aria-label=${theme} @click=${toggleTheme}>${icon(isDark ? 'sun' : 'moon')}</button>
    </div>
  `;
}

/** A language's name in that language. @param {Language} language */
const nameOf = (language) => new Intl.DisplayNames(language, { type: 'language' }).of(language);

/**
 * @param {Event} event
 * @param {(language: Language) => void} speak
 */
const onSpeak = (event, speak) =>
  speak(/** @type {Language} */ (/** @type {HTMLSelectElement} */ (event.target).value));

/** The address keeps the settings: a jump must not change it. @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
