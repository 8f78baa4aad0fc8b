// The head of the page: its name, the way to every lesson, and the switches for language and theme.

/** @import { Language, Words } from '../locales/words.js' */

/** @import { LessonType } from '../views/typeGlyph.js' */

import { html, nothing } from 'lit';
import { kLanguages } from '../locales/words.js';
import { icon } from '../views/icon.js';
import { typeGlyph } from '../views/typeGlyph.js';
import logo from './logo.svg';

/**
 * @typedef {{ id: string, type: LessonType, name: string, address: string }} LessonLink
 *
 * @param {{ words: Words, isDark: boolean, lesson: string, lessons: readonly LessonLink[] }} data lesson: the present one
 * @param {{ speak: (language: Language) => void, toggleTheme: () => void }} actions
 */
export function header({ words, isDark, lesson, lessons }, { speak, toggleTheme }) {
  const theme = words.say(isDark ? 'page.lightTheme' : 'page.darkTheme');
  return html`
    <a class="skip" href="#main" @click=${skip}>${words.say('page.skip')}</a>
    <h1 class="name"><img src=${logo} alt="" />Tekrar</h1>
    <nav aria-label=${words.say('lessons.group')}>
      <ul>
        ${lessons.map(
          ({ id, type, name, address }) => html`
            <li>
              <a href=${address} aria-current=${id === lesson ? 'page' : nothing}>${typeGlyph(type)}<span>${name}</span></a>
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
