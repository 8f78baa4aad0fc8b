// The network over time as it reads something: its drawing, or its states as colours; and a cell of it, opened.
import { html, nothing } from 'lit';
import { architecture } from '../../views/architecture/architecture.js';
import { layerOf } from '../../views/cell/cellValues.js';
import { icon } from '../../views/icon.js';
import { segments } from '../../views/segments.js';
import { signOf } from '../../views/writtenCharacter.js';
import { modelSwitch } from '../modelSwitch.js';
import { nodeLooks } from '../nodeLooks.js';

/** @import { Reading } from '../../state/reading.js' */
/** @import { Cell } from '../../state/experimentState.js' */
/** @import { Rows, TracedLayer } from '../../worker/protocol.js' */
/** @import { Key } from '../../locales/words.js' */
/** @import { Scene } from '../scene.js' */

/** By the number of their gates. @type {Record<number, 'rnn' | 'gru' | 'lstm'>} */
const kCells = { 1: 'rnn', 3: 'gru', 4: 'lstm' };
const kTallest = 190; // pixels
const kTallestAlone = 330; // of a single step

/** @type {import('../scene.js').Panel} */
export default (scene) => {
  const { lesson, experiment, words, unfolded, unfold } = scene;
  /** @type {Reading | null} */
  const reading = experiment.seen('reading');
  const now = presentColumn(scene, reading);
  const { unit } = unfolded;
  const data = {
    graph: reading?.graph ?? null,
    type: lesson.type,
    looks: reading ? nodeLooks(reading, unit, words) : [],
    valueName: words.say('network.unit', { unit: words.count(unit + 1) }),
    attention: reading?.trace.attention ?? null,
    now,
    folded: unfolded.folded,
    tallest: lesson.tallest ?? (reading?.graph.columns === 1 ? kTallestAlone : kTallest),
    tools: tools(scene),
    instead: unfolded.asStates && reading ? states(scene, reading, now) : undefined,
  };
  const actions = {
    move: (/** @type {number} */ column) => unfold({ now: column }),
    open: (/** @type {Cell} */ cell) => experiment.turnTo({ cell }),
    fold: (/** @type {boolean} */ folded) => unfold({ folded }),
  };
  return html`${architecture(data, actions, words)} ${reading ? openedCell(scene, reading) : nothing}`;
};

/** @param {Scene} scene @param {Reading | null} reading */
const presentColumn = ({ unfolded }, reading) => Math.min(unfolded.now, Math.max((reading?.graph.columns ?? 1) - 1, 0));

/** Which network is drawn, where there are several; and whether it is drawn, or its states. @param {Scene} scene */
function tools(scene) {
  const { words, unfolded, unfold } = scene;
  const group = {
    name: 'kind',
    legend: words.say('network.kind'),
    choices: [
      { value: false, text: words.say('network.drawing') },
      { value: true, text: words.say('network.states') },
    ],
    chosen: unfolded.asStates,
  };
  return html`${modelSwitch(scene)} ${segments(group, (asStates) => unfold({ asStates }))}`;
}

/**
 * @param {Scene} scene
 * @param {Reading} reading
 * @param {number} now
 */
function states({ words, theme, unfolded, unfold }, { trace, inputs, said }, now) {
  const isTable = unfolded.tables.states ?? false;
  const toggle = words.say(isTable ? 'network.showColours' : 'network.showTable');
  const choices = trace.layers.flatMap((layer, index) =>
    rowsIn(layer).map(({ name, rows }) => ({ index, name, rows })),
  );
  const chosen = choices.find(({ index, name }) => `${index} ${name}` === unfolded.rows) ?? choices[0];
  /** @param {{ index: number, name: Key }} choice */
  const nameOf = ({ index, name }) =>
    [trace.layers.length > 1 && layerName(trace.layers[index], index, words), words.say(name)]
      .filter(Boolean)
      .join(': ');
  const isDecoder = trace.layers[chosen.index].part === 'decoder';
  return html`
    <div class="states">
      <div class="row">
      <select
        aria-label=${words.say('network.which')}
        @change=${(/** @type {Event} */ event) => unfold({ rows: /** @type {HTMLSelectElement} */ (event.target).value })}
      >
        ${choices.map(
          (choice) => html`
            <option value="${choice.index} ${choice.name}" .selected=${choice === chosen}>${nameOf(choice)}</option>
          `,
        )}
      </select>
      <button
        class="quiet"
        type="button"
        title=${toggle}
        aria-label=${toggle}
        @click=${() => unfold({ tables: { ...unfolded.tables, states: !isTable } })}
      >
        ${icon(isTable ? 'grid' : 'table')}
      </button>
      </div>
      <rnn-heatmap
        .rows=${chosen.rows}
        .name=${nameOf(chosen)}
        .labels=${(isDecoder && said ? said : inputs).map(signOf)}
        .now=${isDecoder ? now - inputs.length : now}
        .table=${isTable}
        .theme=${theme}
        .words=${words}
        @pick=${(/** @type {CustomEvent} */ { detail }) =>
          unfold({ now: detail.step + (isDecoder ? inputs.length : 0), unit: detail.unit })}
      ></rnn-heatmap>
    </div>
  `;
}

/** The part of an encoder–decoder, or else the number of the layer. @param {TracedLayer} layer @param {number} index @param {import('../../locales/words.js').Words} words */
const layerName = ({ part }, index, words) =>
  part === 'stack' ? words.say('drawing.layer', { layer: words.count(index + 1) }) : words.say(`drawing.${part}`);

/** @param {TracedLayer} layer @returns {{ name: Key, rows: Rows }[]} its states, then its gates */
const rowsIn = ({ a, c, gates }) => [
  { name: 'network.a', rows: a },
  ...(c ? [{ name: /** @type {Key} */ ('network.c'), rows: c }] : []),
  ...gates
    .filter(({ name }) => name !== 'hidden')
    .map(({ name, value }) => ({ name: /** @type {Key} */ (`network.${name}`), rows: value })),
];

/**
 * @param {Scene} scene
 * @param {Reading} reading
 */
function openedCell({ experiment, words, theme, unfold }, { trace, graph, inputs, features, classes }) {
  const { cell: place } = experiment.state.subject;
  const layer = place && layerOf(trace, place);
  if (!layer) return nothing;
  const step = Math.min(place.step, layer.a.steps - 1);
  const actions = {
    move: (/** @type {number} */ to) => {
      experiment.turnTo({ cell: { ...place, step: to } });
      const node = graph.nodes.find((one) => one.role === 'hidden' && one.step === to);
      if (node) unfold({ now: node.column });
    },
    close: () => experiment.turnTo({ cell: null }),
  };
  return html`
    <rnn-cell-view
      .cell=${kCells[layer.gates.length]}
      .g=${experiment.built.g}
      .output=${classes.length > 0 ? 'softmax' : 'sigmoid'}
      .place=${{ ...place, step }}
      .trace=${trace}
      .matrices=${experiment.seen('weights') ?? []}
      .inputs=${features ? inputs.map(() => '⋮') : inputs.map(signOf)}
      .classes=${classes.map(signOf)}
      .theme=${theme}
      .words=${words}
      .actions=${actions}
    ></rnn-cell-view>
  `;
}
