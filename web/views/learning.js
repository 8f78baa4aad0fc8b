// How well a model predicts: the chart of its losses.

/** @import { LossCurve } from '../state/lossCurve.js' */
/** @import { Words } from '../locales/words.js' */

import { html } from 'lit';
import { icon } from './icon.js';

/**
 * @typedef {object} LearningData
 * @property {LossCurve} curve
 * @property {number} step the last one
 * @property {number} choices among which a blind guess would choose: the different characters of the text; 0 without any
 * @property {boolean} ofTask whether it is the loss of a task's answers, not of a text's characters
 * @property {boolean} table whether the losses stand in a table instead of a chart
 * @property {string} theme
 */

/**
 * @param {LearningData} data
 * @param {{ toggleTable: () => void }} actions
 * @param {Words} words
 */
export function learning({ curve, step, choices, ofTask, table, theme }, actions, words) {
  const toggle = words.say(table ? 'chart.showChart' : 'chart.showTable');
  return html`
    <section class="learning panel" aria-labelledby="learning-heading">
      <header>
        <h2 id="learning-heading"><span class="symbol" aria-hidden="true">L</span>${words.say('chart.heading')}</h2>
        <span class="aside">${words.say(ofTask ? 'chart.taskUnit' : 'chart.unit')}</span>
        <button class="quiet" type="button" title=${toggle} aria-label=${toggle} @click=${actions.toggleTable}>
          ${icon(table ? 'chartLine' : 'table')}
        </button>
      </header>
      <rnn-loss-chart
        .curve=${curve}
        .step=${step}
        .choices=${choices}
        .ofTask=${ofTask}
        .table=${table}
        .theme=${theme}
        .words=${words}
      ></rnn-loss-chart>
    </section>
  `;
}
