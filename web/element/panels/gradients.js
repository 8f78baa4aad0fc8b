// How much of the error reaches each state, for models side by side.
import { html } from 'lit';
import { figurePanel } from '../../views/figurePanel.js';
import { segments } from '../../views/segments.js';
import { modelName } from '../modelSwitch.js';
import { GradientNorms } from '../../views/gradientNorms.js';
import { define } from '../define.js';

/** @import { Gradients } from '../../state/recall.js' */
/** @import { Scene } from '../scene.js' */

/** Steps of the sequence that is made on demand: as deep as 10,000 layers. */
const kLong = 10_000;

define('rnn-gradient-norms', GradientNorms);

/** @type {import('../scene.js').Panel} */
export default (scene) => {
  const { experiment, words, theme, unfolded, unfold } = scene;
  /** @type {Gradients | null} */
  const seen = experiment.seen('gradients');
  const table = unfolded.tables.gradients ?? false;
  const isWaiting = seen !== null && seen.steps !== experiment.state.subject.steps;
  const models = experiment.names.map((/** @type {string} */ name, /** @type {number} */ i) => ({
    name: modelName(name, words),
    norms: seen?.norms[i] ?? new Float64Array(),
  }));
  const figure = html`
    <rnn-gradient-norms
      aria-busy=${isWaiting}
      .models=${seen ? models : []}
      .table=${table}
      .theme=${theme}
      .words=${words}
    ></rnn-gradient-norms>
  `;
  const data = {
    name: 'gradients',
    symbol: '∂L',
    heading: words.say('norms.heading'),
    aside: isWaiting ? words.say('norms.waiting') : undefined,
    tools: lengthSwitch(scene),
    table,
    figure,
  };
  return figurePanel(data, { toggleTable: () => unfold({ tables: { ...unfolded.tables, gradients: !table } }) }, words);
};

/** Over the steps of the task, or over very many. @param {Scene} scene */
function lengthSwitch({ experiment, words }) {
  const group = {
    name: 'length',
    legend: words.say('norms.length'),
    choices: [0, kLong].map((steps) => ({
      value: steps,
      text: words.say('norms.steps', { steps: words.count(steps || experiment.built.lag + 1) }),
    })),
    chosen: experiment.state.subject.steps,
  };
  return segments(group, (steps) => experiment.turnTo({ steps }));
}
