// A word and a voice to choose, or the microphone; the sound, and what the network says to it.

/** @import { ErrorBody, Rows, SpokenWord, Wish } from '../worker/protocol.js' */
/** @import { Heard } from '../state/speechExperiment.js' */
/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { icon } from './icon.js';

/**
 * @typedef {object} SoundPanelData
 * @property {SpokenWord[]} spokenWords empty while they are not known
 * @property {Wish} wish
 * @property {Heard | null} heard
 * @property {Rows | null} outputs ŷ of each frame of it
 * @property {string[]} names of the classes
 * @property {number} right the share of frames that are; NaN where nobody knows
 * @property {number} now the present frame
 * @property {() => number} position seconds that have been heard; NaN while it does not play
 * @property {boolean} playing
 * @property {'off' | 'asking' | 'on'} recording
 * @property {ErrorBody | null} problem
 * @property {boolean} table
 * @property {string} theme
 *
 * @typedef {object} SoundPanelActions
 * @property {(change: Partial<Wish>) => void} speak
 * @property {() => void} play
 * @property {() => void} listen
 * @property {() => void} stop
 * @property {(frame: number) => void} move
 * @property {() => void} toggleTable
 */

/**
 * @param {SoundPanelData} data
 * @param {SoundPanelActions} actions
 * @param {Words} words
 */
export function soundPanel(data, actions, words) {
  const { heard, table } = data;
  return html`
    <section class="sound panel" aria-labelledby="sound-heading">
      <header>
        <h2 id="sound-heading">
          <span class="symbol" aria-hidden="true">x<sup>⟨t⟩</sup></span>${words.say('speech.heading')}
        </h2>
        <p class="aside">${sentence(data, words)}</p>
        <button
          class="quiet"
          type="button"
          aria-pressed=${table}
          title=${words.say(table ? 'chart.showChart' : 'chart.showTable')}
          aria-label=${words.say(table ? 'chart.showChart' : 'chart.showTable')}
          @click=${actions.toggleTable}
        >${icon(table ? 'chartLine' : 'table')}</button>
      </header>
      <div class="choices">${wordChoice(data, actions, words)} ${buttons(data, actions, words)}</div>
      <div class="voice" role="group" aria-label=${words.say('speech.voice')}>${knobs(data, actions, words)}</div>
      <p class="problem" role="alert">${data.problem ? words.error(data.problem) : ''}</p>
      <rnn-spectrogram
        .sound=${heard?.sound ?? null}
        .labels=${heard?.labels ?? null}
        .outputs=${data.outputs}
        .names=${data.names}
        .now=${data.now}
        .heard=${data.position}
        .playing=${data.playing}
        .table=${table}
        .theme=${data.theme}
        .words=${words}
        @move=${(/** @type {CustomEvent} */ { detail }) => actions.move(detail)}
      ></rnn-spectrogram>
    </section>
  `;
}

/**
 * Whose voice it is, and how much of it is understood.
 * @param {SoundPanelData} data
 * @param {Words} words
 */
function sentence({ heard, right, recording }, words) {
  if (recording === 'on') return words.say('speech.private');
  if (!heard) return '';
  const voice = words.say(`speech.${heard.voice ?? 'own'}`);
  return Number.isNaN(right) ? voice : `${voice} ${words.say('speech.right', { share: words.percent(right) })}`;
}

/**
 * @param {SoundPanelData} data
 * @param {SoundPanelActions} actions
 * @param {Words} words
 */
function wordChoice({ spokenWords, wish }, actions, words) {
  const kinds = /** @type {const} */ (['turkishDigit', 'englishDigit', 'syllable']);
  const options = spokenWords.map((word, index) => ({ ...word, index }));
  return html`
    <label class="word">
      <span>${words.say('speech.word')}</span>
      <select
        name="word"
        ?disabled=${spokenWords.length === 0}
        @change=${(/** @type {Event} */ event) => actions.speak({ word: Number(written(event)) })}
      >
        ${kinds.map(
          (kind) => html`
            <optgroup label=${words.say(`speech.${kind}`)}>
              ${options
                .filter((word) => word.kind === kind)
                .map(
                  ({ index, written, phonemes }) => html`
                    <option value=${index} .selected=${index === wish.word}>${written} /${phonemes.join('')}/</option>
                  `,
                )}
            </optgroup>
          `,
        )}
      </select>
    </label>
  `;
}

/**
 * @param {SoundPanelData} data
 * @param {SoundPanelActions} actions
 * @param {Words} words
 */
function buttons({ heard, playing, recording }, actions, words) {
  const isListening = recording !== 'off';
  return html`
    <button class="hear" type="button" ?disabled=${!heard || isListening} @click=${playing ? actions.stop : actions.play}>
      ${icon(playing ? 'square' : 'volume')}<span>${words.say(playing ? 'speech.stop' : 'speech.hear')}</span>
    </button>
    <button
      class="own ${recording === 'on' ? 'on' : ''}"
      type="button"
      ?disabled=${!heard}
      title=${words.say('speech.ownHint')}
      @click=${isListening ? actions.stop : actions.listen}
    >
      ${icon(isListening ? 'square' : 'mic')}<span>${words.say(isListening ? 'speech.stop' : 'speech.speak')}</span>
    </button>
  `;
}

/** @type {readonly { name: 'pitch' | 'tract' | 'background', low: number, high: number, stride: number }[]} */
const kKnobs = [
  { name: 'pitch', low: 75, high: 400, stride: 1 },
  { name: 'tract', low: 12, high: 19, stride: 0.1 },
  { name: 'background', low: 0, high: 0.5, stride: 0.01 },
];

/**
 * @param {SoundPanelData} data
 * @param {SoundPanelActions} actions
 * @param {Words} words
 */
function knobs({ wish, heard }, actions, words) {
  const said = {
    pitch: words.say('speech.hertz', { count: words.count(wish.pitch) }),
    tract: words.say('speech.centimetres', { count: words.decimal(wish.tract, 1) }),
    background: words.percent(wish.background),
  };
  return kKnobs.map(
    ({ name, low, high, stride }) => html`
      <label title=${words.say(`speech.${name}Hint`)}>
        <span>${words.say(`speech.${name}`)}</span>
        <input
          type="range"
          name=${name}
          min=${low}
          max=${high}
          step=${stride}
          .value=${String(wish[name])}
          aria-valuetext=${said[name]}
          ?disabled=${!heard}
          @input=${(/** @type {Event} */ event) => actions.speak({ [name]: Number(written(event)) })}
        />
        <output>${said[name]}</output>
      </label>
    `,
  );
}

/** @param {Event} event */
const written = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
