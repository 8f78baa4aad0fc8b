// How daring what is drawn may be, as a number and a word.

/** @import { Key, Words } from '../locales/words.js' */

import { html } from 'lit';
import { kHighestTemperature } from '../state/sampling.js';

/**
 * @param {number} temperature
 * @param {(temperature: number) => void} choose
 * @param {Words} words
 */
export function temperatureSlider(temperature, choose, words) {
  const value = words.decimal(temperature, 2);
  const word = words.say(/** @type {Key} */ (`temperatures.${wordFor(temperature)}`));
  return html`
    <div class="temperature" part="temperature">
      <label for="temperature">${words.say('writing.temperature')}</label>
      <input
        id="temperature"
        type="range"
        min="0"
        max=${kHighestTemperature}
        step="0.05"
        .value=${String(temperature)}
        aria-valuetext="${value}, ${word}"
        @input=${(/** @type {Event} */ event) => choose(Number(/** @type {HTMLInputElement} */ (event.target).value))}
      />
      <output for="temperature"><span class="value">${value}</span> <span class="word">${word}</span></output>
    </div>
  `;
}

/** @param {number} temperature */
function wordFor(temperature) {
  if (temperature === 0) return 'greedy';
  if (temperature < 0.6) return 'cautious';
  if (temperature < 0.95) return 'balanced';
  if (temperature <= 1.05) return 'faithful';
  return temperature < 1.5 ? 'daring' : 'wild';
}
