// The drawing in words: what each step has, and what is computed from what.

/** @import { Graph, GraphNode } from '../../worker/protocol.js' */
/** @import { NodeLook } from './shapes.js' */
/** @import { Key, Words } from '../../locales/words.js' */

import { html } from 'lit';
import { cellOf, factsOf } from './graph.js';

/**
 * @param {{ graph: Graph, looks: NodeLook[], columns: Set<number> }} data columns: those that are drawn
 * @param {Words} words
 */
export function twin({ graph, looks, columns }, words) {
  const kinds = factsOf(graph).cells;
  /** @type {Map<string, number>} */
  const drawn = new Map();
  for (const column of columns) {
    for (const index of factsOf(graph).nodesAt[column]) drawn.set(`${column} ${cellOf(graph.nodes[index])}`, index);
  }
  return html`
    <div class="visually-hidden">
    <table>
      <caption>${words.say('drawing.twin')}</caption>
      <thead>
        <tr>
          <th scope="col">${words.say('drawing.column')}</th>
          ${kinds.map((node) => html`<th scope="col">${kindName(node, graph, words)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...columns]
          .sort((a, b) => a - b)
          .map(
            (column) => html`
              <tr>
                <th scope="row">${words.count(column + 1)}</th>
                ${kinds.map((node) => {
                  const index = drawn.get(`${column} ${cellOf(node)}`);
                  return html`<td>${index === undefined ? '' : lookName(looks[index] ?? {}, words) || '✓'}</td>`;
                })}
              </tr>
            `,
          )}
      </tbody>
    </table>
    <ul aria-label=${words.say('drawing.arrows')}>
      ${arrowKinds(graph, words).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    </div>
  `;
}

/** @param {Graph} graph @param {Words} words */
function arrowKinds(graph, words) {
  return factsOf(graph).arrows.map(({ from, to, role, weight }) =>
    words.say(/** @type {Key} */ (`drawing.${role}Arrow`), {
      from: kindName(graph.nodes[from], graph, words),
      to: kindName(graph.nodes[to], graph, words),
      weight,
    }),
  );
}

/**
 * @param {GraphNode} node
 * @param {NodeLook} look
 * @param {Graph} graph
 * @param {Words} words
 */
export function nodeName(node, look, graph, words) {
  const name = words.say('drawing.node', { what: kindName(node, graph, words), t: words.count(node.step + 1) });
  return [name, lookName(look, words)].filter(Boolean).join(', ');
}

/** @param {GraphNode} node @param {Graph} graph @param {Words} words */
function kindName({ role, layer, direction, decoder }, graph, words) {
  const facts = factsOf(graph);
  const parts = [words.say(`drawing.${role}`)];
  if (role === 'hidden' && facts.layers > 1) parts.push(words.say('drawing.layer', { layer: words.count(layer) }));
  if (role === 'hidden' && facts.bidirectional && !decoder) parts.push(words.say(`drawing.${direction}`));
  if (role === 'hidden' && facts.decoder) parts.push(words.say(decoder ? 'drawing.decoder' : 'drawing.encoder'));
  return parts.join(', ');
}

/** @param {NodeLook} look @param {Words} words */
const lookName = ({ label = '', note = '', value }, words) =>
  [label, note, value === undefined ? '' : words.decimal(value, 2)].filter(Boolean).join(', ');
