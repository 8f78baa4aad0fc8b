// The eigenvalues of the recurrent weights of the model that is drawn.
import { html } from 'lit';
import { figurePanel } from '../../views/figurePanel.js';
import { modelName } from '../modelSwitch.js';
import { EigenvaluePlane } from '../../views/eigenvaluePlane.js';
import { define } from '../define.js';

const kNone = new Float64Array();

define('rnn-eigenvalue-plane', EigenvaluePlane);

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  const table = unfolded.tables.eigenvalues ?? false;
  const figure = html`
    <rnn-eigenvalue-plane
      .values=${experiment.seen('eigenvalues') ?? kNone}
      .table=${table}
      .theme=${theme}
      .words=${words}
    ></rnn-eigenvalue-plane>
  `;
  const data = {
    name: 'eigenvalues',
    symbol: 'λ',
    heading: words.say('eigenvalues.heading', {
      model: modelName(experiment.names[experiment.state.subject.model], words),
    }),
    table,
    figure,
  };
  return figurePanel(
    data,
    { toggleTable: () => unfold({ tables: { ...unfolded.tables, eigenvalues: !table } }) },
    words,
  );
};
