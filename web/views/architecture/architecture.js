// A network: its name and lengths, its drawing, and what moves through its time.

/** @import { Graph, NetworkSettings, Rows } from '../../worker/protocol.js' */
/** @import { Words } from '../../locales/words.js' */
/** @import { DrawingActions } from './drawing.js' */
/** @import { NodeLook } from './shapes.js' */

import { html, nothing } from 'lit';
import { icon } from '../icon.js';
import { indexed } from '../notation.js';
import { scaleLegend } from '../scaleLegend.js';
import { factsOf } from './graph.js';

/**
 * @typedef {object} ArchitectureData
 * @property {Graph | null} graph null as long as there is none
 * @property {NetworkSettings['type']} type
 * @property {NodeLook[]} looks one for each node of the graph, or none at all
 * @property {string} valueName what the colours of the nodes stand for, such as "unit 3 of a⟨t⟩"; or ''
 * @property {Rows | null} attention
 * @property {number} now the present column, from 0
 * @property {boolean} folded
 * @property {number} tallest how high the drawing should be at most, in pixels
 * @property {unknown} [tools] what else stands in its head
 * @property {unknown} [instead] stands there instead of the drawing
 *
 * @typedef {DrawingActions & { fold: (folded: boolean) => void }} ArchitectureActions
 */

/**
 * @param {ArchitectureData} data
 * @param {ArchitectureActions} actions
 * @param {Words} words
 */
export function architecture(data, actions, words) {
  const { graph, type, looks, attention, now, folded, tallest, tools = nothing, instead } = data;
  const isTimeless = graph?.columns === 1; // nothing to fold, nowhere to go
  const fold = words.say(folded ? 'drawing.unroll' : 'drawing.fold');
  return html`
    <section class="architecture panel" aria-labelledby="architecture-heading">
      <header>
        <h2 id="architecture-heading">
          <span class="symbol" aria-hidden="true">a<sup>⟨t⟩</sup></span>
          <span>${indexed(words.say(`drawing.${type}`))}</span>
        </h2>
        <span class="aside">${graph ? indexed(lengthsOf(graph, words)) : nothing}</span>
        ${tools}
        ${
          isTimeless
            ? nothing
            : html`<button class="quiet" type="button" title=${fold} ?disabled=${!graph || instead} @click=${() => actions.fold(!folded)}>
                ${icon(folded ? 'unfoldHorizontal' : 'foldHorizontal')}<span class="visually-hidden">${fold}</span>
              </button>`
        }
      </header>
      ${
        instead ??
        (graph
          ? html`<rnn-architecture-drawing
              .graph=${graph}
              .looks=${looks}
              .attention=${attention}
              .now=${now}
              .folded=${folded}
              .tallest=${tallest}
              .actions=${actions}
              .words=${words}
            ></rnn-architecture-drawing>`
          : html`<p class="waiting">${words.say('drawing.nothing')}</p>`)
      }
      ${graph ? timeLine(graph, data, actions, words) : html`<footer class="time"></footer>`}
    </section>
  `;
}

/**
 * @param {Graph} graph
 * @param {ArchitectureData} data
 * @param {ArchitectureActions} actions
 * @param {Words} words
 */
function timeLine(graph, { now, valueName }, { move }, words) {
  const last = graph.columns - 1;
  const legend = valueName ? scaleLegend(valueName, words) : nothing;
  if (last === 0) return html`<footer class="time">${legend}</footer>`;
  const said = timeOf(graph, now, words);
  /** @param {'before' | 'after'} name @param {number} column */
  const button = (name, column) => html`
    <button
      class="quiet"
      type="button"
      title=${words.say(`drawing.${name}`)}
      aria-label=${words.say(`drawing.${name}`)}
      ?disabled=${column < 0 || column > last}
      @click=${() => move(column)}
    >${icon(name === 'before' ? 'chevronLeft' : 'chevronRight')}</button>
  `;
  return html`
    <footer class="time">
      ${button('before', now - 1)}
      <input
        type="range"
        min="0"
        max=${last}
        .value=${String(now)}
        aria-label=${words.say('drawing.time')}
        aria-valuetext=${said}
        @input=${(/** @type {Event} */ event) => move(Number(/** @type {HTMLInputElement} */ (event.target).value))}
      />
      ${button('after', now + 1)}
      <span class="value">${said}</span>
      ${legend}
    </footer>
  `;
}

/** @param {Graph} graph @param {Words} words */
function lengthsOf(graph, words) {
  const { inputSteps, outputSteps, layers, bidirectional, attention } = factsOf(graph);
  const lengths = [`T_x = ${words.count(inputSteps)}`, `T_y = ${words.count(outputSteps)}`];
  return [
    ...(inputSteps === outputSteps ? [`T_x = ${lengths[1]}`] : lengths),
    layers > 1 && words.say('drawing.deep', { layers: words.count(layers) }),
    bidirectional && words.say('drawing.bidirectional'),
    attention && words.say('drawing.withAttention'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {Graph} graph @param {number} now @param {Words} words */
function timeOf(graph, now, words) {
  const { decoder, inputSteps, outputSteps } = factsOf(graph);
  if (!decoder) return words.say('drawing.at', { t: words.count(now + 1), last: words.count(graph.columns) });
  return now < inputSteps
    ? words.say('drawing.atInput', { t: words.count(now + 1), last: words.count(inputSteps) })
    : words.say('drawing.atOutput', { t: words.count(now - inputSteps + 1), last: words.count(outputSteps) });
}
