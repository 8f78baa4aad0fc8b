// What models side by side have learned so far, one over the other.
import { html } from 'lit';
import { figurePanel } from '../../views/figurePanel.js';
import { segments } from '../../views/segments.js';
import { modelName } from '../modelSwitch.js';
import { OverlaidCurves } from '../../views/overlaidCurves.js';
import { define } from '../define.js';

/** @import { Model } from '../../state/model.js' */
/** @import { Scene } from '../scene.js' */

define('rnn-overlaid-curves', OverlaidCurves);

/** @type {import('../scene.js').Panel} */
export default (scene) => {
  const { experiment, words, theme, unfolded, unfold } = scene;
  const { task, vocabulary } = experiment.models[0].opened ?? {};
  const measure = unfolded.measure ?? (task ? 'accuracy' : 'loss');
  const table = unfolded.tables.curves ?? false;
  const models = experiment.names.map((/** @type {string} */ name, /** @type {number} */ i) => ({
    name: modelName(name, words),
    curve: experiment.models[i].curve,
  }));
  const figure = html`
    <rnn-overlaid-curves
      .models=${models}
      .step=${Math.max(...experiment.models.map(({ progress }) => progress?.step ?? 0))}
      .measure=${measure}
      .guess=${Math.log(task?.outputSize ?? vocabulary?.length ?? Number.NaN)}
      .table=${table}
      .theme=${theme}
      .words=${words}
    ></rnn-overlaid-curves>
  `;
  const data = {
    name: 'curves',
    symbol: task ? undefined : 'L', // beside a switch there is no room for it
    heading: words.say(task ? 'curves.heading' : 'curves.loss'),
    tools: task ? measureSwitch(scene, measure) : undefined,
    table,
    figure,
  };
  return figurePanel(data, { toggleTable: () => unfold({ tables: { ...unfolded.tables, curves: !table } }) }, words);
};

/** @param {Scene} scene @param {'accuracy' | 'loss'} measure */
function measureSwitch({ words, unfold }, measure) {
  const group = {
    name: 'measure',
    legend: words.say('curves.which'),
    choices: /** @type {const} */ (['accuracy', 'loss']).map((value) => ({
      value,
      text: words.say(`curves.${value}`),
    })),
    chosen: measure,
  };
  return segments(group, (chosen) => unfold({ measure: chosen }));
}
