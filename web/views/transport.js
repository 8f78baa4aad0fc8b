// Train, pause, step, reset, and the line that tells how far training has come.

/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from './icon.js';

/**
 * @typedef {object} TransportData
 * @property {boolean} ready whether there is a model to train
 * @property {boolean} training
 * @property {string} status one sentence on what is going on
 * @property {readonly { name: string, label: string, value: string }[]} stats
 *
 * @typedef {object} TransportActions
 * @property {() => void} train
 * @property {() => void} pause
 * @property {() => void} step
 * @property {() => void} reset
 * @property {() => void} share
 */

/**
 * @param {TransportData} data
 * @param {TransportActions} actions
 * @param {Words} words
 */
export function transport({ ready, training, status, stats }, actions, words) {
  return html`
    <section class="transport" part="transport" aria-label=${words.say('transport.group')}>
      <div class="buttons">
        <button class="primary train" part="train" type="button" ?disabled=${!ready} @click=${training ? actions.pause : actions.train}>
          ${keyed(training, html`${icon(training ? 'pause' : 'play')}<span>${words.say(training ? 'transport.pause' : 'transport.train')}</span>`)}
        </button>
        <button part="step" type="button" ?disabled=${!ready} @click=${actions.step}>
          ${icon('stepForward')}<span>${words.say('transport.step')}</span>
        </button>
        <button
          part="reset"
          type="button"
          ?disabled=${!ready}
          title=${words.say('transport.resetHint')}
          @click=${actions.reset}
        >
          ${icon('rotateCcw')}<span>${words.say('transport.reset')}</span>
        </button>
        <button class="share" part="share" type="button" ?disabled=${!ready} aria-haspopup="dialog" @click=${actions.share}>
          ${icon('share')}<span>${words.say('takeAlong.button')}</span>
        </button>
      </div>
      <p class="status ${training ? 'busy' : ''}" role="status">${status}</p>
      <dl class="stats" part="stats">
        ${stats.map(stat)}
      </dl>
    </section>
  `;
}

/** @param {{ name: string, label: string, value: string }} shown */
const stat = ({ name, label, value }) =>
  html`<div class=${name}><dt>${label}</dt>${keyed(value, html`<dd>${value}</dd>`)}</div>`;
