// The code that puts a lesson with its settings into another page, as an element and as a frame.

/** @import { Lesson } from '../lessons/lesson.js' */
/** @import { ExperimentState } from '../state/experimentState.js' */
/** @import { Chosen, SettingName } from '../state/settings.js' */
/** @import { LearnedText } from '../state/textSource.js' */

import { attributeOf } from './attributeNames.js';
import { defaults } from '../state/settings.js';

/**
 * @param {string} home the address of the folder with this page, ending in a slash
 * @param {Lesson} lesson
 * @param {ExperimentState & { text?: LearnedText | null }} state
 * @param {string} fragment the whole set-up, as a link has it
 * @param {string} language
 * @returns {{ element: string, frame: string } | null} null where no other page could reach it
 */
export function embedCode(home, lesson, { chosen, text }, fragment, language) {
  if (!/^https?:/.test(home)) return null;
  const attributes = [
    ['lesson', lesson.id],
    ...(lesson.readsText && text && text.id !== 'own' ? [['text', text.id]] : []),
    ...ownSettings(lesson, chosen),
    ['lang', language],
  ].map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return {
    element: [
      `<script type="module" src="${escaped(home)}rnn-playground.js"></script>`,
      `<rnn-playground${attributes.join('')}>${ownText(text)}</rnn-playground>`,
    ].join('\n'),
    frame: [
      `<iframe src="${escaped(`${home}embed.html${fragment}`)}"`,
      `  title="Tekrar: ${escaped(lesson.texts[/** @type {'tr' | 'en'} */ (language)].name)}"`,
      '  width="100%" height="720" frameborder="0" allow="fullscreen; clipboard-write"></iframe>',
    ].join('\n'),
  };
}

/**
 * A text of one's own as a child, where it is known whole and cannot end the child early.
 * @param {LearnedText | null | undefined} text
 */
function ownText(text) {
  if (text?.id !== 'own' || !text.complete || /<\/?script|<!--/i.test(text.content)) return '';
  return `<script type="text/plain">\n${text.content}</script>`;
}

/** Those that are not as the lesson has them. @param {Lesson} lesson @param {Chosen} chosen */
function ownSettings({ settings }, chosen) {
  const before = defaults(settings);
  /** @param {SettingName} name */
  const isOther = (name) => chosen[name] !== before[name] || name === 'seed';
  return settings.filter(({ name }) => isOther(name)).map(({ name }) => [attributeOf(name), String(chosen[name])]);
}

/** @param {string} value */
const escaped = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
