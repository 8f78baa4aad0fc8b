// The Turkish letters put back by two networks, one under the other: the first answers at each key, the second at the end.

/** @import { Letter, Ways } from '../state/letters.js' */
/** @import { TypedProblem } from '../state/tokens.js' */
/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { typedField } from './typedField.js';
import { chanceText, shadeOf } from './writtenCharacter.js';

/**
 * @typedef {object} Reader one of the two networks
 * @property {Ways} ways
 * @property {Letter[]} letters what it put back last
 * @property {number} weights
 * @property {Record<'all' | 'decided' | 'ambiguous', number>} accuracy on the held-out text
 *
 * @typedef {object} LettersData
 * @property {string} typed
 * @property {TypedProblem | null} problem why it is not read
 * @property {string[]} unknown characters of it that were left out
 * @property {boolean} hasEnded
 * @property {Reader[]} readers
 *
 * @typedef {object} LettersActions
 * @property {(typed: string) => void} type
 * @property {() => void} end
 */

/**
 * @param {LettersData} data
 * @param {LettersActions} actions
 * @param {Words} words
 */
export const letters = (data, actions, words) => html`
  <section class="letters panel" aria-labelledby="letters-heading">
    <header>
      <h2 id="letters-heading"><span class="symbol" aria-hidden="true">ŷ<sup>⟨t⟩</sup></span>${words.say('letters.heading')}</h2>
    </header>
    ${textField(data, actions, words)}
    <dl class="readers">${data.readers.map((reader) => answer(reader, data, words))}</dl>
    ${accuracies(data.readers, words)}
  </section>
`;

/**
 * @param {LettersData} data
 * @param {LettersActions} actions
 * @param {Words} words
 */
function textField({ typed, problem, unknown, hasEnded }, { type, end }, words) {
  const button = html`
    <button type="submit" title=${words.say('letters.endHint')} ?disabled=${hasEnded || problem !== null}>
      ${words.say('letters.end')}
    </button>
  `;
  const label = words.say('letters.field');
  const field = { id: 'letters-text', typed, problem, unknown, label, language: 'tr', button };
  return typedField(field, { type, submit: end }, words);
}

/**
 * @param {Reader} reader
 * @param {LettersData} data
 * @param {Words} words
 */
function answer({ ways, letters: own }, { hasEnded, problem, readers }, words) {
  const waits = ways === 'bothWays' && !hasEnded && !problem;
  const other = hasEnded ? (readers.find((reader) => reader.ways !== ways)?.letters ?? []) : [];
  return html`
    <div class=${ways}>
      <dt>${words.say(`models.${ways}`)}</dt>
      <dd lang="tr">${waits ? html`<span class="waits" lang=${words.language}>${words.say('letters.waits')}</span>` : own.map((letter, t) => shaded(letter, other[t], words))}</dd>
    </div>
  `;
}

/** Marks stand where the two differ. @param {Letter} letter @param {Letter | undefined} other @param {Words} words */
function shaded({ character, plain, chance }, other, words) {
  if (!/[cgiosu]/i.test(plain)) return character;
  const differs = other !== undefined && other.plain === plain && other.character !== character;
  return html`<span class="letter shade-${shadeOf(chance)} ${differs ? 'differs' : ''}" title="${character}: ${chanceText(chance, words)}">${character}</span>`;
}

/** @param {Reader[]} readers @param {Words} words */
const accuracies = (readers, words) => html`
  <table class="accuracies">
    <caption>${words.say('letters.accuracies')}</caption>
    <thead>
      <tr>
        <td></td>
        ${
          /** @type {const} */ (['weights', 'ambiguous', 'decided', 'all']).map(
            (column) =>
              html`<th scope="col" title=${words.say(`letters.${column}Hint`)}>${words.say(`letters.${column}`)}</th>`,
          )
        }
      </tr>
    </thead>
    <tbody>
      ${readers.map(
        ({ ways, weights, accuracy }) => html`
          <tr class=${ways}>
            <th scope="row">${words.say(`models.${ways}`)}</th>
            <td>${words.count(weights)}</td>
            <td class="best">${words.percent(accuracy.ambiguous, 1)}</td>
            <td>${words.percent(accuracy.decided, 1)}</td>
            <td>${words.percent(accuracy.all, 1)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;
