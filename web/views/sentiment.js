// What a network makes of a sentence: whether it speaks for or against, and how it came to that, character by character.

/** @import { SentenceReading } from '../state/sentiment.js' */
/** @import { TypedProblem } from '../state/tokens.js' */
/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { icon } from './icon.js';
import { typedField } from './typedField.js';

/**
 * @typedef {object} SentimentData
 * @property {string} typed
 * @property {TypedProblem | null} problem why it is not read
 * @property {string[]} unknown characters of it that were left out
 * @property {SentenceReading | null} reading of what was last readable
 * @property {boolean} ready
 * @property {boolean} table
 * @property {string} theme
 *
 * @typedef {object} SentimentActions
 * @property {(typed: string) => void} type
 * @property {() => void} another
 * @property {() => void} toggleTable
 */

/**
 * @param {SentimentData} data
 * @param {SentimentActions} actions
 * @param {Words} words
 */
export function sentiment(data, actions, words) {
  const { reading, table } = data;
  const toggle = words.say(table ? 'chart.showChart' : 'chart.showTable');
  return html`
    <section class="sentiment panel" aria-labelledby="sentiment-heading">
      <header>
        <h2 id="sentiment-heading"><span class="symbol" aria-hidden="true">ŷ<sup>⟨t⟩</sup></span>${words.say('sentiment.heading')}</h2>
        ${verdict(data, words)}
        <button class="quiet" type="button" title=${toggle} aria-label=${toggle} @click=${actions.toggleTable}>
          ${icon(table ? 'chartLine' : 'table')}
        </button>
      </header>
      ${sentenceField(data, actions, words)}
      <rnn-running-answer
        .characters=${reading?.inputs ?? []}
        .running=${reading?.running ?? []}
        .slopes=${reading?.slopes ?? []}
        .table=${table}
        .theme=${data.theme}
        .words=${words}
      ></rnn-running-answer>
    </section>
  `;
}

/** @param {SentimentData} data @param {Words} words */
function verdict({ reading, problem }, words) {
  const chance = reading?.running.at(-1);
  if (chance === undefined || problem) return html`<p class="verdict" role="status"></p>`;
  const side = chance > 0.5 ? 'positive' : 'negative';
  return html`
    <p class="verdict ${side}" role="status">
      <strong>${words.say(`sentiment.${side}`)}</strong>
      <span class="chance">ŷ = ${words.decimal(chance, 2)}</span>
    </p>
  `;
}

/**
 * @param {SentimentData} data
 * @param {SentimentActions} actions
 * @param {Words} words
 */
function sentenceField({ typed, ready, problem, unknown }, { type, another }, words) {
  const button = html`
    <button type="button" title=${words.say('sentiment.anotherHint')} ?disabled=${!ready} @click=${another}>
      ${words.say('sentiment.another')}
    </button>
  `;
  const label = words.say('sentiment.field');
  return typedField({ id: 'sentence', typed, problem, unknown, label, button }, { type }, words);
}
