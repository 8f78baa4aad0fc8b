// The hidden states of every layer of the model that is looked at, the highest layer on top.
import { html } from 'lit';
import { figurePanel } from '../../views/figurePanel.js';
import { signOf } from '../../views/writtenCharacter.js';

/** @import { Reading } from '../../state/reading.js' */

/** @type {import('../scene.js').Panel} */
export default ({ experiment, words, theme, unfolded, unfold }) => {
  /** @type {Reading | null} */
  const reading = experiment.seen('reading');
  const table = unfolded.tables.layers ?? false;
  const layers = reading?.trace.layers ?? [];
  const labels = reading?.inputs.map(signOf) ?? [];
  const figure = html`
    <div class="layers-of-states">
      ${layers.toReversed().map(
        ({ a, layer }) => html`
          <rnn-heatmap
            low
            .rows=${a}
            .name=${words.say('layers.states', { layer: words.count(layer + 1) })}
            .labels=${labels}
            .now=${Math.min(unfolded.now, a.steps - 1)}
            .table=${table}
            .theme=${theme}
            .words=${words}
            @pick=${(/** @type {CustomEvent} */ { detail }) => unfold({ now: detail.step, unit: detail.unit })}
          ></rnn-heatmap>
        `,
      )}
    </div>
  `;
  const data = {
    name: 'layers',
    symbol: html`a<sup>⟨t⟩</sup>`,
    heading: words.say('layers.heading'),
    table,
    figure,
  };
  return figurePanel(data, { toggleTable: () => unfold({ tables: { ...unfolded.tables, layers: !table } }) }, words);
};
