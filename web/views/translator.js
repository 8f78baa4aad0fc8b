// A text and its translations by two models: what each says, the candidates of the beam, what the decoder looked at.

/** @import { Candidate, TranslationSeen } from '../state/translation.js' */
/** @import { PiecesProblem } from '../state/pieces.js' */
/** @import { Key, Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { alignment } from './alignment.js';
import { bar } from './bar.js';
import { icon } from './icon.js';
import { segments } from './segments.js';

/**
 * @typedef {object} TranslatorData
 * @property {boolean} ready
 * @property {string} from language of the text
 * @property {string} to language of the translation
 * @property {string} typed what stands in the field
 * @property {PiecesProblem | null} problem why it cannot be translated
 * @property {number} width of the beam
 * @property {readonly string[]} names of the models
 * @property {number} model index of the one that is looked at
 * @property {TranslationSeen | null} translation
 * @property {boolean} asAttention whether the attention is shown instead of the candidates
 * @property {readonly string[]} known names of the pieces that can be read
 *
 * @typedef {object} TranslatorActions
 * @property {(text: string) => void} type
 * @property {() => void} next another held-out example
 * @property {(width: number) => void} widen the beam
 * @property {(model: number) => void} look
 * @property {(asAttention: boolean) => void} show
 */

const kWidths = [1, 2, 4, 8];

/**
 * @param {TranslatorData} data
 * @param {TranslatorActions} actions
 * @param {Words} words
 */
export function translator(data, actions, words) {
  const { asAttention } = data;
  const group = {
    name: 'translated',
    legend: words.say('translator.shown'),
    choices: [
      { value: true, text: words.say('translator.attention') },
      { value: false, text: words.say('translator.candidates') },
    ],
    chosen: asAttention,
  };
  return html`
    <section class="translator panel" aria-labelledby="translator-heading">
      <header>
        <h2 id="translator-heading">
          <span class="symbol" aria-hidden="true">ŷ<sup>⟨t⟩</sup></span>
          ${words.say('translator.heading', { from: languageName(data.from, words), to: languageName(data.to, words) })}
        </h2>
        ${segments(group, actions.show)}
      </header>
      <div class="halves">
        <div class="said">${sourceForm(data, actions, words)} ${answers(data, actions, words)}</div>
        <div class="looked">${besides(data, words)}</div>
      </div>
    </section>
  `;
}

/** Beside what is said: the words that could be used, the attention or the candidates. @param {TranslatorData} data @param {Words} words */
function besides(data, words) {
  if (data.problem?.code === 'unknown') return knownWords(data, words);
  return data.asAttention ? attentionOf(data, words) : candidatesOf(data, words);
}

/** @param {string} language @param {Words} words */
const languageName = (language, words) => words.say(/** @type {Key} */ (`languages.${language}`));

/**
 * @param {TranslatorData} data
 * @param {TranslatorActions} actions
 * @param {Words} words
 */
function sourceForm({ ready, from, typed, problem, width }, actions, words) {
  return html`
    <div class="source">
      <input
        name="source"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        lang=${from}
        .value=${live(typed)}
        ?disabled=${!ready}
        aria-label=${words.say('translator.source')}
        aria-describedby="source-problem"
        aria-invalid=${problem !== null}
        @input=${(/** @type {Event} */ event) => actions.type(/** @type {HTMLInputElement} */ (event.target).value)}
      />
      <p class="problem" id="source-problem" role="status">${problem ? problemSentence(problem, words) : nothing}</p>
      <div class="tools">
        <label title=${words.say('translator.widthHint')}>
          <span>${words.say('translator.width')}</span>
          <select
            name="width"
            @change=${(/** @type {Event} */ event) =>
              actions.widen(Number(/** @type {HTMLSelectElement} */ (event.target).value))}
          >
            ${kWidths.map(
              (choice) => html`<option value=${choice} .selected=${choice === width}>${words.count(choice)}</option>`,
            )}
          </select>
        </label>
        <button class="another" type="button" ?disabled=${!ready} @click=${actions.next}>
          ${icon('stepForward')}<span>${words.say('translator.another')}</span>
        </button>
      </div>
    </div>
  `;
}

const kMostNamed = 5;

/** @param {PiecesProblem} problem @param {Words} words */
function problemSentence(problem, words) {
  if (problem.code === 'empty') return words.say('translator.empty');
  if (problem.code === 'long') {
    return words.say('translator.long', { length: words.count(problem.length), most: words.count(problem.most) });
  }
  const named = problem.words.slice(0, kMostNamed).map((word) => `“${shortened(word)}”`);
  return words.say('translator.unknown', { words: named.join(', ') });
}

/** @param {string} word */
const shortened = (word) => (word.length > 24 ? `${word.slice(0, 24)}…` : word);

/** All that could be read instead. @param {TranslatorData} data @param {Words} words */
const knownWords = ({ known, from }, words) => html`
  <p class="known-heading">${words.say('translator.known')}</p>
  <p class="known" lang=${from} tabindex="0" role="region" aria-label=${words.say('translator.known')}>${known
    .filter((name) => !name.startsWith('+'))
    .toSorted((one, other) => one.localeCompare(other, from))
    .join(' · ')}</p>
`;

/**
 * What each model says; the one whose attention and candidates are shown is chosen here.
 * @param {TranslatorData} data
 * @param {TranslatorActions} actions
 * @param {Words} words
 */
function answers({ names, model, to, translation }, actions, words) {
  const right = translation?.right ?? '';
  return html`
    <fieldset class="answers">
      <legend class="visually-hidden">${words.say('models.which')}</legend>
      ${names.map((name, index) => {
        const best = translation?.candidates[index][0];
        return html`
          <label class="answer model-${index + 1}">
            <input
              type="radio"
              name="answer"
              .checked=${live(index === model)}
              @change=${() => actions.look(index)}
            />
            <span class="name">${words.say(/** @type {Key} */ (`models.${name}`))}</span>
            <span class="text" lang=${to}>${best?.text ?? ''}${best && !best.ended ? '…' : nothing}</span>
            ${best && right ? verdict(best.text === right && best.ended, words) : nothing}
          </label>
        `;
      })}
      <p class="right">
        ${right ? html`<span class="name">${words.say('translator.right')}</span><span lang=${to}>${right}</span>` : nothing}
      </p>
    </fieldset>
  `;
}

/** @param {boolean} isRight @param {Words} words */
const verdict = (isRight, words) => html`
  <span class="verdict ${isRight ? 'good' : 'bad'}">
    ${icon(isRight ? 'check' : 'x')}<span class="visually-hidden">${words.say(isRight ? 'translator.isRight' : 'translator.isWrong')}</span>
  </span>
`;

/** @param {TranslatorData} data @param {Words} words */
function attentionOf({ translation, names, model, from, to }, words) {
  const attention = translation?.trace.attention;
  if (!translation) return html`<p class="waiting">${words.say('translator.nothing')}</p>`;
  if (!attention) {
    const name = words.say(/** @type {Key} */ (`models.${names[model]}`));
    return html`<p class="waiting">${words.say('translator.noAttention', { name })}</p>`;
  }
  return alignment({ weights: attention, inputs: translation.inputs, outputs: translation.said, from, to }, words);
}

/** @param {TranslatorData} data @param {Words} words */
function candidatesOf({ translation, model, to }, words) {
  if (!translation) return html`<p class="waiting">${words.say('translator.nothing')}</p>`;
  return html`
    <table class="candidates">
      <caption class="visually-hidden">${words.say('translator.candidates')}</caption>
      <thead>
        <tr>
          <th scope="col">${words.say('translator.candidate')}</th>
          <th scope="col">${words.say('translator.logProbability')}</th>
          <th scope="col" class="chance">${words.say('translator.probability')}</th>
        </tr>
      </thead>
      <tbody>
        ${translation.candidates[model].map((candidate) => candidateRow(candidate, to, words))}
      </tbody>
    </table>
  `;
}

/** @param {Candidate} candidate @param {string} to @param {Words} words */
const candidateRow = ({ text, logProbability, ended }, to, words) => html`
  <tr>
    <th scope="row" lang=${to}>${text}${ended ? nothing : '…'}</th>
    <td>${words.signed(logProbability, 2)}</td>
    <td class="chance"><span>${words.percent(Math.exp(logProbability), 1)}</span>${bar(Math.exp(logProbability))}</td>
  </tr>
`;
