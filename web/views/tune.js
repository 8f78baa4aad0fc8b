// What the model composes: what is asked of it, the tune as a score or in ABC, its sound, its files.

/** @import { ErrorBody } from '../worker/protocol.js' */
/** @import { Key as Sentence, Words } from '../locales/words.js' */

import { html, nothing } from 'lit';
import { icon } from './icon.js';
import { temperatureSlider } from './temperature.js';

/**
 * @template Style, Key
 * @typedef {object} TuneData
 * @property {boolean} ready
 * @property {readonly Style[]} styles
 * @property {readonly Key[]} keys
 * @property {{ style: Style, key: Key, temperature: number }} wish
 * @property {boolean} follows whether it composes anew by itself as it learns
 * @property {{ step: number, isWhole: boolean } | null} tune
 * @property {string} title
 * @property {string} abc what is shown and played; '' before there is a tune
 * @property {boolean} isEdited
 * @property {boolean} asText whether the ABC stands there instead of the score
 * @property {number} place where the note at hand stands in the text, or −1
 * @property {boolean} isPlaying
 * @property {ErrorBody | null} problem
 */

/**
 * @template Style, Key
 * @typedef {object} TuneActions
 * @property {(change: { style?: Style, key?: Key, temperature?: number }) => void} wish
 * @property {() => void} compose
 * @property {(follows: boolean) => void} follow
 * @property {(asText: boolean) => void} show
 * @property {(abc: string) => void} edit
 * @property {() => void} discard
 * @property {() => void} play
 * @property {() => void} stop
 * @property {(place: number) => void} pick
 * @property {(kind: 'abc' | 'midi' | 'wav') => void} save
 */

/**
 * @template {string} Style
 * @template {string} Key
 * @param {TuneData<Style, Key>} data
 * @param {TuneActions<Style, Key>} actions
 * @param {Words} words
 */
export function tune(data, actions, words) {
  const { asText, wish } = data;
  return html`
    <section class="tune panel" aria-labelledby="tune-heading">
      <header>
        <h2 id="tune-heading"><span class="symbol" aria-hidden="true">ŷ<sup>⟨t⟩</sup></span>${words.say('music.heading')}</h2>
        <span class="aside">${data.tune ? words.say('writing.atStep', { step: words.count(data.tune.step) }) : nothing}</span>
        ${kinds(asText, actions, words)}
      </header>
      ${wishes(data, actions, words)}
      <div class="sampling">
        ${temperatureSlider(wish.temperature, (temperature) => actions.wish({ temperature }), words)}
        <label class="check">
          <input
            type="checkbox"
            name="follows"
            .checked=${data.follows}
            @change=${(/** @type {Event} */ event) => actions.follow(/** @type {HTMLInputElement} */ (event.target).checked)}
          />
          <span>${words.say('music.follow')}</span>
        </label>
      </div>
      <div class="sheet">${asText ? text(data, actions, words) : score(data, actions, words)}</div>
      ${sound(data, actions, words)}
      <p class="problem" id="tune-problem" role="status">${data.problem ? words.error(data.problem) : nothing}</p>
    </section>
  `;
}

/** @param {boolean} asText @param {{ show: (asText: boolean) => void }} actions @param {Words} words */
const kinds = (asText, actions, words) => html`
  <fieldset class="segments kinds">
    <legend class="visually-hidden">${words.say('music.kind')}</legend>
    ${[false, true].map(
      (kind) => html`
        <label>
          <input type="radio" name="notation" .checked=${kind === asText} @change=${() => actions.show(kind)} />
          <span>${words.say(kind ? 'music.abc' : 'music.score')}</span>
        </label>
      `,
    )}
  </fieldset>
`;

/**
 * @template {string} Style
 * @template {string} Key
 * @param {TuneData<Style, Key>} data
 * @param {TuneActions<Style, Key>} actions
 * @param {Words} words
 */
function wishes({ ready, styles, keys, wish }, actions, words) {
  return html`
    <form class="wishes" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label>
        <span>${words.say('music.style')}</span>
        <select name="style" @change=${(/** @type {Event} */ event) => actions.wish({ style: /** @type {Style} */ (chosenIn(event)) })}>
          ${styles.map((style) => option(style, wish.style, words.say(/** @type {Sentence} */ (`styles.${style}`))))}
        </select>
      </label>
      <label>
        <span>${words.say('music.key')}</span>
        <select name="key" @change=${(/** @type {Event} */ event) => actions.wish({ key: /** @type {Key} */ (chosenIn(event)) })}>
          ${keys.map((key) => option(key, wish.key, keyName(wish.style, key, words)))}
        </select>
      </label>
      <button type="button" class="compose" ?disabled=${!ready} @click=${actions.compose}>
        ${icon('penLine')}<span>${words.say('music.compose')}</span>
      </button>
    </form>
  `;
}

/** @param {string} style @param {string} key @param {Words} words */
export const keyName = (style, key, words) =>
  words.say('music.inKey', {
    tonic: words.say(/** @type {Sentence} */ (`tonics.${key}`)),
    mode: words.say(/** @type {Sentence} */ (`modes.${style}`)),
  });

/**
 * @template Style, Key
 * @param {TuneData<Style, Key>} data
 * @param {TuneActions<Style, Key>} actions
 * @param {Words} words
 */
const score = ({ abc, title, place }, actions, words) => html`
  <rnn-score
    tabindex="0"
    role="group"
    aria-label=${words.say('music.scoreOf', { title })}
    .abc=${abc}
    .place=${place}
    .label=${words.say('music.scoreOf', { title })}
    .words=${words}
    @pick=${(/** @type {CustomEvent} */ { detail }) => actions.pick(detail.place)}
  ></rnn-score>
  ${abc === '' ? html`<p class="waiting">${words.say('music.nothing')}</p>` : nothing}
`;

/**
 * @template Style, Key
 * @param {TuneData<Style, Key>} data
 * @param {TuneActions<Style, Key>} actions
 * @param {Words} words
 */
const text = ({ abc, problem }, actions, words) => html`
  <textarea
    class="abc"
    spellcheck="false"
    autocomplete="off"
    autocapitalize="off"
    maxlength=${kLongestText}
    aria-label=${words.say('music.text')}
    aria-invalid=${problem ? 'true' : 'false'}
    aria-describedby="tune-problem"
    .value=${abc}
    @input=${(/** @type {Event} */ event) => actions.edit(/** @type {HTMLTextAreaElement} */ (event.target).value)}
  ></textarea>
`;

/**
 * @template Style, Key
 * @param {TuneData<Style, Key>} data
 * @param {TuneActions<Style, Key>} actions
 * @param {Words} words
 */
function sound({ abc, tune: composed, isEdited, isPlaying }, actions, words) {
  const nothingThere = abc === '';
  return html`
    <div class="player">
      <button
        type="button"
        class="play"
        ?disabled=${nothingThere && !isPlaying}
        @click=${isPlaying ? actions.stop : actions.play}
      >${icon(isPlaying ? 'square' : 'play')}<span>${words.say(isPlaying ? 'music.stop' : 'music.play')}</span></button>
      ${
        isEdited
          ? html`<button type="button" @click=${actions.discard}>${icon('undo2')}<span>${words.say('music.discard')}</span></button>`
          : composed && fullness(composed.isWhole, words)
      }
      <span class="files" role="group" aria-label=${words.say('music.save')}>
        ${kFiles.map(
          ([kind, label]) => html`
            <button
              type="button"
              class="quiet"
              title=${words.say(/** @type {Sentence} */ (`music.${kind}Hint`))}
              ?disabled=${nothingThere}
              @click=${() => actions.save(kind)}
            >${icon('download')}<span>${label}</span></button>
          `,
        )}
      </span>
    </div>
  `;
}

/** @param {boolean} isWhole @param {Words} words */
const fullness = (isWhole, words) => html`
  <span class="fullness ${isWhole ? 'whole' : ''}">
    ${icon(isWhole ? 'check' : 'x')}<span>${words.say(isWhole ? 'music.whole' : 'music.broken')}</span>
  </span>
`;

const kFiles = /** @type {const} */ ([
  ['midi', 'MIDI'],
  ['wav', 'WAV'],
  ['abc', 'ABC'],
]);
const kLongestText = 10_000; // far more than a page of music

/** @param {string} value @param {string} chosen @param {string} label */
const option = (value, chosen, label) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`;

/** @param {Event} event */
const chosenIn = (event) => /** @type {HTMLSelectElement} */ (event.target).value;
