// What the model writes: by itself while it learns, from a beginning that a person gives it, and how much of it is copied.

/** @import { PromptedState, Sampling } from '../state/promptedWriting.js' */
/** @import { Sample } from '../state/liveWriting.js' */
/** @import { MemorisationData } from './memorisation.js' */
/** @import { Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { kTopK, kTopP } from '../state/sampling.js';
import { icon } from './icon.js';
import { memorisation } from './memorisation.js';
import { temperatureSlider } from './temperature.js';

/** @typedef {'alone' | 'prompted' | 'copied'} WritingKind by itself, from a beginning, or how much it recites */

/**
 * @typedef {object} WritingData
 * @property {boolean} ready
 * @property {WritingKind} kind what is shown
 * @property {Sample | null} now
 * @property {Sample[]} earlier the latest last
 * @property {number | null} step of the earlier sample that is shown; null for what it writes now
 * @property {PromptedState} prompted
 * @property {MemorisationData} memory
 * @property {string} suggestion a beginning that suits the text
 * @property {Sampling} sampling
 * @property {string} language of the text, or ''
 *
 * @typedef {object} WritingActions
 * @property {(kind: WritingKind) => void} show
 * @property {(step: number | null) => void} goBack to an earlier sample
 * @property {(prompt: string) => void} write
 * @property {() => void} stop
 * @property {(change: Partial<Sampling>) => void} sample
 */

/**
 * @param {WritingData} data
 * @param {WritingActions} actions
 * @param {Words} words
 */
export function writing(data, actions, words) {
  const { kind } = data;
  return html`
    <section class="writing panel" aria-labelledby="writing-heading">
      <header>
        <h2 id="writing-heading"><span class="symbol" aria-hidden="true">ŷ<sup>⟨t⟩</sup></span>${words.say('writing.heading')}</h2>
        ${kinds(kind, actions, words)}
      </header>
      ${samplingForm(data.sampling, actions, words)}
      <div class="shown">
        ${kind === 'alone' ? writtenAlone(data, actions, words) : nothing}
        ${kind === 'prompted' ? writtenFrom(data, words) : nothing}
        ${kind === 'copied' ? memorisation(data.memory, words) : nothing}
      </div>
      ${promptForm(data, actions, words)}
    </section>
  `;
}

/**
 * @param {WritingKind} present
 * @param {WritingActions} actions
 * @param {Words} words
 */
const kinds = (present, actions, words) => html`
  <fieldset class="segments kinds">
    <legend class="visually-hidden">${words.say('writing.kind')}</legend>
    ${
      /** @type {const} */ (['alone', 'prompted', 'copied']).map(
        (kind) => html`
        <label>
          <input
            type="radio"
            name="written"
            value=${kind}
            .checked=${kind === present}
            @change=${() => actions.show(kind)}
          /><span>${words.say(`writing.${kind}`)}</span>
        </label>
      `,
      )
    }
  </fieldset>
`;

/** Another element for another step, as in the legend of a chart. @param {number} step @param {Words} words */
const textAt = (step, words) =>
  keyed(step, html`<span>${words.say('writing.atStep', { step: words.count(step) })}</span>`);

/**
 * @param {WritingData} data
 * @param {WritingActions} actions
 * @param {Words} words
 */
function writtenAlone({ now, earlier, step, language }, actions, words) {
  const shown = earlier.find((sample) => sample.step === step) ?? now;
  /** @param {Sample} sample */
  const button = (sample) => html`
    <button
      class="quiet"
      type="button"
      aria-pressed=${sample === shown}
      @click=${() => actions.goBack(sample === now ? null : sample.step)}
    >${textAt(sample.step, words)}</button>
  `;
  return html`
    <rnn-shaded-writing
      class="written now"
      .characters=${shown?.characters ?? []}
      .label=${words.say('writing.now')}
      .nothing=${words.say('writing.nothing')}
      .textLanguage=${language}
      .words=${words}
    ></rnn-shaded-writing>
    <div class="samples" role="group" aria-label=${words.say('writing.samples')}>
      ${earlier.map(button)}
      <span class="at">${now ? button(now) : nothing}</span>
    </div>
  `;
}

/**
 * @param {WritingData} data
 * @param {Words} words
 */
const writtenFrom = ({ prompted, language }, words) => html`
  <rnn-shaded-writing
    class="written continued"
    .prompt=${prompted.prompt}
    .characters=${prompted.characters}
    .label=${words.say('writing.output')}
    .nothing=${words.say('writing.outputNothing')}
    .textLanguage=${language}
    .words=${words}
  ></rnn-shaded-writing>
`;

/**
 * @param {WritingData} data
 * @param {WritingActions} actions
 * @param {Words} words
 */
function promptForm({ ready, prompted, suggestion }, actions, words) {
  const { unknown, problem } = prompted;
  const sentences = [
    problem && words.error(problem),
    unknown.length > 0 && words.say('writing.unknown', { characters: unknown.map(visible).join(' ') }),
  ].filter(Boolean);
  /** @param {Event} event from within the form */
  const write = ({ currentTarget }) => {
    if (prompted.writing) return actions.stop();
    const form = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (currentTarget).closest('.prompt'));
    actions.write(/** @type {HTMLInputElement} */ (form.querySelector('#prompt')).value);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => event.key === 'Enter' && !event.isComposing && write(event);
  // No <form>: a frame in a sandbox may not submit one.
  return html`
    <div class="prompt" part="prompt" role="group" aria-label=${words.say('writing.start')}>
      <div class="row">
        <input
          id="prompt"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${kLongestPrompt}
          value=${suggestion}
          aria-label=${words.say('writing.start')}
          placeholder=${words.say('writing.start')}
          aria-describedby="prompt-problem"
          @keydown=${onKey}
        />
        <button class="write" type="button" ?disabled=${!ready} @click=${write}>
          ${icon(prompted.writing ? 'square' : 'penLine')}
          <span>${words.say(prompted.writing ? 'writing.stop' : 'writing.write')}</span>
        </button>
      </div>
      <p class="problem" id="prompt-problem" role="status">${sentences.join(' ')}</p>
    </div>
  `;
}

/**
 * @param {Sampling} sampling
 * @param {WritingActions} actions
 * @param {Words} words
 */
function samplingForm({ temperature, topK, topP }, actions, words) {
  return html`
    <div class="sampling">
      ${temperatureSlider(temperature, (chosen) => actions.sample({ temperature: chosen }), words)}
      <label part="sampling" title=${words.say('writing.topKHint')}>
        <span>${words.say('writing.topK')}</span>
        <select name="topK" @change=${(/** @type {Event} */ event) => actions.sample({ topK: chosenIn(event) })}>
          ${kTopK.map((k) => option(k, k === topK, k === 0 ? words.say('writing.all') : words.count(k)))}
        </select>
      </label>
      <label part="sampling" title=${words.say('writing.topPHint')}>
        <span>${words.say('writing.topP')}</span>
        <select name="topP" @change=${(/** @type {Event} */ event) => actions.sample({ topP: chosenIn(event) })}>
          ${kTopP.map((p) => option(p, p === topP, p === 1 ? words.say('writing.all') : words.decimal(p, 2)))}
        </select>
      </label>
    </div>
  `;
}

const kLongestPrompt = 20_000; // far more than fits into the field

/**
 * @param {number} value
 * @param {boolean} selected
 * @param {string} text
 */
const option = (value, selected, text) => html`<option value=${value} .selected=${selected}>${text}</option>`;

/** @param {Event} event */
const chosenIn = (event) => Number(/** @type {HTMLSelectElement} */ (event.target).value);

/** @param {string} character so that a space or a line end can be seen */
function visible(character) {
  if (/^\s$/u.test(character)) return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return `“${character}”`;
}
